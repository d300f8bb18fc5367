/**
 * The working calendar of Russia, as data: public holidays (Labour Code, art. 112) and the days that the Government moves each
 * year. A year that is not here yet is reckoned by the holidays alone: a day off that falls on a weekend moves to the next
 * working day, but those of January are moved by a decree only. Pure.
 */
import { addDays, type Day } from './days.ts';

/** Every year: month and day. */
const holidays = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
];

type Moved = {
  /** Days off besides holidays and weekends, those moved by the Labour Code itself included. */
  off: string[];
  /** Saturdays on which one works. */
  on?: string[];
};

const years: Record<string, Moved> = {
  // Government decree of 10.07.2019 № 875; 24.06 and 01.07 by decrees of the President № 345 and № 354.
  2020: { off: ['02-24', '03-09', '05-04', '05-05', '05-11', '06-24', '07-01'] },
  // Decree of 10.10.2020 № 1648; 04.05–07.05 by № 242 and 01.11–03.11 by № 595 of the President.
  2021: {
    off: [
      ...['02-22', '05-03', '05-04', '05-05', '05-06', '05-07', '05-10', '06-14'],
      ...['11-01', '11-02', '11-03', '11-05', '12-31'],
    ],
    on: ['02-20'],
  },
  // Decree of 16.09.2021 № 1564.
  2022: { off: ['03-07', '05-02', '05-03', '05-10', '06-13'], on: ['03-05'] },
  // Decree of 29.08.2022 № 1505.
  2023: { off: ['02-24', '05-08', '11-06'] },
  // Decree of 10.08.2023 № 1314.
  2024: {
    off: ['04-29', '04-30', '05-10', '12-30', '12-31'],
    on: ['04-27', '11-02', '12-28'],
  },
  // Decree of 04.10.2024 № 1335.
  2025: { off: ['05-02', '05-08', '06-13', '11-03', '12-31'], on: ['11-01'] },
  // Decree of 24.09.2025 № 1466.
  2026: { off: ['01-09', '03-09', '05-11', '12-31'] },
};

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6;
const isHoliday = (day: Day): boolean => holidays.includes(day.slice(5));

/** Whether a day off of a year without a decree moves here from the weekend before. */
function isMovedHere(day: Day): boolean {
  let before = addDays(day, -1);
  let owed = 0;
  for (; isWeekend(before) || isHoliday(before); before = addDays(before, -1))
    if (isWeekend(before) && isHoliday(before) && before.slice(5, 7) !== '01') owed++;
  return owed > 0;
}

/** Whether people work on a day. */
export function isWorking(day: Day): boolean {
  const moved = years[day.slice(0, 4)];
  const name = day.slice(5);
  if (moved?.on?.includes(name)) return true;
  if (isWeekend(day) || isHoliday(day) || moved?.off.includes(name)) return false;
  return moved !== undefined || !isMovedHere(day);
}

/** Working days from `from` (not counted) to `to` (counted). */
export function workingDays(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorking(day)) count++;
  return count;
}

/** The day `count` working days before another: that many lie after it, up to and including the other. */
export function workingDayBefore(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0; at = addDays(at, -1)) if (isWorking(at)) left--;
  while (!isWorking(at)) at = addDays(at, -1);
  return at;
}

/** Whether a day is a Monday: what is told once a week is told then. */
export const isMonday = (day: Day): boolean => weekday(day) === 1;
