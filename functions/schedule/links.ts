/** The round over links: looks, and tells ИМО of the pages that vanished. */
import type { Context } from '../domain/context.ts';
import * as links from '../domain/links/rounds.ts';
import type { Mail } from '../store/mail.ts';
import { vanishedLetter } from './letters.ts';

/**
 * Looks at the links of a road map and writes to every methodist. Told is told when one of them was reached: an address
 * that takes no letters must not make the others get theirs every hour. What failed is thrown at the end, to be seen.
 */
export async function lookAtLinks(ctx: Context, roadmap: string, mail: Mail): Promise<void> {
  const vanished = await links.look(ctx, roadmap);
  if (vanished.length === 0) return;
  const lost = await links.lostOf(ctx, vanished);
  const faults: unknown[] = [];
  let told = false;
  for (const to of await links.toldOf(ctx))
    await mail.send(vanishedLetter(to, lost, { site: ctx.config.site, roadmap })).then(
      () => {
        told = true;
      },
      (error) => faults.push(error),
    );
  if (told) await links.mark(ctx, roadmap, vanished);
  if (faults.length > 0) throw new AggregateError(faults, 'Some letters about links were not sent');
}
