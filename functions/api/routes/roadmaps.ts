/** The road map, its approval, and how it stands. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { IndicatorProgress } from '../../contract/tasks/progress.ts';
import * as verbs from '../../domain/roadmaps.ts';
import { progress } from '../../domain/tasks/tallies.ts';
import { type Env, gives, readVersion, tagged, versioned, writeVersion } from '../verb.ts';

const Progress = z.object({ indicators: z.array(IndicatorProgress) });

export const roadmaps = new Hono<Env>()
  .get('/:roadmap', tagged, gives(Roadmap, 'The road map, letter for letter'), async (c) => {
    const roadmap = await verbs.read(c.get('ctx'), c.req.param('roadmap'));
    writeVersion(c, roadmap.version);
    return c.json(Roadmap.parse(roadmap));
  })
  .post(
    '/:roadmap/approval',
    versioned,
    gives(Roadmap, 'Approve the plan: tasks follow', 'forbidden'),
    async (c) => {
      const roadmap = await verbs.approve(c.get('ctx'), c.req.param('roadmap'), readVersion(c));
      writeVersion(c, roadmap.version);
      return c.json(Roadmap.parse(roadmap));
    },
  )
  .get('/:roadmap/progress', gives(Progress, 'Plan and fact, cell by cell'), async (c) =>
    c.json(Progress.parse({ indicators: await progress(c.get('ctx'), c.req.param('roadmap')) })),
  );
