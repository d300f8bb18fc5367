/** Days are Moscow days: a term ends at midnight there, whatever zone the server or the browser stands in. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Day, Instant } from '../../functions/contract/dates.ts';
import { addDays, dayOf, daysBetween, endOf, lastDay } from '../../functions/contract/days.ts';

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a day that the calendar has not is refused', () => {
  for (const bad of [
    '2021-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '21-01-01',
    '2021-1-1',
    '',
    '2021-05-15T00:00',
    '１０２１-05-15',
  ])
    expect(Day.safeParse(bad).success, bad).toBe(false);
  for (const good of ['2024-02-29', '2021-05-15', '2000-02-29'])
    expect(Day.safeParse(good).success).toBe(true);
  for (const bad of ['2021-05-15', '2021-05-15T10:00:00+03:00', 'now'])
    expect(Instant.safeParse(bad).success).toBe(false);
});

describe('midnight in Moscow', () => {
  test.each([
    ['2021-05-15', '2021-05-15T20:59:59.999Z'],
    ['2024-02-29', '2024-02-29T20:59:59.999Z'],
    ['2021-12-31', '2021-12-31T20:59:59.999Z'],
    ['2021-02-28', '2021-02-28T20:59:59.999Z'],
  ])('%s ends at %s, and the next millisecond is tomorrow', (of, end) => {
    expect(endOf(of)).toBe(end);
    expect(dayOf(end)).toBe(of);
    expect(dayOf(new Date(Date.parse(end) + 1).toISOString())).toBe(addDays(of, 1));
  });

  test('every instant lies within the day that it is of', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2015-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const instant = date.toISOString();
          expect(instant <= endOf(dayOf(instant))).toBe(true);
          expect(instant > endOf(addDays(dayOf(instant), -1))).toBe(true);
        },
      ),
    );
  });

  test('the zone of the server changes nothing', () => {
    const script = `
      import { dayOf, endOf, lastDay } from './functions/contract/days.ts';
      import { workingDays } from './functions/contract/calendar.ts';
      console.log(dayOf('2021-12-31T20:59:59.999Z'), dayOf('2021-12-31T21:00:00.000Z'),
        endOf('2024-02-29'), lastDay(2024, 2), workingDays('2021-05-14', '2021-05-18'));`;
    const said = ['UTC', 'America/Los_Angeles', 'Asia/Vladivostok', 'Pacific/Apia'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
        cwd: new URL('../..', import.meta.url),
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
        encoding: 'utf8',
      }).trim(),
    );
    expect(new Set(said)).toEqual(
      new Set(['2021-12-31 2022-01-01 2024-02-29T20:59:59.999Z 2024-02-29 2']),
    );
  });
});

describe('counting days', () => {
  test('there and back is the same day, and the days between are as many', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        const to = addDays(from, count);
        expect(addDays(to, -count)).toBe(from);
        expect(daysBetween(from, to)).toBe(count);
      }),
    );
  });

  test('the last day of a month is followed by the first of the next', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2015, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          expect(addDays(lastDay(year, month), 1).slice(8)).toBe('01');
          expect(Number(lastDay(year, month).slice(5, 7))).toBe(month);
        },
      ),
    );
  });
});
