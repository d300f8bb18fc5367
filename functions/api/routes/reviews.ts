/** What waits for review, and decisions on it. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { After } from '../../contract/pages.ts';
import { Review } from '../../contract/reviews.ts';
import { Brief, TaskView } from '../../contract/tasks/task.ts';
import { viewOf } from '../../domain/tasks/reading.ts';
import { asks, type Env, gives, readVersion, takes, versioned, writeVersion } from '../verb.ts';

/** What not every request asks for is loaded then. */
const verbs = () => import('../../domain/reviews.ts');

const Queue = z.object({ tasks: z.array(Brief), next: z.optional(z.string()) });
const Decided = z.object({ task: TaskView });

export const reviews = new Hono<Env>()
  .get(
    '/:roadmap/queue',
    gives(Queue, 'What waits for review, the longest first', 'forbidden', 'unreadable'),
    asks(After),
    async (c) => {
      const { roadmap } = c.req.param();
      const page = await (await verbs()).queue(c.get('ctx'), roadmap, c.req.valid('query').after);
      return c.json(Queue.parse({ tasks: page.items, next: page.next }));
    },
  )
  .post(
    '/:roadmap/tasks/:task/reviews',
    versioned,
    gives(Decided, 'Accept or return items', 'forbidden', 'own-work', 'conflict', 'state'),
    takes(Review),
    async (c) => {
      const { roadmap, task: id } = c.req.param();
      const where = { roadmap, id, version: readVersion(c) };
      const task = await (await verbs()).decide(c.get('ctx'), where, c.req.valid('json'));
      writeVersion(c, task.version);
      return c.json(Decided.parse({ task: viewOf(c.get('ctx'), task) }));
    },
  );
