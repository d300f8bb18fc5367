/** How it is kept in which way somebody reads their letters. */
import * as z from 'zod/mini';
import { Reader } from '../../contract/notices/letter.ts';
import { keys } from '../../store/keys.ts';
import type { Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';

const KeptReader = z.extend(Reader, { id: z.string() });
type KeptReader = z.infer<typeof KeptReader>;

export const readerKind: Kind<KeptReader> = { name: 'reader', shape: 1, schema: KeptReader };

/** How somebody reads; whoever never said gets all, and has seen nothing. */
export const readerOf = async (ctx: Context, person: string): Promise<KeptReader> =>
  (await ctx.table.get(readerKind, keys.reader(ctx.municipality, person))) ?? {
    id: person,
    mutes: [],
  };

/** Changes what is named of it, and leaves the rest: two devices of one person take nothing from each other. */
export async function change(ctx: Context, person: string, part: Partial<Reader>): Promise<void> {
  const names = Object.keys(part) as (keyof Reader)[];
  await ctx.table.change(keys.reader(ctx.municipality, person), {
    set: `SET shape = :shape, id = :id${names.map((name) => `, ${name} = :${name}`).join('')}`,
    values: {
      ...{ ':shape': readerKind.shape, ':id': person },
      ...Object.fromEntries(names.map((name) => [`:${name}`, part[name]])),
    },
  });
}
