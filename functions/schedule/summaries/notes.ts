/** What a reader of any sheet is told beside the figures: notes of a row, names of its evidence, its heads. */

import type { Column } from '../../contract/roadmaps/roadmap.ts';
import { markWords, signed, stateWords } from '../../contract/summaries/figures.ts';
import type { Content, Proof, SummaryCell, SummaryRow } from '../../contract/summaries/summary.ts';
import { counted, periodHead, shortDay } from '../../contract/words.ts';

/** A period by its id, in the words of the plan: whole, and as the head of a column. */
export const periodWords = ({ roadmap }: Pick<Content, 'roadmap'>, id: string): string =>
  roadmap.periods.find((period) => period.id === id)?.words ?? id;
const headOf = (content: Pick<Content, 'roadmap'>, id: string): string =>
  periodHead(periodWords(content, id));

/** «1. Нормативное обеспечение», «Раздел I. …»: a section as it is told. */
export const titleOf = ({ label, title }: Content['sections'][number]): string =>
  label === null ? title : `${label}. ${title}`;

/** Marks of the plan, and where the tasks issued do not add up to it: told, never mended. */
export function notesOf(content: Pick<Content, 'roadmap'>, row: SummaryRow): string[] {
  const notes: string[] = row.marks.map((mark) => markWords[mark]);
  for (const { period, wanted, issued } of row.cells)
    if (wanted > 0 && issued !== wanted)
      notes.push(
        issued === 0
          ? `${headOf(content, period)}: задачи не выданы при плане ${wanted}`
          : `${headOf(content, period)}: задач выдано на ${issued} при плане ${wanted}: пересмотрите план`,
      );
  for (const { period, notHeld, causes = [] } of row.cells) {
    const head = headOf(content, period);
    if (notHeld)
      notes.push(`${head}: не проводилось — ${counted(notHeld, 'отчёт', 'отчёта', 'отчётов')}`);
    for (const { owner, cause, until } of causes)
      notes.push(
        `${head}, ${owner}: ${cause ?? 'причина не названа'}${until ? `; ожидается ${shortDay(until)}` : ''}`,
      );
  }
  if (row.termRaw) notes.unshift(`Срок: ${row.termRaw}`);
  return notes;
}

/** «2021 г.: выполнено частично (−1)»: states of the periods that were planned or have a fact. */
export function statesOf(content: Pick<Content, 'roadmap'>, row: SummaryRow): string[] {
  return row.cells
    .filter((cell) => cell.state !== 'not-planned' || (cell.fact ?? 0) > 0)
    .map((cell) => {
      const words = `${headOf(content, cell.period)}: ${stateWords[cell.state].toLowerCase()}`;
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

type Head = { group: string; name: string };

/** A printed column, parted where the document joins several under one head: «Срок реализации, годы: 2020 г.». */
function partedOf(words: string): Head {
  const at = words.indexOf(': ');
  return at < 0
    ? { group: words, name: words }
    : { group: words.slice(0, at), name: words.slice(at + 2) };
}

/** The printed columns by what they hold: №, measure, result, planned; one per period; executors. Those of old summaries by place. */
export function columnsOf({ roadmap: { columns, periods } }: Pick<Content, 'roadmap'>) {
  const heads = columns.map(({ words }) => partedOf(words));
  const first = (...kinds: Column['is'][]) => {
    const at = columns.findIndex(({ is }) => kinds.includes(is));
    return at < 0 ? undefined : heads[at];
  };
  const old = columns.every(({ is }) => is === 'other');
  const named = (at: number, name: string, ...kinds: Column['is'][]): Head =>
    (old ? heads.at(at) : first(...kinds)) ?? { group: name, name };
  const target = first('target')?.group ?? 'План и факт';
  const result = named(2, 'Результат', 'indicator', 'result', 'evidence');
  return {
    number: named(0, '№ п/п', 'number'),
    measure: named(1, 'Мероприятие', 'measure'),
    // One head over two columns says what both are of, and not the first of them twice.
    result: result.group === result.name ? { ...result, group: 'Результат и план' } : result,
    planned: named(3, 'План: всего', 'planned'),
    periods: periods.map(({ id, words }) => {
      const at = columns.findIndex((column) => column.period === id && column.is === 'target');
      return (at < 0 ? undefined : heads[at]) ?? { group: target, name: periodHead(words) };
    }),
    executors: named(-1, 'Исполнители', 'executors'),
  };
}

/** The rows of each section, in the order of the document. */
export const sectionsOf = (content: Pick<Content, 'sections' | 'rows'>) =>
  content.sections.map((section, place) => ({
    ...section,
    rows: content.rows.filter((row) => row.section === place),
  }));
