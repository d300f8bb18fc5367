/** The six tables, each in every format, against their right readings. */
import { describe, expect, test } from 'vitest';
import { read } from '../../../functions/contract/reading/read.ts';
import { Reading, type Answers } from '../../../functions/contract/reading/reading.ts';
import { slugOf } from '../../../functions/contract/reading/letters.ts';
import { actualMeasure, actualNotes, actualQuestions, expectedMeasure, expectedNotes, expectedQuestions, file, known, right, tasks } from './expected.ts';
import { page, sheet } from './grids.ts';

const names = ['00-seed', '01-halfyears', '02-quarters', '03-terms', '04-levels', '05-school'];
const formats = {
  html: (name: string) => page(file(`${name}.html`)),
  libreoffice: (name: string) => page(file(`${name}.libreoffice.html`)),
  tsv: (name: string) => sheet(file(`${name}.tsv`), [right(name).title]),
};

const reading = (name: string, format: keyof typeof formats = 'html', answers: Answers = {}): Reading => {
  const made = read(formats[format](name), known(right(name).schools), answers);
  if ('unread' in made) throw new Error(made.unread.words);
  return made;
};

for (const name of names)
  for (const format of Object.keys(formats) as (keyof typeof formats)[])
    describe(`${name} as ${format}`, () => {
      const of = right(name);
      const made = reading(name, format);
      test('is of the shape of a reading', () => {
        expect(Reading.safeParse(made).error?.issues ?? []).toEqual([]);
      });
      test('title, head, periods, sections', () => {
        expect(made.title).toBe(of.title);
        if (!of.head) return;
        expect(made.span).toEqual(of.span);
        expect(made.head.rows).toBe(of.head.rows);
        expect(made.columns.map((one, i) => ({ at: i + 1, is: one.is, ...(one.period ? { period: one.period } : {}) }))).toEqual(
          of.head.columns.map(({ vertical: _, ...one }: { vertical?: boolean }) => one),
        );
        if (of.periods.length > 0) expect(made.periods).toEqual(of.periods);
        expect(made.sections).toEqual(of.sections);
        const owner = of.owner.startsWith('school:') ? slugOf(of.owner.slice(7).replace(/[«»]/g, '')) : undefined;
        expect(made.owner).toBe(owner);
      });
      test('measures, letter for letter', () => {
        if (of.measures) expect(made.measures.map(actualMeasure)).toEqual(of.measures.map(expectedMeasure));
      });
      test('questions', () => expect(actualQuestions(made)).toEqual(expectedQuestions(of)));
      test('notes', () => {
        const tsv = format === 'tsv' ? ['section-layout', 'continued'] : [];
        void tsv;
        expect(actualNotes(made)).toEqual(expectedNotes(of));
      });
      test('tasks', () => {
        const count = tasks(made, of.schools);
        if (of.tasks.byDefault) return expect(count.total).toBe(of.tasks.byDefault);
        const byOwner = Object.fromEntries(Object.entries(of.tasks.byOwner).map(([who, n]) => [who.startsWith('named:') ? slugOf(who.slice(6)) : who, n]));
        expect(count).toMatchObject({ total: of.tasks.total, byOwner, withoutTerm: of.tasks.withoutTerm });
        expect([count.days[0], count.days.at(-1)]).toEqual([of.tasks.firstTerm, of.tasks.lastTerm]);
      });
    });
