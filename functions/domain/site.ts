/** Public pages: what anybody may read. Figures are not told: nobody decided to publish them. */
import type { Site } from '../contract/site.ts';
import type { Context } from './context.ts';
import * as roadmaps from './roadmaps/reading.ts';
import * as settings from './settings.ts';

/** The home page. `demonstration`: the day on which this environment stands, if it is not today. */
export async function home(ctx: Context, demonstration: string | undefined): Promise<Site> {
  const [place, plans] = await Promise.all([settings.find(ctx), roadmaps.all(ctx)]);
  return {
    municipality: place?.name ?? '',
    goal: place?.goal ?? '',
    today: ctx.today,
    demonstration: demonstration ?? null,
    contacts: place?.contacts ?? [],
    roadmaps: roadmaps.headings(plans, true),
  };
}
