/** Tasks: what one owes or takes part in. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Selection } from '../../contract/casefiles/selection.ts';
import { DocumentUrl, Saved } from '../../contract/documents/document.ts';
import { After } from '../../contract/pages.ts';
import type { Verb } from '../../contract/people/access.ts';
import { Draft, DraftNote } from '../../contract/submissions/submission.ts';
import { ActInput } from '../../contract/tasks/asking.ts';
import { Counts } from '../../contract/tasks/counts.ts';
import { Elsewhere } from '../../contract/tasks/elsewhere.ts';
import { Brief, TaskView } from '../../contract/tasks/task.ts';
import { slug } from '../../contract/text.ts';
import { registryOf } from '../../domain/registry.ts';
import { open } from '../../domain/submissions/drafts.ts';
import { counts } from '../../domain/tasks/counts.ts';
import * as verbs from '../../domain/tasks/listing.ts';
import { viewOf } from '../../domain/tasks/reading.ts';
import {
  asks,
  checked,
  type Env,
  gives,
  readVersion,
  tagged,
  takes,
  versioned,
  writeVersion,
} from '../verb.ts';

/** What is seldom done is loaded then. */
const deeds = () => import('../../domain/tasks/deeds.ts');
const steps = () => import('../../domain/tasks/steps.ts');
const elsewhere = () => import('../../domain/tasks/elsewhere.ts');

/** A school or an office for which somebody acts. */
const Side = z.object({ id: z.string(), name: z.string() });
const InPeriod = z.object({
  period: z.string().check(z.regex(/^[a-z0-9-]{1,30}$/i, 'period')),
});
/** `side`: only what this school or office owes. */
const Listed = z.extend(After, { side: z.optional(slug) });
const Briefs = z.object({ tasks: z.array(Brief), next: z.optional(z.string()) });
/** Tasks of a period, the most urgent first, and how many of each period stand where. */
const OfPeriod = z.object({
  tasks: z.array(Brief),
  next: z.optional(z.string()),
  periods: z.array(
    z.object({
      period: z.string(),
      all: z.int(),
      returned: z.int(),
      late: z.int(),
      open: z.int(),
    }),
  ),
});
const Measure = z.extend(After, { measure: Selection.shape.measure });
const Acted = z.object({ task: TaskView });
const Papers = z.object({ elsewhere: z.array(Elsewhere) });
const Opened = z.object({
  task: TaskView,
  draft: z.optional(Draft),
  draftVersion: z.int(),
  /** Who else of one's side has typed what was not handed in. */
  others: z.array(DraftNote),
  /** For which sides the reader may hand in here, and for which offices review: none where they may not. */
  may: z.object({ submit: z.array(Side), review: z.array(Side) }),
});

export const tasks = new Hono<Env>()
  .get(
    '/:roadmap/tasks',
    gives(Briefs, 'What one owes or takes part in, by pages', 'unreadable'),
    asks(Listed),
    async (c) => {
      const page = await verbs.list(c.get('ctx'), c.req.param('roadmap'), c.req.valid('query'));
      return c.json(Briefs.parse({ tasks: page.items, next: page.next }));
    },
  )
  .get('/:roadmap/counts', gives(Counts, 'What waits for the reader'), async (c) =>
    c.json(Counts.parse(await counts(c.get('ctx'), c.req.param('roadmap')))),
  )
  .get(
    '/:roadmap/periods/:period',
    gives(
      OfPeriod,
      'Tasks of a period for those who see all, the most urgent first',
      'forbidden',
      'unreadable',
    ),
    asks(Measure),
    async (c) => {
      const { period } = checked(InPeriod, c.req.param());
      const asked = { period, ...c.req.valid('query') };
      return c.json(
        OfPeriod.parse(await verbs.ofPeriod(c.get('ctx'), c.req.param('roadmap'), asked)),
      );
    },
  )
  .get(
    '/:roadmap/tasks/:task',
    tagged,
    gives(Opened, 'A task whole, with one’s own draft'),
    async (c) => {
      const ctx = c.get('ctx');
      const { roadmap, task: id } = c.req.param();
      const { task, ...rest } = await open(ctx, roadmap, id);
      writeVersion(c, task.version);
      const { nameOf } = await registryOf(ctx);
      const sides = (verb: Verb) =>
        task.shut ? [] : ctx.sides(verb, task).map((id) => ({ id, name: nameOf(id) }));
      const may = { submit: sides('task.submit'), review: sides('task.review') };
      return c.json(Opened.parse({ ...rest, task: viewOf(c.get('ctx'), task), may }));
    },
  )
  .get(
    '/:roadmap/tasks/:task/elsewhere',
    gives(Papers, 'Where else the papers of a task were handed in, and what came of it'),
    async (c) => {
      const { roadmap, task } = c.req.param();
      const others = await (await elsewhere()).elsewhere(c.get('ctx'), roadmap, task);
      return c.json(Papers.parse({ elsewhere: others }));
    },
  )
  .get(
    '/:roadmap/tasks/:task/acts/:act/documents/:document',
    gives(DocumentUrl, 'A link to a file of a message', 'state'),
    asks(Saved),
    async (c) => {
      const { roadmap, task, act, document } = c.req.param();
      const where = { act, document, save: c.req.valid('query').save !== undefined };
      const link = await (await steps()).urlOf(c.get('ctx'), roadmap, task, where);
      return c.json(DocumentUrl.parse(link));
    },
  )
  .post(
    '/:roadmap/tasks/:task/acts',
    versioned,
    gives(
      Acted,
      'Act upon a task or its items: take back, extend, explain, end, say',
      'forbidden',
      'own-work',
      'conflict',
      'state',
    ),
    takes(ActInput),
    async (c) => {
      const { roadmap, task: id } = c.req.param();
      const where = { roadmap, id, version: readVersion(c) };
      const input = c.req.valid('json');
      const ctx = c.get('ctx');
      const task =
        'items' in input
          ? await (await deeds()).deed(ctx, where, input)
          : await (await steps()).step(ctx, where, input);
      writeVersion(c, task.version);
      return c.json(Acted.parse({ task: viewOf(c.get('ctx'), task) }));
    },
  );
