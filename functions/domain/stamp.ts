/** The stamp of the registry: it rises with every change of what tasks are joined with (`registry.ts`). */
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';

/** Says that a road map, a school or an office was changed. */
export async function touch(ctx: Pick<Context, 'table' | 'municipality'>): Promise<void> {
  await ctx.table.change(keys.registry(ctx.municipality), {
    set: 'ADD version :one',
    values: { ':one': 1 },
  });
}

/** The stamp that an item of the table holds. */
export const stampOf = (found: Record<string, unknown> | undefined): number =>
  Number(found?.version ?? 0);
