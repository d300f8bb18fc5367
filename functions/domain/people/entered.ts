/** Where somebody is signed in: one's own sessions, ended one by one; all of somebody, by the administrator. */
import * as z from 'zod/mini';
import type { SessionView } from '../../contract/people/sessions.ts';
import { Problem } from '../../contract/problem.ts';
import { keys } from '../../store/keys.ts';
import type { Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { note } from '../journal.ts';
import { read } from './listing.ts';
import { endSession, longest, seconds } from './sessions.ts';

/** A session as it lies there; those that were opened by 0.7 say only when they end. */
const Kept = z.object({
  id: z.optional(z.string()),
  began: z.optional(z.int()),
  ends: z.int(),
  last: z.optional(z.int()),
  agent: z.optional(z.string()),
  network: z.optional(z.string()),
});
const kind: Kind<z.infer<typeof Kept>> = { name: 'session', shape: 1, schema: Kept };

const instant = (moment: number) => new Date(moment).toISOString();

/** Sessions of somebody that have not ended and can be named. */
async function open(ctx: Context, person: string) {
  const [all, [out]] = await Promise.all([
    ctx.table.list(kind, keys.sessions(ctx.municipality, person)),
    ctx.table.getMany([keys.out(ctx.municipality, person)]),
  ]);
  const since = Number(out?.since ?? -1);
  return all.flatMap(({ id, began, ends, last, ...rest }) =>
    id !== undefined &&
    began !== undefined &&
    last !== undefined &&
    began > since &&
    ends > ctx.clock()
      ? [{ ...rest, id, began, ends, last }]
      : [],
  );
}

/** One's own sessions, the newest first. */
export async function list(ctx: Context): Promise<SessionView[]> {
  const { person, session } = ctx;
  if (!person) throw new Problem('signed-out');
  return (await open(ctx, person.id))
    .sort((a, b) => b.began - a.began)
    .map(({ began, ends, last, ...rest }) => ({
      ...rest,
      began: instant(began),
      ends: instant(ends),
      last: instant(last),
      own: rest.id === session?.id,
    }));
}

/** Ends one of one's own sessions; there being none is well. */
export async function end(ctx: Context, id: string): Promise<void> {
  if (!ctx.person) throw new Problem('signed-out');
  await endSession(ctx, ctx.person.id, id);
  await note(ctx, { act: 'signed-out' });
}

/** Ends all sessions of somebody that have begun by now, in one write: a machine was lost, a post was left. */
export async function endAll(ctx: Context, person: string): Promise<void> {
  ctx.allow('person.keep');
  const { id } = await read(ctx, person);
  const since = ctx.clock();
  const expires = seconds(since + longest);
  await ctx.table.put(keys.out(ctx.municipality, id), { since }, { expires });
  await note(ctx, { act: 'sessions-ended', whom: id });
}
