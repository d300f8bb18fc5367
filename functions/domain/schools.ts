/** The registry of schools. */
import { isDeepStrictEqual } from 'node:util';
import { School, type SchoolInput } from '../contract/schools/school.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import { readOne, Stale } from '../store/table.ts';
import { type Context, changedNow } from './context.ts';
import { touch } from './stamp.ts';

/** How a school is kept. */
export const kind: Kind<School> = { name: 'school', shape: 1, schema: School };

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
 * Tasks that approved plans then lack are issued by the schedule, which is asked at once.
 */
export async function keep(ctx: Context, input: SchoolInput, version: number): Promise<School> {
  ctx.allow('school.keep');
  const changed = changedNow(ctx);
  const school = await write(ctx, { ...input, changed }, version).catch((error) =>
    again(input, version, error),
  );
  await touch(ctx);
  await ctx.jobs({ job: 'issue', school: input.id });
  return school;
}

/** The same that stands there already, of the next version: the request came before, and its answer was lost. */
async function again(input: SchoolInput, version: number, error: unknown): Promise<School> {
  const now = error instanceof Stale && error.found ? readOne(kind, error.found) : undefined;
  if (!now) throw error;
  const { changed: _, ...said } = now;
  if (isDeepStrictEqual(said, kind.schema.parse({ ...input, version: version + 1 }))) return now;
  throw error;
}

/** Writes a school; `stale` when it stands there in another version. */
export const write = (
  ctx: Pick<Context, 'table' | 'municipality'>,
  input: Omit<School, 'version'>,
  version: number,
): Promise<School> =>
  ctx.table.replace(kind, keys.school(ctx.municipality, input.id), { ...input, version });
