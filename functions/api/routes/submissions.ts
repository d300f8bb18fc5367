/** Drafts, hand-ins, and the documents behind what was handed in. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Document, DocumentUrl, Saved } from '../../contract/documents/document.ts';
import {
  Draft,
  DraftInput,
  DraftNote,
  Receipt,
  Submission,
} from '../../contract/submissions/submission.ts';
import { TaskView } from '../../contract/tasks/task.ts';
import * as drafts from '../../domain/submissions/drafts.ts';
import { viewOf } from '../../domain/tasks/reading.ts';
import { asks, type Env, gives, readVersion, takes, versioned, writeVersion } from '../verb.ts';

/** What not every request asks for is loaded then. */
const handing = () => import('../../domain/submissions/handing.ts');

const HandedIn = z.object({ task: TaskView, receipt: Receipt });

const Behind = z.object({ documents: z.array(Document) });

const Drafts = z.object({ drafts: z.array(DraftNote) });

export const submissions = new Hono<Env>()
  .get(
    '/:roadmap/drafts',
    gives(Drafts, 'Drafts of one’s side that hold what was not handed in'),
    async (c) =>
      c.json(Drafts.parse({ drafts: await drafts.list(c.get('ctx'), c.req.param('roadmap')) })),
  )
  .put(
    '/:roadmap/tasks/:task/draft',
    versioned,
    gives(Draft, 'Save the draft', 'forbidden', 'state'),
    takes(DraftInput),
    async (c) => {
      const { roadmap, task } = c.req.param();
      const draft = await drafts.save(
        c.get('ctx'),
        roadmap,
        task,
        readVersion(c),
        c.req.valid('json'),
      );
      writeVersion(c, draft.version);
      return c.json(Draft.parse(draft));
    },
  )
  .post(
    '/:roadmap/tasks/:task/submissions',
    versioned,
    gives(HandedIn, 'Hand in evidence', 'forbidden', 'conflict', 'state'),
    takes(Submission),
    async (c) => {
      const { roadmap, task: id } = c.req.param();
      const input = c.req.valid('json');
      const where = { roadmap, id, version: readVersion(c) };
      const { task, receipt } = await (await handing()).handIn(c.get('ctx'), where, input);
      writeVersion(c, task.version);
      return c.json(HandedIn.parse({ task: viewOf(c.get('ctx'), task), receipt }));
    },
  )
  .get(
    '/:roadmap/tasks/:task/documents',
    gives(Behind, 'The documents behind a task’s items, as they are now'),
    async (c) => {
      const { roadmap, task } = c.req.param();
      return c.json(
        Behind.parse({ documents: await (await handing()).behind(c.get('ctx'), roadmap, task) }),
      );
    },
  )
  .get(
    '/:roadmap/tasks/:task/items/:item/documents/:document',
    gives(DocumentUrl, 'A link to a document behind an item', 'state'),
    asks(Saved),
    async (c) => {
      const { roadmap, task, item, document } = c.req.param();
      const save = c.req.valid('query').save !== undefined;
      const link = await (await handing()).urlOf(c.get('ctx'), roadmap, task, {
        item,
        document,
        save,
      });
      return c.json(DocumentUrl.parse(link));
    },
  );
