/** What the municipality says of itself: read by those who keep its plans, kept by its administrator. */
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../contract/problem.ts';
import { Municipality, Settings, type SettingsInput } from '../contract/settings/municipality.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import { readOne, Stale } from '../store/table.ts';
import { type Context, changedNow } from './context.ts';
import { note } from './journal.ts';
import { touch } from './stamp.ts';

/** How it is kept. Releases up to 0.5 gave it no version, for nobody could change it. */
export const kind: Kind<Settings> = {
  name: 'municipality',
  shape: 2,
  schema: Settings,
  lifts: { 1: (data) => ({ ...data, version: 0 }) },
};

type Reader = Pick<Context, 'table' | 'municipality'>;

const keyOf = ({ municipality }: Pick<Context, 'municipality'>) => keys.municipality(municipality);

/** For the house itself: names of offices and words need no right of a person. */
export const find = (ctx: Reader): Promise<Settings | undefined> => ctx.table.get(kind, keyOf(ctx));

/** As those read it who keep plans and people; `absent` before the environment has begun. */
export async function read(ctx: Context): Promise<Settings> {
  ctx.allow('settings.read');
  const found = await find(ctx);
  if (!found) throw new Problem('absent');
  return found;
}

/** Writes it over the version that was read. Answers to questions of plans stay as they stand. */
export async function keep(ctx: Context, input: SettingsInput, version: number): Promise<Settings> {
  ctx.allow('settings.keep');
  const stands = await find(ctx);
  if (!stands) throw new Problem('absent');
  const made = { ...stands, ...said(input, stands) };
  if (stands.version === version + 1 && isDeepStrictEqual(made, stands)) return stands;
  if (stands.version !== version) throw new Problem('stale');
  const kept = await ctx.table
    .replace(kind, keyOf(ctx), { ...made, changed: changedNow(ctx) })
    .catch((error) => again(input, version, error));
  await touch(ctx);
  await note(ctx, { act: 'settings' });
  return kept;
}

const said = (input: SettingsInput, { dictionary }: Settings) => ({
  ...input,
  dictionary: { ...input.dictionary, answers: dictionary.answers },
});

/** Clicks at once: the other one was first, and said the same. */
function again(input: SettingsInput, version: number, error: unknown): Settings {
  const now = error instanceof Stale && error.found ? readOne(kind, error.found) : undefined;
  const same =
    now?.version === version + 1 && isDeepStrictEqual({ ...now, ...said(input, now) }, now);
  if (now && same) return now;
  throw error;
}

/** Keeps what answers to questions of plans have taught; somebody else's change of this moment comes first. */
export async function learn(ctx: Context, place: Settings): Promise<void> {
  await ctx.table.replace(kind, keyOf(ctx), place).catch((error) => {
    if (!(error instanceof Stale)) throw error;
  });
}

/** Loads the municipality of a new environment; what stands there already stays. */
export async function load(ctx: Reader, data: Municipality): Promise<void> {
  await ctx.table.create(kind, keyOf(ctx), { ...Municipality.parse(data), version: 1 });
}
