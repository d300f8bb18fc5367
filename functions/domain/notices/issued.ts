/** Letters about tasks that were issued: to those who hand in for the side, once a day at most. */
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import type { Issued } from '../tasks/issuing.ts';
import { issued } from './debts.ts';
import { reading, submitters, write } from './readers.ts';

export async function tellIssued(ctx: Context, roadmap: string, all: Issued[]): Promise<void> {
  if (all.length === 0) return;
  const [{ nameOf }, people] = await Promise.all([registryOf(ctx), reading(ctx)]);
  const where = { site: ctx.config.site, roadmap };
  for (const { owes, count } of all)
    for (const person of submitters(people, owes))
      await write(ctx, `issued ${roadmap} ${owes} ${ctx.today}`, person, {
        kind: 'issued',
        ...issued(nameOf(owes), count, where),
      });
}
