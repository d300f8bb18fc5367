/** How road maps are kept: the one in force, and what each of its versions said with the table that it was read from. */
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { Problem } from '../../contract/problem.ts';
import { Edit } from '../../contract/reading/edits.ts';
import { Grid } from '../../contract/reading/grid.ts';
import { Answers, RowOf } from '../../contract/reading/reading.ts';
import { lifted } from '../../contract/roadmaps/older.ts';
import { Plan, Roadmap } from '../../contract/roadmaps/roadmap.ts';
import type { Kind } from '../../store/kind.ts';

/** The road map in force. */
export const kind: Kind<Roadmap> = {
  name: 'roadmap',
  shape: 2,
  schema: Roadmap,
  lifts: { 1: lifted },
};

/** The table of a plan: as it was brought, with what was answered and changed; and which row became what. */
export const Source = z.object({
  grid: Grid,
  answers: Answers,
  edits: z.array(Edit),
  rows: z.array(RowOf),
});
export type Source = z.infer<typeof Source>;

/** What a version said. A plan that was loaded without a table has no source. */
export const Said = z.object({ plan: Plan, source: z.optional(Source) });
export type Said = z.infer<typeof Said>;

/** A version as it lies: a table is long and says much twice, so it is packed. */
export const Packed = z.object({ packed: z.string() });
export const editionKind: Kind<z.infer<typeof Packed>> = {
  name: 'edition',
  shape: 1,
  schema: Packed,
};

/**
 * How far what follows from versions is done: to which the tasks were brought, of which the table was written out. Apart from
 * the road map, so that no work of the clock is a change that somebody at a page would have to look at.
 */
const Followed = z.object({ settled: z.optional(z.int()), written: z.optional(z.int()) });
type Followed = z.infer<typeof Followed>;
export const followKind: Kind<Followed> = { name: 'what follows', shape: 1, schema: Followed };

/** Characters that a packed table may take: a record of the engine holds 400 KB. */
const roomy = 300_000;

/** Packs what is long; refused where it does not fit a record. */
export function packed(value: unknown): string {
  const text = gzipSync(JSON.stringify(value)).toString('base64');
  if (text.length > roomy) throw new Problem('too-large', { reason: 'table' });
  return text;
}

/** What was packed, by its schema. */
export const unpacked = <T>(schema: z.ZodMiniType<T>, text: string): T =>
  schema.parse(JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')));
