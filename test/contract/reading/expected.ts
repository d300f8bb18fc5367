/** The right readings of `test/tables` in the shape of a reading, so that both can be compared letter for letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../../../functions/contract/reading/letters.ts';
import type { Known, Reading } from '../../../functions/contract/reading/reading.ts';
import { dictionary } from '../../../functions/contract/roadmaps/dictionary.ts';
import type { Measure } from '../../../functions/contract/roadmaps/roadmap.ts';

const folder = join(import.meta.dirname, '../../tables');
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: the right readings are of a shape of their own
export type Right = any;
export const right = (name: string): Right => JSON.parse(file(`${name}.json`));

export const known = (supported: number): Known => ({ ...dictionary, schools: [], supported });

const ids = (at: string): string[] => (at === '*' ? [] : at.split(/, |→/));
/** What the right reading says of a measure. */
export function expectedMeasure(one: Right): unknown {
  return {
    id: one.id ?? one.label,
    label: one.label,
    labelRaw: one.labelRaw,
    section: one.section,
    parent: one.parent ?? null,
    title: one.title,
    executorsRaw: one.executorsRaw,
    executors: one.executors,
    owes: one.owes.startsWith('named:') ? slugOf(one.owes.slice(6)) : one.owes,
    span: one.span ?? null,
    remark: one.mark ?? null,
    terms: one.terms?.map(({ due, from, words }: Right) => ({ due, from, words })) ?? null,
    termRaw: one.terms ? one.termRaw : null,
    result: one.terms ? one.result : null,
    target: one.terms
      ? one.target
        ? [one.target.value, one.target.sense, one.target.unit ?? null]
        : 'mark'
      : null,
    baseline: one.baseline ? { value: null, ...one.baseline } : null,
    indicators: one.indicators.map((of: Right) => ({
      name: of.name,
      unit: of.unit,
      cells: Object.fromEntries(
        Object.entries<Right>(of.cells).map(
          ([id, { raw, is, value, values, sense, due, cumulative, level }]) => [
            id,
            {
              raw,
              is,
              value: is === 'pair' ? values[0].value : value,
              values: values ?? null,
              sense: sense ?? null,
              due: due ?? null,
              total: cumulative ? 'cumulative' : level ? 'level' : null,
            },
          ],
        ),
      ),
    })),
  };
}

export function actualMeasure(one: Measure): unknown {
  const [first] = one.indicators;
  const cell = Object.values(first?.cells ?? {})[0];
  const implied = first?.implied === true;
  return {
    id: one.id,
    label: one.label,
    labelRaw: one.labelRaw,
    section: one.section,
    parent: one.parent ?? null,
    title: one.title,
    executorsRaw: one.executorsRaw,
    executors: one.executors,
    owes: one.owes,
    span: one.span ?? null,
    remark: one.remark ?? null,
    terms: one.terms?.map(({ due, from, words }) => ({ due, from, words })) ?? null,
    termRaw: one.terms ? one.termRaw : null,
    result: one.terms ? one.result : null,
    target: implied
      ? cell?.is === 'mark'
        ? 'mark'
        : [cell?.value, cell?.sense, first?.unit ?? null]
      : null,
    baseline: first?.baseline ?? null,
    indicators: implied
      ? []
      : one.indicators.map((of) => ({
          name: of.name,
          unit: of.unit,
          cells: Object.fromEntries(
            Object.entries(of.cells).map(([id, { raw, is, value, values, sense, due }]) => [
              id,
              {
                raw,
                is,
                value,
                values: values ?? null,
                sense: sense ?? null,
                due: due ?? null,
                total:
                  (of.aggregation === 'cumulative' || of.aggregation === 'level') &&
                  value !== null &&
                  is !== 'zero'
                    ? of.aggregation
                    : null,
              },
            ]),
          ),
        })),
  };
}

type Said = { at: string; code: string; default?: unknown };
const sorted = (list: Said[]): Said[] =>
  list.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
export const expectedQuestions = (of: Right): Said[] =>
  sorted(
    of.questions.map((one: Right) => ({
      at: ids(one.at).join(' '),
      code: one.code,
      default: one.default,
    })),
  );
export const actualQuestions = ({ questions }: Reading): Said[] =>
  sorted(
    questions.map((one) => ({
      at: one.at
        .map((id) => (one.code === 'unknown-executor' ? id.replace(/~\d$/, '') : id))
        .join(' '),
      code: one.code,
      default: one.default,
    })),
  );
export const expectedNotes = (of: Right): Said[] =>
  sorted(
    of.notes.map((one: Right) => ({
      at: ids(one.at.replace('1–4', '1, 2, 3, 4')).join(' '),
      code: one.code,
    })),
  );
export const actualNotes = ({ notes }: Reading): Said[] =>
  sorted(notes.map((one) => ({ at: one.at.join(' '), code: one.code })));

/** How many tasks a plan makes: each measure, for each of its terms that demands, from each who owes it. */
export function tasks(
  { measures, periods }: Reading,
  schools: number,
): { total: number; byOwner: Record<string, number>; withoutTerm: number; days: string[] } {
  const byOwner: Record<string, number> = {};
  let withoutTerm = 0;
  const days: string[] = [];
  for (const one of measures) {
    const terms = one.terms?.map(({ id }) => id) ?? periods.map(({ id }) => id);
    for (const term of terms) {
      const cells = one.indicators.flatMap(({ cells }) => cells[term] ?? []);
      const asked = cells.filter(({ is, value }) => value !== null && is !== 'zero');
      if (asked.length === 0) continue;
      byOwner[one.owes] = (byOwner[one.owes] ?? 0) + (one.owes === 'each-school' ? schools : 1);
      const due = asked[0]?.due;
      if (due) days.push(due);
      else withoutTerm++;
    }
  }
  return {
    total: Object.values(byOwner).reduce((a, b) => a + b, 0),
    byOwner,
    withoutTerm,
    days: days.sort(),
  };
}
