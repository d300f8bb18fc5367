/**
 * Letters of the calendar: once a day for each road map, whichever run comes first; a run that was cut off is made up by the
 * next, and a letter that was asked for is not asked for again. By night they wait for the morning.
 */
import { isMonday, isWorking, workingDayBefore, workingDays } from '../../contract/calendar.ts';
import { addDays, type Day, dayOf, remindDays, reviewDays } from '../../contract/days.ts';
import { grouped } from '../../contract/groups.ts';
import type { LetterKind } from '../../contract/notices/kinds.ts';
import { stateOfTask } from '../../contract/tasks/counting.ts';
import { briefsOf } from '../../contract/tasks/tally.ts';
import type { Brief } from '../../contract/tasks/task.ts';
import { byLabel } from '../../contract/tasks/urgency.ts';
import { longDay } from '../../contract/words.ts';
import type { Context } from '../context.ts';
import { isDone, once } from '../limits.ts';
import { registryOf } from '../registry.ts';
import { waiting } from '../tasks/listing.ts';
import { headingOf } from '../tasks/reading.ts';
import { rows } from '../tasks/tallies.ts';
import { handedIn, type Owed, overdue, slow, soon, type Waiting } from './debts.ts';
import { type Reading, reading, reviewers, submitters, write } from './readers.ts';

const day = 86_400_000;
const what = (roadmap: string) => `notices-${roadmap}`;
export const numberOf = (today: Day): number => Math.round(Date.parse(today) / day);

/** Asks for the letters of today, if no run has done so yet. */
export async function daily(ctx: Context, roadmap: string): Promise<void> {
  const number = numberOf(ctx.today);
  if (await isDone(ctx, what(roadmap), number)) return;
  const { plan } = await registryOf(ctx);
  if (!plan(roadmap).closed) {
    const people = await reading(ctx);
    await ofTerms(ctx, roadmap, people);
    if (isWorking(ctx.today)) await ofQueue(ctx, roadmap, people);
  }
  await once(ctx, what(roadmap), number, 3 * day);
}

type Known = { task: Brief; state: ReturnType<typeof stateOfTask> };

/** All tasks as they stand today, in the order of periods and numbers. */
export async function known(ctx: Context, roadmap: string): Promise<Known[]> {
  const registry = await registryOf(ctx);
  return (await rows(ctx, roadmap))
    .flatMap(briefsOf)
    .map((brief) => {
      const task = { ...brief, ...headingOf(registry, roadmap, brief) };
      return { task, state: stateOfTask(task, ctx.today) };
    })
    .sort(
      ({ task: a }, { task: b }) =>
        (a.due ?? '9').localeCompare(b.due ?? '9') || byLabel(a.label, b.label),
    );
}

/** What is over its term and not handed in, or was returned and not mended. */
export const isDebt = ({ task, state }: Known, today: Day): boolean =>
  state === 'overdue' || (state === 'returned' && task.due !== null && task.due < today);

/** To each who hands in for these tasks, one letter of all that is theirs. */
export async function toSubmitters(
  ctx: Context,
  people: Reading[],
  tasks: Brief[],
  about: string,
  kind: LetterKind,
  words: (own: Owed[]) => { subject: string; text: string },
): Promise<void> {
  const own = new Map<Reading, Brief[]>();
  for (const [side, all] of grouped(tasks, ({ owes }) => owes))
    for (const person of submitters(people, side))
      own.set(person, [...(own.get(person) ?? []), ...all]);
  for (const [person, all] of own)
    await write(ctx, about, person, { kind, ...words(all) }, morning(ctx));
}

async function ofTerms(ctx: Context, roadmap: string, people: Reading[]): Promise<void> {
  const where = { site: ctx.config.site, roadmap };
  const all = await known(ctx, roadmap);
  const before = (await registryOf(ctx)).place?.remindDays ?? remindDays;
  if (isMonday(ctx.today)) {
    const debts = all.filter((one) => isDebt(one, ctx.today)).map(({ task }) => task);
    await toSubmitters(ctx, people, debts, `overdue ${roadmap} ${ctx.today}`, 'overdue', (own) =>
      overdue(own, ctx.today, longDay(ctx.today), where),
    );
  }
  // Whoever has handed in, though it waits, is not reminded; a run that missed the day reminds on the next.
  const near = all
    .filter(({ state }) => state === 'open')
    .map(({ task }) => task)
    .filter(({ due }) => due && due >= ctx.today && workingDayBefore(due, before) <= ctx.today);
  for (const [due, tasks] of grouped(near, (task) => task.due as Day))
    await toSubmitters(ctx, people, tasks, `soon ${roadmap} ${due}`, 'soon', (own) =>
      soon(own, due, where),
    );
}

/** To those who judge: what came since their last working day; on Mondays what waits too long. */
async function ofQueue(ctx: Context, roadmap: string, people: Reading[]): Promise<void> {
  const where = { site: ctx.config.site, roadmap };
  const queue: (Waiting & { owes: string; since: Day })[] = [];
  let after: string | undefined;
  do {
    const page = await waiting(ctx, roadmap, after);
    for (const task of page.items) {
      const since = dayOf(task.waitingSince ?? ctx.now);
      queue.push({ ...task, since, day: Math.max(1, workingDays(since, ctx.today) + 1) });
    }
    after = page.next;
  } while (after);
  const last = workingDayBefore(addDays(ctx.today, -1), 0);
  const fresh = queue.filter(({ since }) => since >= last && since < ctx.today);
  const late = isMonday(ctx.today) ? queue.filter((one) => one.day > reviewDays) : [];
  const tell = async (
    all: typeof queue,
    kind: LetterKind,
    words: (own: Waiting[]) => { subject: string; text: string },
  ) => {
    const own = new Map<Reading, Waiting[]>();
    for (const one of all)
      for (const person of reviewers(people, one.owes))
        own.set(person, [...(own.get(person) ?? []), one]);
    for (const [person, some] of own)
      await write(
        ctx,
        `${kind} ${roadmap} ${ctx.today}`,
        person,
        { kind, ...words(some) },
        morning(ctx),
      );
  };
  await tell(fresh, 'handed-in', (own) => handedIn(own, where));
  await tell(late, 'slow', (own) => slow(own, reviewDays, where));
}

/**
 * From when such a letter may be sent: eight in the morning of Moscow, by the real clock. A demonstration lives on a day that is
 * set, and does not wait for its morning.
 */
function morning(ctx: Context): number {
  const now = ctx.clock();
  if (ctx.config.today !== undefined) return now;
  const eight = Date.parse(`${dayOf(new Date(now).toISOString())}T08:00:00+03:00`);
  return Math.max(now, eight);
}
