/** Letters on request. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { slug } from '../../contract/text.ts';
import { type Env, gives, promised, takes } from '../verb.ts';

/** Without a side: all who owe. */
const Asked = z.object({ side: z.optional(slug) });
const Reminded = z.object({ reports: z.int() });

export const notices = new Hono<Env>().post(
  '/:roadmap/reminders',
  promised,
  gives(Reminded, 'Remind those who owe of what is overdue, once a day', 'forbidden', 'state'),
  takes(Asked),
  async (c) => {
    // Few ask for it: what it takes is loaded then.
    const { ask } = await import('../../domain/notices/reminding.ts');
    const { side } = c.req.valid('json');
    const reports = await ask(c.get('ctx'), c.req.param('roadmap'), side);
    return c.json(Reminded.parse({ reports }), 202);
  },
);
