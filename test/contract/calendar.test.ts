/** The working calendar of Russia: public holidays, days that a decree moves, years of which none is known yet. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorking, workingDayBefore, workingDays } from '../../functions/contract/calendar.ts';
import { addDays } from '../../functions/contract/days.ts';

/** Working days of a year, as the production calendars print them. */
const printed: Record<number, number> = {
  // Of 2020 and 2021 the calendars say 248 and 247: days that the President freed later are not in them.
  2020: 248 - 2,
  2021: 247 - 4 - 3,
  2022: 247,
  2023: 247,
  2024: 248,
  2025: 247,
  2026: 247,
};

describe('a day', () => {
  test.each([
    ['2021-05-14', true],
    ['2021-05-15', false],
    ['2021-05-10', false],
    ['2021-02-20', true],
    ['2021-02-22', false],
    ['2021-12-31', false],
    ['2024-04-27', true],
    ['2024-12-28', true],
    ['2025-11-01', true],
    ['2026-01-09', false],
    ['2027-05-03', false],
    ['2027-01-11', true],
  ])('%s is one of work: %s', (day, works) => {
    expect(isWorking(day)).toBe(works);
  });

  test('of a year there are as many as its calendar says', () => {
    const counted = Object.keys(printed).map((year) => [
      Number(year),
      workingDays(`${Number(year) - 1}-12-31`, `${year}-12-31`),
    ]);
    expect(Object.fromEntries(counted)).toEqual(printed);
  });
});

describe('counting', () => {
  test('begins after the first day and goes through the last', () => {
    expect(workingDays('2021-05-14', '2021-05-14')).toBe(0);
    expect(workingDays('2021-05-14', '2021-05-16')).toBe(0);
    expect(workingDays('2021-05-14', '2021-05-17')).toBe(1);
    expect(workingDays('2021-05-17', '2021-05-10')).toBe(0);
    expect(workingDays('2021-04-30', '2021-05-11')).toBe(1);
  });

  test('five working days before 31 May 2021 is the 24th', () => {
    expect(workingDayBefore('2021-05-31', 5)).toBe('2021-05-24');
  });

  test('back is a working day, and that many lie between', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-02-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), (to, count) => {
        const from = workingDayBefore(to, count);
        expect(isWorking(from)).toBe(true);
        expect(workingDays(from, to)).toBe(count);
      }),
    );
  });
});
