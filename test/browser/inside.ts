/** A browser on a local system in this very process, where plans of one's own can be put in by verbs of the house. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll } from 'vitest';
import { personOf } from '../../functions/contract/people/fold.ts';
import type { RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { kind, personId } from '../../functions/domain/people/kind.ts';
import * as roadmaps from '../../functions/domain/roadmaps/approving.ts';
import { keys } from '../../functions/store/keys.ts';
import { municipality } from '../../infra/data/reference.ts';
import { demonstrationDay, demoPeople, loadEmpty } from '../../infra/local/demo.ts';
import { startGround } from '../../infra/local/ground.ts';
import { freePort } from '../../infra/local/port.ts';
import { createSite } from '../../infra/local/site.ts';
import { launch } from './browser.ts';

/** The demonstration, with plans beside it: those that are approved, and those that nobody has approved. */
export async function standInside(plans: {
  approved: RoadmapDocument[];
  unread?: RoadmapDocument[];
}) {
  const root = mkdtempSync(join(tmpdir(), 'opora-inside-'));
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const ground = await startGround({
    root,
    site,
    municipality: municipality.id,
    today: demonstrationDay,
  });
  await loadEmpty(ground.house);
  const ctx = contextOf(ground.house);
  for (const plan of [...plans.approved, ...(plans.unread ?? [])]) await roadmaps.load(ctx, plan);
  const uo = await ctx.table.get(
    kind,
    keys.person(ctx.municipality, personId(ctx.municipality, demoPeople.uo.email)),
  );
  for (const { id } of plans.approved)
    await roadmaps.approve(contextOf(ground.house, uo && personOf(uo)), id, 1);
  await ground.idle();
  const pages = join(import.meta.dirname, '../../dist/web');
  const server = await new Promise<Server>((resolve) => {
    const one = serve({ fetch: createSite(ground, pages).fetch, port, hostname: 'localhost' }, () =>
      resolve(one as Server),
    );
  });
  const browser = await launch();
  afterAll(async () => {
    await browser.close();
    server.close();
    await ground.close();
    rmSync(root, { recursive: true, force: true });
  });
  return { browser, system: { site, stop: async () => undefined }, house: ground.house };
}
