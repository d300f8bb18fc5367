/** What is told of a table written by hand, in short. */
import { expect } from 'vitest';
import { read } from '../../../functions/contract/reading/read.ts';
import { type Answers, Reading } from '../../../functions/contract/reading/reading.ts';
import { known } from './expected.ts';
import { byHand } from './grids.ts';

export function reading(title: string, table: string, answers: Answers = {}, schools = 3): Reading {
  const made = read(byHand(title, table), known(schools), answers);
  if ('unread' in made) throw new Error(made.unread.words);
  expect(Reading.safeParse(made).error?.issues ?? []).toEqual([]);
  return made;
}
export const kinds = ({ columns }: Reading) =>
  columns.map((one) => one.is + (one.period ? `:${one.period}` : '')).join(' ');
export const measures = ({ measures: all }: Reading) =>
  all.map((one) => `${one.id} ${one.title} → ${one.owes}`);
export const terms = ({ measures: all }: Reading, id: string) =>
  all.find((one) => one.id === id)?.terms?.map(({ due }) => due);
export const cells = ({ measures: all }: Reading, id: string) =>
  all
    .flatMap((one) => one.indicators)
    .filter((one) => one.id.startsWith(id))
    .map((one) =>
      [
        one.asks,
        one.aggregation,
        ...Object.values(one.cells).map(({ is, value }) => `${is} ${value}`),
      ].join(', '),
    );
export const questions = ({ questions: all }: Reading) =>
  all.map((one) => `${one.id} @${one.at.join(',')} ${one.default}`);
