/** What a reader of any sheet is told beside the figures: notes of a row, names of its evidence, its heads. */

import { markWords, signed, stateWords } from '../../contract/summaries/figures.ts';
import type { Content, Proof, SummaryCell, SummaryRow } from '../../contract/summaries/summary.ts';
import { shortDay } from '../../contract/words.ts';

/** Marks of the plan, and where the tasks issued do not add up to it: told, never mended. */
export function notesOf(row: SummaryRow): string[] {
  const notes: string[] = row.marks.map((mark) => markWords[mark]);
  for (const { year, plan, issued } of row.cells)
    if (plan !== null && plan > 0 && issued !== plan)
      notes.push(
        issued === 0
          ? `${year} г.: задачи не выданы при плане ${plan}`
          : `${year} г.: задач выдано на ${issued} при плане ${plan}: пересмотрите план`,
      );
  return notes;
}

/** «2021 г.: выполнено частично (−1)»: states of the years that were planned or have a fact. */
export function statesOf(row: SummaryRow): string[] {
  return row.cells
    .filter((cell) => cell.state !== 'not-planned' || cell.fact > 0)
    .map((cell) => {
      const words = `${cell.year} г.: ${stateWords[cell.state].toLowerCase()}`;
      const deviation = cell.deviation ?? 0;
      if (deviation === 0 || cell.state === 'not-due') return words;
      return `${words} (${signed(deviation)})`;
    });
}

/** «внесено позднее», «с опозданием», or nothing. */
export const delayOf = (proof: Pick<Proof, 'enteredLater' | 'late'>): string =>
  proof.late ? 'с опозданием' : proof.enteredLater ? 'внесено позднее' : '';

/** The evidence of a cell by name and day, one a line; of many, the first `most` and how many more there are. */
export function proofsOf({ proofs }: Pick<SummaryCell, 'proofs'>, most: number): string {
  const lines = proofs.slice(0, most).map((proof) => {
    const delay = delayOf(proof);
    return `${proof.name} (${shortDay(proof.fulfilled)}${delay && `, ${delay}`})`;
  });
  if (proofs.length > most) lines.push(`и ещё ${proofs.length - most}`);
  return lines.join('\n');
}

/** The printed columns, parted where the document joins them under one head: «Срок реализации, годы: 2020 г.». */
function headsOf(content: Pick<Content, 'roadmap'>): { group: string; name: string }[] {
  return content.roadmap.columns.map((column) => {
    const at = column.indexOf(': ');
    return at < 0
      ? { group: column, name: column }
      : { group: column.slice(0, at), name: column.slice(at + 2) };
  });
}

/** The printed columns by what they hold: №, measure, result, planned; one per year; executors. */
export function columnsOf(content: Pick<Content, 'roadmap'>) {
  const heads = headsOf(content);
  const [number, measure, result, planned] = heads;
  const years = heads.slice(4, -1);
  const executors = heads.at(-1);
  const blank = { group: '', name: '' };
  return {
    number: number ?? blank,
    measure: measure ?? blank,
    result: result ?? blank,
    planned: planned ?? blank,
    years: content.roadmap.years.map(
      (year) =>
        years.find((head) => head.name.includes(String(year))) ?? {
          group: years[0]?.group ?? '',
          name: `${year} г.`,
        },
    ),
    executors: executors ?? blank,
  };
}

/** The rows of each section, in the order of the document. */
export const sectionsOf = (content: Pick<Content, 'sections' | 'rows'>) =>
  content.sections.map((section) => ({
    ...section,
    rows: content.rows.filter((row) => row.section === section.number),
  }));
