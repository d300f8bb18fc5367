/** Summaries that were sealed up to 0.5, with years and eight columns: shown as today's are. Their seal stays theirs. Pure. */
import { yearPeriod } from '../roadmaps/older.ts';
import type { Content } from './summary.ts';

type Loose = Record<string, unknown>;

const list = (value: unknown): Loose[] => (Array.isArray(value) ? value : []);

/** A year as the words of a term. */
const dated = ({ year, numberRaw, ...rest }: Loose): Loose => ({
  ...rest,
  label: rest.measure,
  words: `${year} год`,
});

/** What a summary said, whenever it was sealed. */
export function contentOf(said: Loose): Content {
  const roadmap = said.roadmap as Loose & { years?: number[] };
  if (roadmap.years === undefined) return said as Content;
  const { years, columns, ...rest } = roadmap;
  return {
    ...said,
    roadmap: {
      ...rest,
      periods: years.map(yearPeriod),
      columns: list(columns).map((words) => ({ words, is: 'other' })),
    },
    sections: list(said.sections).map(({ number, title }) => ({ label: String(number), title })),
    rows: list(said.rows).map((row) => ({
      ...row,
      section: Number(row.section) - 1,
      label: row.measure,
      labelRaw: row.numberRaw,
      unit: null,
      asks: 'papers',
      aggregation: row.aggregation === 'each-year' ? 'each' : row.aggregation,
      cells: list(row.cells).map(({ year, ...cell }) => ({
        ...cell,
        period: String(year),
        wanted: cell.plan ?? 0,
      })),
    })),
    matrix: list(said.matrix).map((row) => ({
      ...row,
      tasks: list(row.tasks).map((task) => ({ ...dated(task), period: String(task.year) })),
    })),
    debts: list(said.debts).map(dated),
  } as unknown as Content;
}
