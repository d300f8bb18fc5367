/** The registry of schools, and what the municipality says of itself. */
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../contract/problem.ts';
import { Municipality, School } from '../contract/schools.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import { readOne, Stale } from '../store/table.ts';
import type { Context } from './context.ts';
import { touch } from './stamp.ts';

/** How a school is kept, and what the municipality says of itself. */
export const kind: Kind<School> = { name: 'school', shape: 1, schema: School };
export const placeKind: Kind<Municipality> = {
  name: 'municipality',
  shape: 1,
  schema: Municipality,
};

type Input = Omit<School, 'version'>;

/** All schools, by name. */
export async function list(ctx: Context): Promise<School[]> {
  ctx.allow('school.read');
  return all(ctx);
}

/** All schools for the house itself: issuing tasks and summaries need no right of a person. */
export const all = (ctx: Pick<Context, 'table' | 'municipality'>): Promise<School[]> =>
  ctx.table.list(kind, keys.schools(ctx.municipality));

/**
 * Adds a school to the registry, or changes it when `version` is that of the one that stands there (0: new).
 * Tasks that the approved plan then lacks are issued by the schedule, which is asked at once.
 */
export async function keep(
  ctx: Context,
  input: Input,
  version: number,
  roadmap: string,
): Promise<School> {
  ctx.allow('school.keep');
  const [plan] = await ctx.table.getMany([keys.roadmap(ctx.municipality, roadmap)]);
  if (!plan) throw new Problem('absent');
  const school = await write(ctx, input, version).catch((error) => again(input, version, error));
  await touch(ctx);
  await ctx.jobs({ job: 'issue', roadmap, school: input.id });
  return school;
}

/** The same that stands there already, of the next version: the request came before, and its answer was lost. */
async function again(input: Input, version: number, error: unknown): Promise<School> {
  const now = error instanceof Stale && error.found ? readOne(kind, error.found) : undefined;
  if (now && isDeepStrictEqual(now, kind.schema.parse({ ...input, version: version + 1 })))
    return now;
  throw error;
}

/** Writes a school; `stale` when it stands there in another version. */
export const write = (
  ctx: Pick<Context, 'table' | 'municipality'>,
  input: Input,
  version: number,
): Promise<School> =>
  ctx.table.replace(kind, keys.school(ctx.municipality, input.id), { ...input, version });

/** What the municipality says of itself. */
export const municipality = (
  ctx: Pick<Context, 'table' | 'municipality'>,
): Promise<Municipality | undefined> =>
  ctx.table.get(placeKind, keys.municipality(ctx.municipality));

/** Loads the municipality of a new environment; what stands there already stays. */
export async function load(
  ctx: Pick<Context, 'table' | 'municipality'>,
  data: Municipality,
): Promise<void> {
  await ctx.table.create(placeKind, keys.municipality(ctx.municipality), Municipality.parse(data));
}
