/**
 * Compiling: what a summary says, from the plan and the tasks as they were known at an instant. Pure, so the same
 * question on the same data says the same.
 */
import { at } from '../../contract/addresses.ts';
import { type Day, daysBetween } from '../../contract/days.ts';
import { marksOf } from '../../contract/roadmaps/plan.ts';
import type { Indicator, Measure, Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { stateOf } from '../../contract/roadmaps/states.ts';
import { placesOf, termsOf } from '../../contract/roadmaps/terms.ts';
import type { Content, Debt, Proof } from '../../contract/summaries/summary.ts';
import { enteredLater, fulfilledLate, isMet, tally } from '../../contract/tasks/counting.ts';
import { type CellProgress, progressOf } from '../../contract/tasks/progress.ts';
import type { Tally } from '../../contract/tasks/tally.ts';
import type { Item, Task } from '../../contract/tasks/task.ts';

type Known = Task & { tallies: Tally[] };

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
      proofs: tasks
        .filter((task) => task.within === cell.period && task.measure === measure.id)
        .flatMap((task) => proofs(task, indicator.id, asOf)),
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

/** How far the fact is from the plan; nothing where nothing was planned or nothing is known. */
const deviationOf = ({ state, plan, fact }: CellProgress): number | null =>
  state === 'not-planned' || plan === null || fact === null
    ? null
    : Math.round((fact - plan) * 1000) / 1000;

function proofs(task: Task, indicator: string, asOf: Day): Proof[] {
  return task.items
    .filter((item) => item.indicator === indicator && item.fulfilled <= asOf)
    .filter((item) => item.state === 'accepted')
    .map((item) => ({
      item: item.id,
      kind: item.kind,
      owner: task.owes === item.by.side ? task.owner : item.by.name,
      name: nameOf(item),
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

const nameOf = (item: Item): string =>
  [...(item.link ? [item.link.typed] : []), ...item.documents.map((one) => one.name)].join('; ');

function matrix(tasks: Known[], asOf: Day): Content['matrix'] {
  const owners = [...new Map(tasks.map((task) => [task.owes, task.owner]))];
  return owners.map(([owes, owner]) => ({
    owes,
    owner,
    tasks: tasks
      .filter((task) => task.owes === owes)
      .map((task) => {
        const sum = (of: (one: Tally) => number) =>
          task.tallies.reduce((all, one) => all + of(one), 0);
        // No indicator stands for another, in what is accepted and in what waits.
        const capped = (of: (one: Tally) => number) => sum((one) => Math.min(one.target, of(one)));
        const accepted = capped((one) => one.accepted);
        const target = sum((one) => one.target);
        const value = task.tallies.length === 1 ? task.tallies[0]?.value : undefined;
        return {
          task: task.id,
          measure: task.measure,
          label: task.label,
          period: task.within,
          words: task.words,
          target,
          accepted: sum((one) => one.accepted),
          waiting: sum((one) => one.waiting),
          returned: task.items.filter((item) => item.state === 'returned').length,
          ...(value && { value }),
          state: stateOf({
            plan: target,
            fact: accepted,
            waiting: sum((one) => one.waiting),
            inTime: capped((one) => one.accepted + one.inTime) - accepted,
            due: task.due,
            asOf,
          }),
        };
      }),
  }));
}

function debts(task: Known, asOf: Day): Debt[] {
  const { owes, owner, measure, label, title, words, due } = task;
  const days = due === null ? 0 : Math.max(0, daysBetween(due, asOf));
  const base = { owes, owner, task: task.id, measure, label, title, words, due, days };
  const returned = task.items
    // What is met is owed no more, whatever older items were returned.
    .filter((item) => item.state === 'returned' && !isMet(task.tallies))
    .map(
      (item): Debt => ({
        ...base,
        kind: 'returned',
        missing: [{ name: nameOf(item), count: 1 }],
        reason: item.verdict?.reason ?? null,
        comment: item.verdict?.comment ?? null,
      }),
    );
  const missing = task.tallies.flatMap((one, place) => {
    const count = one.target - one.accepted - one.waiting;
    return count > 0 ? [{ name: task.indicators[place]?.name ?? '', count }] : [];
  });
  const overdue: Debt[] =
    days > 0 && missing.length > 0
      ? [{ ...base, kind: 'overdue', missing, reason: null, comment: null }]
      : [];
  return [...overdue, ...returned];
}
