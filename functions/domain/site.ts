/** Public pages: what anybody may read. Figures come from the newest summary, never from tasks in work. */
import type { Site } from '../contract/site.ts';
import type { Context } from './context.ts';
import * as roadmaps from './roadmaps.ts';
import * as schools from './schools.ts';
import * as summaries from './summaries/reading.ts';

/** The home page. `demonstration`: the day on which this environment stands, if it is not today. */
export async function home(ctx: Context, demonstration: string | undefined): Promise<Site> {
  const [place, [roadmap]] = await Promise.all([schools.municipality(ctx), roadmaps.all(ctx)]);
  const latest = roadmap && (await summaries.latest(ctx, roadmap.id));
  return {
    municipality: place?.name ?? '',
    goal: place?.goal ?? '',
    today: ctx.today,
    demonstration: demonstration ?? null,
    roadmap: roadmap
      ? {
          id: roadmap.id,
          title: roadmap.title,
          years: roadmap.years,
          measures: roadmap.measures.length,
          sections: roadmap.sections.map((section) => section.title),
          asOf: latest?.asOf ?? null,
          totals: latest?.totals ?? [],
        }
      : null,
  };
}
