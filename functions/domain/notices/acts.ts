/**
 * Letters that follow from acts upon a task. An act has one letter to each reader, however often it is followed up: the id of a
 * letter is made of both. Acts of long ago are not told: their letters are forgotten, and would be asked for again.
 */
import type { LetterKind } from '../../contract/notices/kinds.ts';
import { isOffice } from '../../contract/offices.ts';
import type { Act, ActOf } from '../../contract/tasks/acts.ts';
import { tally } from '../../contract/tasks/counting.ts';
import { itemsOf } from '../../contract/tasks/fold.ts';
import type { KeptTask, Task } from '../../contract/tasks/task.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { joined } from '../tasks/reading.ts';
import { accepted, decided, reopened, returned, said, toSign } from './decided.ts';
import {
  heads,
  type Reading,
  readersAt,
  reading,
  reviewers,
  submitters,
  write,
} from './readers.ts';
import type { Said } from './words.ts';

/** Days within which an act is told; letters are known for longer than that. */
const told = 20;

type Told = { to: Reading[]; said: Said | undefined; kind: LetterKind };

/** Asks for the letters of the acts of a task. */
export async function tell(ctx: Context, kept: KeptTask): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - told * 86_400_000).toISOString();
  const acts = kept.acts.filter(({ at }) => at > since);
  if (acts.length === 0) return;
  const [registry, people] = await Promise.all([registryOf(ctx), reading(ctx)]);
  for (const act of acts) {
    // What a letter says is what was known when it was done.
    const task = joined(registry, kept, act.at);
    for (const { to, said, kind } of toldOf(ctx, task, act, readersAt(people, act.at)))
      for (const person of said ? to : [])
        if (person.id !== act.by.id && said)
          await write(ctx, `${kind} ${act.id}`, person, { kind, ...said });
  }
}

/** Who is told what of an act. */
function toldOf(ctx: Context, task: Task, act: Act, people: Reading[]): Told[] {
  const of = { task, site: ctx.config.site, today: ctx.today };
  const concerned = task.items.filter(({ id }) => itemsOf(act).includes(id));
  const sides = [...new Set(concerned.map(({ by }) => by.side))];
  switch (act.act) {
    case 'review':
      return sides.flatMap((side): Told[] => {
        const to = submitters(people, side);
        const counts = task.indicators.map((one) => ({ ...one, ...tally(task, one, task.items) }));
        return [
          { to, said: returned(of, act, side), kind: 'returned' },
          { to, said: accepted(of, act, side, counts), kind: 'accepted' },
        ];
      });
    case 'reopen':
      return sides.map((side) => ({
        to: submitters(people, side),
        said: reopened(
          of,
          act,
          concerned.filter(({ by }) => by.side === side),
        ),
        kind: 'returned',
      }));
    case 'hand-in':
      if (!act.unsigned) return [];
      return [{ to: heads(people, act.by.side), said: toSign(of, concerned), kind: 'sign' }];
    case 'extend':
    case 'retarget':
    case 'end':
    case 'resume':
      return [{ to: submitters(people, task.owes), said: decided(of, act), kind: 'decided' }];
    case 'say':
      return spoken(of, act, people);
    default:
      return [];
  }
}

/**
 * A message goes to whoever owes the report, to those who judge it unless one of them wrote it, and what an office writes also to
 * the schools that wrote before: an answer comes to whom asked.
 */
function spoken(
  of: { task: Task; site: string; today: string },
  act: Pick<ActOf<'say'>, 'by' | 'comment' | 'documents'>,
  people: Reading[],
): Told[] {
  const { owes, acts } = of.task;
  const { side } = act.by;
  const schools = acts.flatMap((one) =>
    one.act === 'say' && !isOffice(one.by.side) ? one.by.side : [],
  );
  const asked = isOffice(side) ? schools : [];
  const sides = [...new Set([owes, ...asked])].filter((one) => one !== side);
  const told: Told[] = sides.map((one) => ({
    to: submitters(people, one),
    said: said(of, act, false),
    kind: 'said',
  }));
  if (isOffice(side) && side !== owes) return told;
  return [...told, { to: reviewers(people, owes), said: said(of, act, true), kind: 'said' }];
}
