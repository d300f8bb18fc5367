/** The six tables, each in every format, against their right readings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastDay } from '../../../functions/contract/days.ts';
import { slugOf } from '../../../functions/contract/reading/letters.ts';
import { read } from '../../../functions/contract/reading/read.ts';
import { type Answers, Reading } from '../../../functions/contract/reading/reading.ts';
import {
  actualMeasure,
  actualNotes,
  actualQuestions,
  expectedMeasure,
  expectedNotes,
  expectedQuestions,
  known,
  type Right,
  right,
  tasks,
} from './expected.ts';
import { type Format, formats, gridIn, titled } from './grids.ts';

const names = ['00-seed', '01-halfyears', '02-quarters', '03-terms', '04-levels', '05-school'];
type Made = Record<string, Reading>;
const made: Made = {};
const get = (name: string, format: Format): Reading => made[`${name} ${format}`] as Reading;

async function reading(name: string, format: Format, answers: Answers = {}): Promise<Reading> {
  const grid = titled(await gridIn(name, format), right(name).title);
  const found = read(grid, known(right(name).schools), answers);
  if ('unread' in found) throw new Error(found.unread.words);
  return found;
}

for (const name of names)
  for (const format of formats) made[`${name} ${format}`] = await reading(name, format);

for (const name of names)
  for (const format of formats)
    describe(`${name} as ${format}`, () => {
      const of = right(name);
      const made = get(name, format);
      test('is of the shape of a reading', () => {
        expect(Reading.safeParse(made).error?.issues ?? []).toEqual([]);
      });
      test('title, head, periods, sections', () => {
        expect(made.title).toBe(of.title);
        if (!of.head) return;
        expect(made.span).toEqual(of.span);
        expect(made.head.rows).toBe(of.head.rows);
        expect(
          made.columns.map((one, i) => ({
            at: i + 1,
            is: one.is,
            ...(one.period ? { period: one.period } : {}),
          })),
        ).toEqual(of.head.columns.map(({ vertical: _, ...one }: { vertical?: boolean }) => one));
        if (of.periods.length > 0) expect(made.periods).toEqual(of.periods);
        expect(made.sections).toEqual(of.sections);
        const owner = of.owner.startsWith('school:')
          ? slugOf(of.owner.slice(7).replace(/[«»]/g, ''))
          : undefined;
        expect(made.owner).toBe(owner);
      });
      test('measures, letter for letter', () => {
        if (of.measures)
          expect(made.measures.map(actualMeasure)).toEqual(of.measures.map(expectedMeasure));
      });
      test('questions', () => expect(actualQuestions(made)).toEqual(expectedQuestions(of)));
      test('notes', () => {
        expect(actualNotes(made)).toEqual(expectedNotes(of));
      });
      test('tasks', () => {
        const count = tasks(made, of.schools);
        if (of.tasks.byDefault) return expect(count.total).toBe(of.tasks.byDefault);
        const byOwner = Object.fromEntries(
          Object.entries(of.tasks.byOwner).map(([who, n]) => [
            who.startsWith('named:') ? slugOf(who.slice(6)) : who,
            n,
          ]),
        );
        expect(count).toMatchObject({
          total: of.tasks.total,
          byOwner,
          withoutTerm: of.tasks.withoutTerm,
        });
        expect([count.days[0], count.days.at(-1)]).toEqual([of.tasks.firstTerm, of.tasks.lastTerm]);
      });
    });

describe('the seed, against the project’s own reading', () => {
  const seed = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../infra/data/roadmap-2020-2022.json'), 'utf8'),
  );
  for (const format of formats)
    test(`as ${format}`, async () => {
      const made = await reading('00-seed', format, { 'who-owes:2.3': 'each-school' });
      expect(made.title).toBe(seed.title);
      expect(made.columns.map(({ words }) => words)).toEqual(seed.columns);
      expect(made.sections).toEqual(
        seed.sections.map(({ number, title }: { number: number; title: string }) => ({
          label: String(number),
          title,
        })),
      );
      const expected = seed.measures.map((one: Right) => ({
        label: one.number,
        labelRaw: one.numberRaw,
        section: one.section - 1,
        title: one.title,
        result: one.result,
        executorsRaw: one.executorsRaw,
        executors: one.executors,
        owes: one.owes,
        indicators: one.indicators.map((of: Right) => ({
          id: of.id,
          name: of.name,
          planned: [of.planned.raw, of.planned.value, of.planned.atLeast],
          aggregation: of.aggregation === 'each-year' ? 'each' : 'sum',
          confirmed: of.confirmed,
          evidenceKinds: of.evidenceKinds,
          cells: Object.entries<Right>(of.years).map(([year, { raw, value, month }]) => [
            raw,
            value,
            value ? lastDay(Number(year), month ?? 12) : null,
          ]),
        })),
      }));
      const actual = made.measures.map((one) => ({
        label: one.label,
        labelRaw: one.labelRaw,
        section: one.section,
        title: one.title,
        result: one.result,
        executorsRaw: one.executorsRaw,
        executors: one.executors.map(({ is }) => is),
        owes: one.owes,
        indicators: one.indicators.map((of) => ({
          id: of.id,
          name: of.name,
          planned: [of.planned?.raw, of.planned?.value, of.planned?.sense === 'at-least'],
          aggregation: of.aggregation,
          confirmed: of.confirmed,
          evidenceKinds: of.evidenceKinds,
          cells: Object.values(of.cells).map(({ raw, value, due }) => [raw, value, due ?? null]),
        })),
      }));
      expect(actual).toEqual(expected);
      expect(tasks(made, 2).total).toBe(35);
    });
});

describe('formats', () => {
  for (const name of names)
    test(`${name}: all give the same, even where nothing stands above the table`, async () => {
      const html = bare(get(name, 'html'));
      for (const format of formats) expect(bare(get(name, format))).toEqual(html);
      const tsv = read(await gridIn(name, 'tsv'), known(right(name).schools), {});
      if ('unread' in tsv) throw new Error(tsv.unread.words);
      expect({
        ...bare(tsv),
        title: html.title,
        ...(html.owner ? { owner: html.owner } : {}),
      }).toEqual(html);
    });
});

/** A reading without its places: rows of pages differ between formats. */
function bare(made: Reading) {
  const { rows: _, left: __, ...rest } = made;
  return {
    ...rest,
    questions: made.questions.map(({ cells: _, ...one }) => one),
    notes: made.notes.map(({ cells: _, ...one }) => one),
  };
}
