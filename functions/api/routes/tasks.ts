/** Tasks: what one owes or takes part in. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { After } from '../../contract/pages.ts';
import { Draft } from '../../contract/submissions.ts';
import { Brief, TaskView } from '../../contract/tasks.ts';
import { open } from '../../domain/drafts.ts';
import * as verbs from '../../domain/tasks.ts';
import { asks, type Env, gives, writeVersion } from '../verb.ts';

const Briefs = z.object({ tasks: z.array(Brief), next: z.optional(z.string()) });
const Opened = z.object({
  task: TaskView,
  draft: z.optional(Draft),
  draftVersion: z.int(),
  /** Whether the reader may hand in or review here, and for which side they upload. */
  may: z.object({ submit: z.boolean(), review: z.boolean(), uploadFor: z.optional(z.string()) }),
});

export const tasks = new Hono<Env>()
  .get(
    '/:roadmap/tasks',
    gives(Briefs, 'What one owes or takes part in, by pages'),
    asks(After),
    async (c) => {
      const page = await verbs.list(
        c.get('ctx'),
        c.req.param('roadmap'),
        c.req.valid('query').after,
      );
      return c.json(Briefs.parse({ tasks: page.items, next: page.next }));
    },
  )
  .get('/:roadmap/tasks/:task', gives(Opened, 'A task whole, with one’s own draft'), async (c) => {
    const ctx = c.get('ctx');
    const { roadmap, task: id } = c.req.param();
    const { task, ...rest } = await open(ctx, roadmap, id);
    writeVersion(c, task.version);
    const submit = ctx.may('task.submit', task);
    const may = {
      submit,
      review: ctx.may('task.review', task),
      ...(submit && { uploadFor: ctx.allow('task.submit', task) }),
    };
    const view = { ...task, items: verbs.withStates(task.items) };
    return c.json(Opened.parse({ ...rest, task: view, may }));
  });
