/** How tasks are kept: their shapes, the steps from older ones, what stands beside them in the indexes. */
import * as z from 'zod/mini';
import { isOffice } from '../../contract/offices.ts';
import { Problem } from '../../contract/problem.ts';
import { briefOf } from '../../contract/tasks/counting.ts';
import { taskAt } from '../../contract/tasks/fold.ts';
import { taskId, taskParts } from '../../contract/tasks/ids.ts';
import { TallyRow } from '../../contract/tasks/tally.ts';
import { KeptBrief, KeptTask, MovedActs } from '../../contract/tasks/task.ts';
import { briefRange, type Key, keys, waitingRange } from '../../store/keys.ts';
import type { Attributes, Beside, Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';

/** Where a task lies; one with an id of another shape is absent like one that was never issued. */
export function keyOf(ctx: Pick<Context, 'municipality'>, roadmap: string, id: string): Key {
  const parts = taskParts(id);
  if (!parts || !/^[a-z0-9-]{1,60}$/.test(roadmap)) throw new Problem('absent');
  return keys.task(ctx.municipality, roadmap, parts);
}

/** What stands beside a task: the indexes that lists read. `task`: with all its acts. */
function besideOf(task: KeptTask): Beside {
  const brief = briefOf({ ...task, ...taskAt(task) });
  const { owes, period, measure } = task;
  return {
    brief,
    briefs: briefRange.of(owes, isOffice(owes), period, measure),
    ...(brief.waitingSince && { waiting: waitingRange.review(brief.waitingSince, taskId(task)) }),
  };
}

/** A task as it is read. */
export const kind: Kind<KeptTask> = {
  name: 'task',
  shape: 3,
  schema: KeptTask,
  // What stands beside a task has changed, the task has not.
  lifts: { 1: actsOfResults, 2: (task) => task },
  beside: besideOf,
};

/** A task as it is written: what stands beside it follows from all its acts, wherever they lie. */
export const kindOf = (whole: KeptTask): Kind<KeptTask> => ({
  ...kind,
  beside: () => besideOf(whole),
});

export const briefKind: Kind<KeptBrief> = {
  name: 'brief of a task',
  shape: 3,
  schema: KeptBrief,
  lifts: { 1: ofPeriod, 2: byName },
};

export const movedKind: Kind<MovedActs> = { name: 'moved acts', shape: 1, schema: MovedActs };

/** A row with something to follow up waits until it is done. */
export const tallyKind: Kind<TallyRow> = {
  name: 'tally',
  shape: 1,
  schema: TallyRow,
  beside: ({ owes, follow }) => ({
    brief: { owes },
    ...(Object.keys(follow).length > 0 && { waiting: waitingRange.left('follow', owes) }),
  }),
};

/** What the index says of a row: whose it is. */
export const rowKind: Kind<{ owes: string }> = {
  name: 'place of a tally',
  shape: 1,
  schema: z.object({ owes: z.string() }),
};

/** Up to 0.2 a key had a year. */
function ofPeriod({ year, ...rest }: Attributes): Attributes {
  return { ...rest, period: String(year) };
}

/** Up to 0.4 a brief said by name alone who waits. */
function byName({ waitingFrom, ...rest }: Attributes): Attributes {
  const names = waitingFrom as string[] | undefined;
  return { ...rest, ...(names && { waitingFrom: names.map((name) => ({ id: '', name })) }) };
}

type Result = Attributes & { submission: string; verdict?: Attributes & { review: string } };

/** Up to 0.2 a task kept results: items with one verdict each. Who did what when stood in the acts, without what. */
function actsOfResults(old: Attributes): Attributes {
  const items = old.items as Result[];
  const acts = (old.acts as (Attributes & { id: string; act: string })[]).map((act) =>
    act.act === 'hand-in'
      ? { ...act, items: items.filter((item) => item.submission === act.id).map(handed) }
      : { ...act, decisions: items.flatMap((item) => decided(item, act.id)) },
  );
  return { ...ofPeriod(old), acts };
}

function handed({ submission: _, by: __, at: ___, verdict: ____, ...item }: Result): Attributes {
  return item;
}

function decided({ id, verdict }: Result, review: string): Attributes[] {
  if (verdict?.review !== review) return [];
  const { review: _, by: __, at: ___, ...decision } = verdict;
  return [{ item: id, ...decision }];
}
