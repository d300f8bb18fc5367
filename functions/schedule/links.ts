/** The round over links: looks, and asks for letters to ИМО about the pages that vanished. */
import type { Context } from '../domain/context.ts';
import * as letters from '../domain/letters.ts';
import * as links from '../domain/links/rounds.ts';
import { vanishedLetter } from './letters.ts';

/**
 * Looks at the links of a road map that are due. Of pages that vanished every methodist gets a letter; they count as told
 * when the letters are asked for: from then on each is sent by itself.
 */
export async function lookAtLinks(ctx: Context, roadmap: string): Promise<void> {
  const vanished = await links.look(ctx, roadmap);
  if (vanished.length === 0) return;
  const readers = await links.toldOf(ctx);
  const lost = await links.lostOf(ctx, roadmap, vanished);
  const pages = vanished.map(({ url, goneSince }) => `${url} ${goneSince}`).sort();
  const about = JSON.stringify(['vanished', roadmap, ...pages]);
  for (const to of readers)
    await letters.ask(ctx, about, vanishedLetter(to, lost, { site: ctx.config.site, roadmap }));
  if (readers.length > 0) await links.mark(ctx, roadmap, vanished);
}
