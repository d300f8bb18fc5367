/**
 * Compiling: what a summary says, from the plan and the tasks as they were known at an instant. Pure, so the same
 * question on the same data says the same.
 */
import { at } from '../../contract/addresses.ts';
import type { Day } from '../../contract/days.ts';
import { marksOf } from '../../contract/roadmaps/plan.ts';
import type { Indicator, Measure, Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { placesOf, termsOf } from '../../contract/roadmaps/terms.ts';
import type { Cause, Content, Proof, SummaryCell } from '../../contract/summaries/summary.ts';
import type { CellProgress } from '../../contract/tasks/cells.ts';
import { isMet, tally } from '../../contract/tasks/counting.ts';
import { enteredLater, fulfilledLate } from '../../contract/tasks/lateness.ts';
import { progressOf } from '../../contract/tasks/progress.ts';
import type { Task } from '../../contract/tasks/task.ts';
import { shownIn } from '../../contract/tasks/words.ts';
import { causeOf, debts, type Known, matrix } from './owed.ts';

/** What stands in a summary «по состоянию на» `asOf`. Tasks as they were known then («по данным на»), in any order. */
export function compile(
  place: { name: string },
  roadmap: Roadmap,
  issued: Task[],
  asOf: Day,
): Content {
  const places = placesOf(roadmap);
  const tasks: Known[] = issued
    .map((task) => ({
      ...task,
      tallies: task.indicators.map((demand) => ({
        period: task.period,
        indicator: demand.id,
        target: demand.target,
        planned: demand.retargeted?.before,
        due: task.due,
        ended: task.ended !== undefined,
        ...tally(task, demand, task.items, asOf),
      })),
    }))
    .sort(
      (a, b) =>
        places.period(a.within) - places.period(b.within) ||
        places.measure(a.measure) - places.measure(b.measure) ||
        (a.due ?? '9').localeCompare(b.due ?? '9') ||
        (a.owes < b.owes ? -1 : 1),
    );
  const { id, title, periods, columns } = roadmap;
  return {
    municipality: place.name,
    roadmap: { id, title, version: roadmap.edition ?? 1, periods, columns },
    asOf,
    sections: roadmap.sections.map(({ label, title }) => ({ label, title })),
    rows: rows(roadmap, tasks, asOf),
    matrix: matrix(tasks, asOf),
    debts: tasks.flatMap((task) => debts(task, asOf)),
  };
}

function rows(roadmap: Roadmap, tasks: Known[], asOf: Day): Content['rows'] {
  const progress = progressOf(
    roadmap,
    tasks.flatMap((task) => task.tallies),
    asOf,
  );
  const measures = roadmap.measures.flatMap((measure) =>
    measure.indicators.map((indicator) => ({ measure, indicator })),
  );
  return measures.map(({ measure, indicator }, place) => ({
    section: measure.section,
    measure: measure.id,
    label: measure.label,
    labelRaw: measure.labelRaw,
    title: measure.title,
    indicator: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    asks: indicator.asks,
    plannedRaw: indicator.planned?.raw ?? '',
    planned: indicator.planned?.value ?? null,
    atLeast: indicator.planned?.sense === 'at-least',
    ...(indicator.baseline && { baselineRaw: indicator.baseline.raw }),
    ...(measure.termRaw && { termRaw: measure.termRaw }),
    aggregation: indicator.aggregation,
    marks: marksOf(indicator),
    executorsRaw: measure.executorsRaw,
    cells: (progress[place]?.cells ?? []).map((cell) => ({
      period: cell.period,
      raw: rawOf(roadmap, measure, indicator, cell.period),
      plan: cell.plan,
      ...(cell.sense && { sense: cell.sense }),
      due: cell.due,
      fact: cell.fact,
      ...(cell.value && { value: cell.value }),
      waiting: cell.waiting,
      deviation: deviationOf(cell),
      state: cell.state,
      issued: cell.issued,
      wanted: cell.wanted,
      ...(cell.notHeld && { notHeld: cell.notHeld }),
      ...behind(
        tasks.filter((task) => task.within === cell.period && task.measure === measure.id),
        indicator,
        asOf,
      ),
    })),
    total: progress[place]?.total ?? { fact: 0, of: null, unit: 'items' },
  }));
}

/** What the document has in the column of a period; of terms of its own, what they ask for. */
const rawOf = (plan: Roadmap, measure: Measure, indicator: Indicator, period: string): string =>
  termsOf(plan, measure)
    .filter((term) => term.period === period)
    .flatMap((term) => indicator.cells[term.id]?.raw || [])
    .join('; ');

/** How far the fact is from the plan; nothing where nothing is planned, known, or wanted any more. */
const deviationOf = ({ state, plan, fact }: CellProgress): number | null =>
  ['not-planned', 'not-held', 'dropped'].includes(state) || plan === null || fact === null
    ? null
    : Math.round((fact - plan) * 1000) / 1000;

/** What stands behind a cell: evidence, and why there is less of it than was planned. */
function behind(
  tasks: Known[],
  { id }: Indicator,
  asOf: Day,
): Pick<SummaryCell, 'proofs' | 'causes'> {
  const causes = causesOf(tasks);
  return {
    ...(causes.length > 0 && { causes }),
    proofs: tasks.flatMap((task) => proofs(task, id, asOf)),
  };
}

/** Causes of those who owe a cell and have not met it. */
const causesOf = (tasks: Known[]): Cause[] =>
  tasks
    .filter((task) => task.explained && !isMet(task.tallies))
    .map((task) => ({ owner: task.owner, ...causeOf(task) }));

function proofs(task: Task, indicator: string, asOf: Day): Proof[] {
  return task.items
    .filter((item) => item.indicator === indicator && item.fulfilled <= asOf)
    .filter((item) => item.state === 'accepted' && item.ground === undefined)
    .map((item) => ({
      item: item.id,
      kind: item.kind,
      owner: task.owes === item.by.side ? task.owner : item.by.name,
      name: shownIn(item),
      url: item.link?.url ?? null,
      path: at(task.roadmap).task(task.id, item.id),
      sha256: item.documents.map((one) => one.document).join(' ') || null,
      fulfilled: item.fulfilled,
      counts: item.counts,
      ...(item.value && { value: item.value }),
      acceptedBy: item.verdict?.by.name ?? '',
      enteredLater: enteredLater(item, task.due),
      late: fulfilledLate(item, task.due),
    }));
}
