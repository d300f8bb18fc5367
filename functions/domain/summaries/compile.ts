/**
 * Compiling: what a summary says, from the plan and the tasks as they were known at an instant. Pure, so the same
 * question on the same data says the same.
 */
import { at } from '../../contract/addresses.ts';
import { type Day, daysBetween } from '../../contract/days.ts';
import { byNumber } from '../../contract/roadmaps/numbers.ts';
import { marksOf, stateOf } from '../../contract/roadmaps/plan.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import type { Content, Debt, Proof } from '../../contract/summaries/summary.ts';
import { enteredLater, fulfilledLate, isMet, tally } from '../../contract/tasks/counting.ts';
import { progressOf } from '../../contract/tasks/progress.ts';
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
  const tasks: Known[] = issued
    .map((task) => ({
      ...task,
      tallies: task.indicators.map((demand) => ({
        year: task.year,
        indicator: demand.id,
        target: demand.target,
        ...tally(task, demand, task.items, asOf),
      })),
    }))
    .sort(
      (a, b) => a.year - b.year || byNumber(a.measure, b.measure) || (a.owes < b.owes ? -1 : 1),
    );
  const { id, title, years, columns } = roadmap;
  return {
    municipality: place.name,
    roadmap: { id, title, years, columns },
    asOf,
    sections: roadmap.sections.map(({ number, title }) => ({ number, title })),
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
    measure: measure.number,
    numberRaw: measure.numberRaw,
    title: measure.title,
    indicator: indicator.id,
    name: indicator.name,
    plannedRaw: indicator.planned.raw,
    planned: indicator.planned.value,
    atLeast: indicator.planned.atLeast,
    aggregation: indicator.aggregation,
    marks: marksOf(indicator),
    executorsRaw: measure.executorsRaw,
    cells: (progress[place]?.cells ?? []).map((cell) => ({
      year: cell.year,
      raw: indicator.years[cell.year]?.raw ?? '',
      plan: cell.plan,
      due: cell.due,
      fact: cell.fact,
      waiting: cell.waiting,
      deviation: cell.plan ? cell.fact - cell.plan : null,
      state: cell.state,
      issued: cell.issued,
      proofs: tasks
        .filter((task) => task.year === cell.year && task.measure === measure.number)
        .flatMap((task) => proofs(task, indicator.id, asOf)),
    })),
    total: progress[place]?.total ?? { fact: 0, of: null, unit: 'items' },
  }));
}

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
        return {
          task: task.id,
          measure: task.measure,
          year: task.year,
          target,
          accepted: sum((one) => one.accepted),
          waiting: sum((one) => one.waiting),
          returned: task.items.filter((item) => item.state === 'returned').length,
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
  const days = Math.max(0, daysBetween(task.due, asOf));
  const { owes, owner, measure, numberRaw, title, year, due } = task;
  const base = { owes, owner, task: task.id, measure, numberRaw, title, year, due, days };
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
