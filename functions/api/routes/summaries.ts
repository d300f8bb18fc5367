/** Summaries: asked for, watched while they are made, taken as files: the content itself is the file `json`. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Day } from '../../contract/dates.ts';
import { DocumentUrl } from '../../contract/documents/document.ts';
import { Format, Summaries, Summary, SummaryRequest } from '../../contract/summaries/summary.ts';
import { slug } from '../../contract/text.ts';
import { asks, checked, type Env, gives, promised, takes } from '../verb.ts';

/** A page ends with a day. */
/** Few ask for them: what it takes is loaded then. */
const asking = () => import('../../domain/summaries/asking.ts');
const reading = () => import('../../domain/summaries/reading.ts');

const Before = z.object({ after: z.optional(Day) });
const Where = z.object({
  roadmap: slug,
  day: Day,
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'id')),
});
const File = z.extend(Where, { format: Format });

export const summaries = new Hono<Env>()
  .get(
    '/:roadmap/summaries',
    gives(Summaries, 'Summaries by pages, the newest request first', 'forbidden'),
    asks(Before),
    async (c) => {
      const { after } = c.req.valid('query');
      return c.json(
        Summaries.parse(await (await reading()).list(c.get('ctx'), c.req.param('roadmap'), after)),
      );
    },
  )
  .post(
    '/:roadmap/summaries',
    promised,
    gives(Summary, 'Ask for a summary as of a day', 'forbidden', 'conflict'),
    takes(SummaryRequest),
    async (c) => {
      const asked = await (await asking()).ask(
        c.get('ctx'),
        c.req.param('roadmap'),
        c.req.valid('json'),
      );
      return c.json(Summary.parse(asked), 202);
    },
  )
  .get(
    '/:roadmap/summaries/:day/:id',
    gives(Summary, 'A summary’s record, with progress', 'forbidden', 'invalid'),
    async (c) => {
      const where = checked(Where, c.req.param());
      return c.json(Summary.parse(await (await reading()).read(c.get('ctx'), where)));
    },
  )
  .get(
    '/:roadmap/summaries/:day/:id/files/:format',
    gives(DocumentUrl, 'A link to a file of a summary', 'forbidden', 'invalid', 'state'),
    async (c) => {
      const where = checked(File, c.req.param());
      return c.json(DocumentUrl.parse(await (await reading()).urlOf(c.get('ctx'), where)));
    },
  );
