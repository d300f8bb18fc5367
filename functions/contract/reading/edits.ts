/** What people change of a reading in place, beside the answers: a text of the table, and what is made of it. Pure. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { Aggregation, Asks, Sense } from '../roadmaps/roadmap.ts';
import { required, text } from '../text.ts';
import type { Grid } from './grid.ts';
import type { Reading } from './reading.ts';

const indicator = z.string().check(z.maxLength(60, 'too-long'));
const measure = indicator;

/** One change; a later one of the same place comes over an earlier one. */
export const Edit = z.discriminatedUnion('what', [
  /** The text of a cell of the table, which is then read anew. */
  z.object({
    what: z.literal('text'),
    piece: z.int(),
    row: z.int(),
    column: z.int(),
    text: text(8000),
  }),
  z.object({ what: z.literal('title'), title: required(500) }),
  /** A planned value of a term; null asks for nothing. */
  z.object({
    what: z.literal('value'),
    indicator,
    term: z.string(),
    value: z.nullable(z.number()),
    sense: Sense,
  }),
  z.object({ what: z.literal('due'), measure, term: z.string(), due: z.nullable(Day) }),
  z.object({ what: z.literal('owes'), measure, owes: z.string() }),
  z.object({ what: z.literal('sign-off'), measure, signOff: z.boolean() }),
  z.object({ what: z.literal('asks'), indicator, asks: Asks }),
  z.object({ what: z.literal('aggregation'), indicator, aggregation: Aggregation }),
  z.object({
    what: z.literal('kinds'),
    indicator,
    kinds: z.array(EvidenceKind).check(z.minLength(1, 'required'), z.maxLength(10, 'too-many')),
  }),
]);
export type Edit = z.infer<typeof Edit>;

/** What a change is of: another one of the same comes in its place. */
export function placeOf(edit: Edit): string {
  switch (edit.what) {
    case 'text':
      return `text ${edit.piece} ${edit.row} ${edit.column}`;
    case 'title':
      return 'title';
    case 'value':
      return `value ${edit.indicator} ${edit.term}`;
    case 'due':
      return `due ${edit.measure} ${edit.term}`;
    case 'owes':
    case 'sign-off':
      return `${edit.what} ${edit.measure}`;
    default:
      return `${edit.what} ${edit.indicator}`;
  }
}

/** Changes with one more, which takes the place of what was said of the same before. */
export const withEdit = (edits: Edit[], edit: Edit): Edit[] => [
  ...edits.filter((one) => placeOf(one) !== placeOf(edit)),
  edit,
];

/** The table with the texts that were changed. */
export function retyped(grid: Grid, edits: Edit[]): Grid {
  const texts = new Map(
    edits.flatMap((edit) =>
      edit.what === 'text' ? [[`${edit.piece} ${edit.row} ${edit.column}`, edit.text]] : [],
    ),
  );
  if (texts.size === 0) return grid;
  return {
    ...grid,
    pieces: grid.pieces.map((piece, at) => ({
      ...piece,
      rows: piece.rows.map((row, line) =>
        row.map((cell) => {
          const changed = texts.get(`${at + 1} ${line + 1} ${cell.at}`);
          return changed === undefined ? cell : { ...cell, text: changed };
        }),
      ),
    })),
  };
}

/** A reading with what was changed of it. What is of nothing that is there any more changes nothing. */
export const edited = (reading: Reading, edits: Edit[]): Reading => edits.reduce(apply, reading);

function apply(reading: Reading, edit: Edit): Reading {
  switch (edit.what) {
    case 'text':
      return reading;
    case 'title':
      return { ...reading, title: edit.title };
    case 'value':
      return ofIndicator(reading, edit.indicator, (one) => {
        const cell = one.cells[edit.term];
        if (!cell) return one;
        const is = edit.value === null ? 'dash' : asking(cell.is, one.asks);
        const { values: _, ...rest } = cell;
        const now = { ...rest, is, value: edit.value, sense: edit.sense };
        return { ...one, confirmed: true, cells: { ...one.cells, [edit.term]: now } };
      });
    case 'due':
      return ofMeasure(reading, edit.measure, (one) => ({
        ...one,
        ...(one.terms && {
          terms: one.terms.map((term) =>
            term.id === edit.term ? { ...term, due: edit.due } : term,
          ),
        }),
        indicators: one.indicators.map((each) => {
          const cell = each.cells[edit.term];
          if (!cell) return each;
          const { due: _, ...rest } = cell;
          const now = edit.due === null ? rest : { ...rest, due: edit.due };
          return { ...each, cells: { ...each.cells, [edit.term]: now } };
        }),
      }));
    case 'owes':
      return ofMeasure(reading, edit.measure, (one) => ({ ...one, owes: edit.owes }));
    case 'sign-off':
      return ofMeasure(reading, edit.measure, (one) => ({ ...one, signOff: edit.signOff }));
    case 'asks':
      return ofIndicator(reading, edit.indicator, (one) => ({ ...one, asks: edit.asks }));
    case 'aggregation':
      return ofIndicator(reading, edit.indicator, (one) => ({
        ...one,
        aggregation: edit.aggregation,
        confirmed: true,
      }));
    case 'kinds':
      return ofIndicator(reading, edit.indicator, (one) => ({ ...one, evidenceKinds: edit.kinds }));
  }
}

type Measure = Reading['measures'][number];
type Indicator = Measure['indicators'][number];

/** What a cell is once somebody has typed its value: what asked for nothing asks now. */
const asking = (is: Indicator['cells'][string]['is'], asks: Indicator['asks']) =>
  ['zero', 'dash', 'empty', 'pair'].includes(is) ? (asks === 'share' ? 'share' : 'count') : is;

const ofMeasure = (reading: Reading, id: string, how: (one: Measure) => Measure): Reading => ({
  ...reading,
  measures: reading.measures.map((one) => (one.id === id ? how(one) : one)),
});

const ofIndicator = (
  reading: Reading,
  id: string,
  how: (one: Indicator) => Indicator,
): Reading => ({
  ...reading,
  measures: reading.measures.map((measure) => ({
    ...measure,
    indicators: measure.indicators.map((one) => (one.id === id ? how(one) : one)),
  })),
});
