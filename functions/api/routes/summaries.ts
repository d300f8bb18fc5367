/** Summaries: asked for, watched while they are made, read, taken as files. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Day } from '../../contract/dates.ts';
import { DocumentLink } from '../../contract/documents.ts';
import { Content, Format, Summary, SummaryRequest } from '../../contract/summaries.ts';
import { slug } from '../../contract/text.ts';
import * as verbs from '../../domain/summaries.ts';
import { checked, type Env, gives, takes } from '../verb.ts';

const Summaries = z.object({ summaries: z.array(Summary) });
const Where = z.object({
  roadmap: slug,
  asOf: Day,
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'id')),
});
const File = z.extend(Where, { format: Format });

export const summaries = new Hono<Env>()
  .get(
    '/:roadmap/summaries',
    gives(Summaries, 'The latest summaries, the newest day first'),
    async (c) => {
      const { roadmap } = c.req.param();
      return c.json(Summaries.parse({ summaries: await verbs.list(c.get('ctx'), roadmap) }));
    },
  )
  .post(
    '/:roadmap/summaries',
    gives(Summary, 'Ask for a summary as of a day'),
    takes(SummaryRequest),
    async (c) => {
      const { roadmap } = c.req.param();
      const asked = await verbs.ask(c.get('ctx'), roadmap, c.req.valid('json'));
      return c.json(Summary.parse(asked), 202);
    },
  )
  .get(
    '/:roadmap/summaries/:asOf/:id',
    gives(Summary, 'A summary’s record, with progress'),
    async (c) => {
      const { roadmap, asOf, id } = checked(Where, c.req.param());
      return c.json(Summary.parse(await verbs.read(c.get('ctx'), roadmap, asOf, id)));
    },
  )
  .get(
    '/:roadmap/summaries/:asOf/:id/content',
    gives(Content, 'Everything that a summary says'),
    async (c) => {
      const { roadmap, asOf, id } = checked(Where, c.req.param());
      return c.json(Content.parse(await verbs.content(c.get('ctx'), roadmap, asOf, id)));
    },
  )
  .get(
    '/:roadmap/summaries/:asOf/:id/files/:format',
    gives(DocumentLink, 'A link to a file of a summary'),
    async (c) => {
      const { roadmap, ...where } = checked(File, c.req.param());
      return c.json(DocumentLink.parse(await verbs.link(c.get('ctx'), roadmap, where)));
    },
  );
