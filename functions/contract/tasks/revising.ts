/**
 * What a version of a plan makes of tasks that were issued before: which stay as they are, change, fall away, come back.
 * Nothing that was handed in is ever touched. Pure.
 */
import type { Instant } from '../days.ts';
import { grouped } from '../groups.ts';
import { isOffice } from '../offices.ts';
import type { Roadmap } from '../roadmaps/roadmap.ts';
import type { School } from '../schools/school.ts';
import { taskAt } from './fold.ts';
import type { Foretold } from './foretold.ts';
import { taskId } from './ids.ts';
import { type Obligation, obligations } from './obligations.ts';
import type { KeptTask } from './task.ts';

type Planned = Pick<Roadmap, 'id' | 'owner' | 'periods' | 'measures' | 'bodies'>;
type Issued = Pick<KeptTask, 'owes' | 'period' | 'measure' | 'due' | 'indicators' | 'dropped'>;

/**
 * Gives for an issued task what it comes to, or undefined where it stays as it is. A school that left the list of those
 * supported keeps what it was asked for before: only the plan takes a task off.
 */
export function changeOf(plan: Planned, schools: School[]) {
  const wanted = new Map(obligations(plan, schools).map((one) => [taskId(one), one]));
  const asked = askedOf(plan);
  return <Task extends Issued>(task: Task, at: Instant): Task | undefined => {
    const now = wanted.get(taskId(task));
    if (!now && asked(task)) return undefined;
    if (!now) return task.dropped ? undefined : { ...task, dropped: at };
    const { dropped, ...rest } = task;
    const same = !dropped && isSame(task, now);
    return same ? undefined : ({ ...rest, due: now.due, indicators: now.indicators } as Task);
  };
}

/** Whether a plan asks for a measure in a term, of this kind of side, whichever schools are supported. */
function askedOf(plan: Planned): (task: Issued) => boolean {
  const anybody = [{ id: 'anybody', name: '', support: years(plan), version: 1 }];
  const all = obligations({ ...plan, ...(plan.owner && { owner: 'anybody' }) }, anybody);
  const named = new Set(
    all.map(({ owes, period, measure }) => `${isSchool(owes)} ${period} ${measure}`),
  );
  return ({ owes, period, measure }) => named.has(`${isSchool(owes)} ${period} ${measure}`);
}

const isSchool = (owes: string): boolean => !isOffice(owes);

const years = ({ periods }: Planned) => {
  const all = periods.flatMap(({ from, to }) => [from, to].map((day) => Number(day.slice(0, 4))));
  return [...new Set(all)].map((year) => ({ year, categories: [], basis: '' }));
};

const isSame = (task: Issued, now: Obligation): boolean =>
  task.due === now.due &&
  JSON.stringify(task.indicators.map(({ id, target, kinds }) => [id, target, kinds])) ===
    JSON.stringify(now.indicators.map(({ id, target, kinds }) => [id, target, kinds]));

const told = ({ owes, period, measure, due }: Issued | Obligation) => ({
  id: taskId({ owes, period, measure }),
  owes,
  period,
  measure,
  due,
});

/** Foretells what a version does. `issued`: all tasks there are, with their acts. */
export function foretold(
  plan: Planned,
  schools: School[],
  issued: (Issued & Pick<KeptTask, 'acts'>)[],
): Foretold {
  const change = changeOf(plan, schools);
  const known = new Set(issued.map(taskId));
  const changed = issued.flatMap((task) => {
    const to = change(task, 'now');
    return to ? [{ task, to }] : [];
  });
  const { appear, move, fall } = moved(
    obligations(plan, schools)
      .filter((one) => !known.has(taskId(one)))
      .map(told),
    changed
      .filter(({ to }) => to.dropped)
      .map(({ task }) => ({ ...told(task), kept: task.acts.length > 0 })),
  );
  return {
    appear,
    move,
    change: changed
      .filter(({ to }) => !to.dropped)
      .map(({ task, to }) => ({ ...told(to), before: task.due })),
    fall,
    decided: issued
      .filter(({ dropped }) => !dropped)
      .flatMap((task) => decided(task, change(task, 'now'))),
  };
}

/** Another term, another target of a task: they hold until a version names that cell. */
function decided(
  task: Issued & Pick<KeptTask, 'acts'>,
  to: Issued | undefined,
): Foretold['decided'] {
  const { extended, indicators } = taskAt(task);
  const target = (one: Issued | undefined, id: string) =>
    one?.indicators.find((each) => each.id === id)?.target;
  const other = indicators.filter(({ retargeted }) => retargeted);
  const lapsed = (to: Issued) => other.some(({ id }) => target(to, id) !== target(task, id));
  return [
    ...(extended
      ? [{ ...told(task), act: 'extend' as const, lapses: !!to && to.due !== task.due }]
      : []),
    ...(other.length > 0
      ? [{ ...told(task), act: 'retarget' as const, lapses: !!to && lapsed(to) }]
      : []),
  ];
}

/**
 * What appears and falls away of one measure of one side, as many of each, is moved: people read it as another term, though
 * the old task stays with what was handed in.
 */
function moved(
  appear: Foretold['appear'],
  fall: Foretold['fall'],
): Pick<Foretold, 'appear' | 'move' | 'fall'> {
  const place = ({ owes, measure }: { owes: string; measure: string }) => `${owes} ${measure}`;
  const fallen = grouped(fall, place);
  const pairs = [...grouped(appear, place)].flatMap(([name, come]) => {
    const gone = fallen.get(name) ?? [];
    return gone.length === come.length ? come.map((one, at) => ({ one, from: gone[at] })) : [];
  });
  const move = pairs.flatMap(({ one, from }) => (from ? [{ ...one, from }] : []));
  const ids = new Set(move.flatMap(({ id, from }) => [id, from.id]));
  return {
    appear: appear.filter(({ id }) => !ids.has(id)),
    move,
    fall: fall.filter(({ id }) => !ids.has(id)),
  };
}
