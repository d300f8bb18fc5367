/**
 * Sign-in by a code from a letter (`docs/design.md` §6). An unknown e-mail is handled by the same steps, in the same time,
 * as a known one.
 */
import { createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { personOf } from '../../contract/people/fold.ts';
import { current } from '../../contract/people/rights.ts';
import { Problem } from '../../contract/problem.ts';
import { keys } from '../../store/keys.ts';
import type { Context, House } from '../context.ts';
import { type Limit, limit } from '../limits.ts';
import { kind, personId, sha256 } from './kind.ts';
import { openSession, seconds } from './sessions.ts';

const minute = 60_000;
/** A code lives ten minutes and takes five tries. */
const codeLives = 10 * minute;
const codeTries = 5;
/** Letters within a window, per address and per network; a school's whole staff may share one network. */
const window = 15 * minute;
const perAddress: Limit = { window, most: 5 };
const perNetwork: Limit = { window, most: 60 };

/** Asks for a letter with a code. The answer tells nothing of whether the e-mail is known. */
export async function askCode(ctx: Context, email: string, network: string): Promise<void> {
  await limit(ctx, `address:${personId(ctx.municipality, email)}`, perAddress);
  await limit(ctx, `network:${sha256(network).slice(0, 24)}`, perNetwork);
  await ctx.jobs({ job: 'code', email });
}

const print = (ctx: House, person: string, code: string) =>
  createHmac('sha256', ctx.config.secret).update(`${person}\n${code}`).digest('hex');

/**
 * Makes a code and gives it back to be sent, or undefined when nobody has this e-mail, or has it without any right. What
 * those leave in the table looks the same.
 */
export async function makeCode(ctx: Context, email: string): Promise<string | undefined> {
  const id = personId(ctx.municipality, email);
  const kept = await ctx.table.get(kind, keys.person(ctx.municipality, id));
  const person = kept && current(personOf(kept).grants, ctx.today).length > 0 ? kept : undefined;
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const until = ctx.clock() + codeLives;
  await ctx.table.put(
    keys.code(ctx.municipality, id),
    { print: print(ctx, id, person ? code : randomBytes(8).toString('hex')), tries: 0, until },
    { expires: seconds(until) },
  );
  return person && code;
}

/**
 * Signs in: a new session's cookie value. Every try is counted before it is looked at. A code works once; the attempt that
 * used it may come again, because an answer can be lost, on the line or on the way from the engine.
 */
export async function signIn(
  ctx: Context,
  email: string,
  code: string,
  attempt: string = randomUUID(),
): Promise<string> {
  const id = personId(ctx.municipality, email);
  const key = keys.code(ctx.municipality, id);
  const now = ctx.clock();
  const tried = await ctx.table.change(key, {
    set: 'ADD tries :one SET expires = if_not_exists(expires, :expires)',
    values: { ':one': 1, ':most': codeTries, ':expires': seconds(now + codeLives) },
    condition: 'attribute_not_exists(tries) OR tries < :most',
  });
  if (!tried) throw new Problem('often', { retryAfter: 60, reason: 'code-tries' });
  const hash = print(ctx, id, code);
  const live = typeof tried.until === 'number' && tried.until > now;
  if (!live || !same(hash, String(tried.print))) throw new Problem('code-wrong');
  const used = await ctx.table.change(key, {
    set: 'SET attempt = :attempt',
    values: { ':attempt': sha256(attempt), ':hash': hash },
    condition: 'print = :hash AND (attribute_not_exists(attempt) OR attempt = :attempt)',
  });
  if (!used) throw new Problem('code-wrong');
  return openSession(ctx, id);
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
