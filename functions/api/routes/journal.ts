/** The journal, for the administrator. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { EntryView } from '../../contract/journal.ts';
import { asks, type Env, gives } from '../verb.ts';

const Asked = z.object({
  after: z.optional(z.string().check(z.regex(/^[\dTZ:.-]{20,30}#[\w-]{1,60}$/, 'after'))),
});
const Page = z.object({ entries: z.array(EntryView), next: z.optional(z.string()) });

export const journal = new Hono<Env>().get(
  '/',
  gives(Page, 'What was done with access, the newest first', 'forbidden', 'invalid'),
  asks(Asked),
  async (c) => {
    // Few ask for it: what it takes is loaded then.
    const { list } = await import('../../domain/entries.ts');
    return c.json(Page.parse(await list(c.get('ctx'), c.req.valid('query').after)));
  },
);
