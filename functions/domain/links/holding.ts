/** Which items stand on which page: followed up task by task, after its acts. */
import { isDeepStrictEqual } from 'node:util';
import type { Holder, Sight } from '../../contract/links.ts';
import { taskAt } from '../../contract/tasks/fold.ts';
import { taskId } from '../../contract/tasks/ids.ts';
import type { Item, KeptTask } from '../../contract/tasks/task.ts';
import { readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { keyOf, kind } from './kind.ts';
import { instant } from './looks.ts';

/** Items that are named with a page: beyond that its record would not fit the engine's 400 KB. */
const mostHolders = 50;

/** What was handed in and stands, neither returned nor taken back, holds its link. */
const stands = ({ state }: Item) => state === 'waiting' || state === 'accepted';

/** Brings the pages behind a task's links up to what stands in it now. A page that is new is due at once. */
export async function hold(ctx: Context, task: KeptTask): Promise<void> {
  const id = taskId(task);
  const { items } = taskAt(task);
  const linked = items.flatMap((item) => (item.link ? [{ item, ...item.link }] : []));
  const urls = [...new Set(linked.map(({ url }) => url))];
  for (let at = 0; at < urls.length; at += 100) {
    const some = urls.slice(at, at + 100);
    const found = await ctx.table.getMany(some.map((url) => keyOf(ctx, task.roadmap, url)));
    for (const [place, url] of some.entries()) {
      const own = linked
        .filter((one) => one.url === url && stands(one.item))
        .map(({ item, typed }): Holder => ({ task: id, item: item.id, typed }));
      const kept = found[place];
      await write(ctx, task.roadmap, id, kept ? readOne(kind, kept) : fresh(ctx, url), own);
    }
  }
}

const fresh = (ctx: Context, url: string): Sight => ({
  url,
  state: 'unseen',
  at: instant(ctx),
  due: instant(ctx),
  fails: 0,
  where: [],
  version: 0,
});

async function write(ctx: Context, roadmap: string, task: string, sight: Sight, own: Holder[]) {
  const others = sight.where.filter((one) => one.task !== task);
  const where = [...others, ...own]
    .sort((a, b) => (a.task + a.item < b.task + b.item ? -1 : 1))
    .slice(0, mostHolders);
  if (isDeepStrictEqual(where, sight.where)) return;
  await ctx.table.replace(kind, keyOf(ctx, roadmap, sight.url), { ...sight, where });
}
