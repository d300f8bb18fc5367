/** What changes make of a table and of its reading. Pure, and loaded where a table is read. */
import type { Edit } from './edits.ts';
import type { Grid } from './grid.ts';
import type { Reading } from './reading.ts';

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
