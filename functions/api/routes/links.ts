/** What was seen behind links: those that do not open, and those of one task. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { ItemLink, LostLink } from '../../contract/links.ts';
import { type Env, gives } from '../verb.ts';

/** Asked for once a page stands: it is loaded then. */
const rounds = () => import('../../domain/links/rounds.ts');

const Lost = z.object({ links: z.array(LostLink) });
const OfTask = z.object({ links: z.array(ItemLink) });

export const links = new Hono<Env>()
  .get(
    '/:roadmap/links',
    gives(Lost, 'Links that do not open, the vanished first', 'forbidden'),
    async (c) => {
      const { roadmap } = c.req.param();
      return c.json(Lost.parse({ links: await (await rounds()).lost(c.get('ctx'), roadmap) }));
    },
  )
  .get(
    '/:roadmap/tasks/:task/links',
    gives(OfTask, 'What was seen behind the links of a task'),
    async (c) => {
      const { roadmap, task } = c.req.param();
      return c.json(
        OfTask.parse({ links: await (await rounds()).ofTask(c.get('ctx'), roadmap, task) }),
      );
    },
  );
