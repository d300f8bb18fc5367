/**
 * The table of the document with what came of it: in each cell of a period its fact beside the plan, as the document has it.
 * Where the document has no column for each period, how each measure stands is written into its column of marks, or a new
 * one at the end. Pure.
 */
import { grouped } from '../groups.ts';
import type { Grid, GridCell } from '../reading/grid.ts';
import type { RowOf } from '../reading/reading.ts';
import type { Column, Plan } from '../roadmaps/roadmap.ts';
import { shortDay } from '../words.ts';
import { factWords, planWords, stateWords } from './figures.ts';
import type { Content, SummaryRow } from './summary.ts';

type Row = Pick<SummaryRow, 'measure' | 'indicator' | 'asks' | 'cells'>;
type Said = { asOf: string; rows: Row[] };

/** The head of the column that is added. */
const markHead = 'Отметка о выполнении';

/** The table with facts. `rows`: which row of it became what. */
export function withFacts(
  grid: Grid,
  rows: RowOf[],
  { columns }: Pick<Plan, 'columns'>,
  said: Pick<Content, 'asOf' | 'rows'> | Said,
): Grid {
  const ofRow = rowsOf(rows, said.rows);
  const periodic = columns.some(({ is }) => is === 'target');
  return periodic
    ? besidePlans(grid, columns, ofRow)
    : inMarks(grid, columns, rows, ofRow, said.asOf);
}

type Known = (piece: number, row: number) => Row[];

/** Which rows of a summary stand in a row of the table: of a measure with several rows one in each, else all in the first. */
function rowsOf(places: RowOf[], rows: Row[]): Known {
  const found = new Map<string, Row[]>();
  for (const [measure, own] of grouped(rows, (row) => row.measure)) {
    const lines = places.filter((one) => one.measure === measure);
    const parted = lines.length >= own.length && own.length > 1;
    for (const [at, { place }] of lines.entries()) {
      const here = parted ? own.slice(at, at + 1) : at === 0 ? own : [];
      found.set(`${place.piece} ${place.row}`, here);
    }
  }
  return (piece, row) => found.get(`${piece} ${row}`) ?? [];
}

/** Every cell of a table made anew, told where it stands. */
const mapped = (
  grid: Grid,
  how: (cell: GridCell, piece: number, row: number) => GridCell,
): Grid => ({
  ...grid,
  pieces: grid.pieces.map((piece, p) => ({
    ...piece,
    rows: piece.rows.map((row, r) => row.map((cell) => how(cell, p + 1, r + 1))),
  })),
});

function besidePlans(grid: Grid, columns: Column[], known: Known): Grid {
  return mapped(grid, (cell, piece, row) => {
    const facts = known(piece, row).map((own) => factsIn(own, columns, cell));
    const text = facts.filter(Boolean).join('; ');
    return text === '' ? cell : { ...cell, text: [cell.text, text].filter(Boolean).join('\n') };
  });
}

/** «факт: 2»; of a cell merged over several periods, of each by itself. */
function factsIn(row: Row, columns: Column[], { at, over }: GridCell): string {
  const periods = columns
    .slice(at - 1, at - 1 + over)
    .flatMap(({ is, period }) => (is === 'target' && period ? [period] : []));
  const facts = periods.flatMap((period) => {
    const cell = row.cells.find((one) => one.period === period);
    return cell && cell.state !== 'not-planned' ? [factWords(cell.fact, row)] : [];
  });
  return facts.length === 0 ? '' : `факт: ${facts.join(' / ')}`;
}

function inMarks(grid: Grid, columns: Column[], rows: RowOf[], known: Known, asOf: string): Grid {
  const marks = columns.findIndex(({ is }) => is === 'mark') + 1;
  const words = (piece: number, row: number) => known(piece, row).flatMap(factsOf).join('; ');
  if (marks > 0)
    return mapped(grid, (cell, piece, row) => {
      const said = cell.at === marks ? words(piece, row) : '';
      return said === '' ? cell : { ...cell, text: [cell.text, said].filter(Boolean).join('\n') };
    });
  const first = Math.min(...rows.map(({ place }) => place.row));
  return {
    ...grid,
    pieces: grid.pieces.map((piece, p) => ({
      ...piece,
      columns: piece.columns + 1,
      rows: piece.rows.map((row, r) => {
        const at = piece.columns + 1;
        const head = p === 0 && r === 0;
        if (head) {
          const down = Math.max(1, Math.min(piece.rows.length, first - 1));
          return [...row, { at, over: 1, down, text: `${markHead} на ${shortDay(asOf)}` }];
        }
        // The head of the first piece goes down over its rows.
        if (p === 0 && r + 1 < first) return row;
        return [...row, { at, over: 1, down: 1, text: words(p + 1, r + 1) }];
      }),
    })),
  };
}

/** «2024: 1 из 4, выполнено частично»: each period of a measure that asks for something. */
const factsOf = (row: Row): string[] =>
  row.cells
    .filter(({ state }) => state !== 'not-planned')
    .map(({ period, fact, plan, sense, state }) => {
      const said =
        row.asks === 'papers'
          ? `${fact ?? 0} из ${plan ?? 0}`
          : `${factWords(fact, row)} при плане ${planWords(plan, sense, row)}`;
      return `${period}: ${said}, ${stateWords[state].toLowerCase()}`;
    });
