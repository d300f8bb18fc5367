/** Documents: how their bytes come, what each is, links to read, what is taken from the list or from view. */
import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import {
  About,
  Document,
  Documents,
  DocumentUrl,
  PartsInput,
  Saved,
  Targets,
  Ticket,
  Unfinished,
  Upload,
  Withdrawal,
} from '../../contract/documents/document.ts';
import { After } from '../../contract/pages.ts';
import * as verbs from '../../domain/documents/reading.ts';
import {
  asks,
  type Env,
  gives,
  readVersion,
  tagged,
  takes,
  versioned,
  writeVersion,
} from '../verb.ts';

const Listed = z.extend(After, { removed: z.optional(z.string()) });

const named = (c: Context<Env>) => ({
  owner: c.req.param('owner') ?? '',
  id: c.req.param('id') ?? '',
});

/** A document as it is after a write, with its version. */
function answer(c: Context<Env>, document: Document) {
  writeVersion(c, document.version);
  return c.json(Document.parse(document));
}

/** What not every request asks for is loaded then. */
const uploads = () => import('../../domain/documents/asking.ts');
const acts = () => import('../../domain/documents/acts.ts');

export const documents = new Hono<Env>()
  .post(
    '/',
    gives(Ticket, 'Say that a file is about to be sent', 'absent', 'conflict', 'often'),
    takes(Upload),
    async (c) =>
      c.json(Ticket.parse(await (await uploads()).ask(c.get('ctx'), c.req.valid('json')))),
  )
  .get(
    '/unfinished',
    gives(Unfinished, 'Files under way, with how much of each has come'),
    async (c) =>
      c.json(Unfinished.parse({ documents: await (await uploads()).unfinished(c.get('ctx')) })),
  )
  .get(
    '/:owner',
    gives(Documents, 'Documents of a school or office', 'unreadable'),
    asks(Listed),
    async (c) => {
      const { after, removed } = c.req.valid('query');
      const page = await verbs.list(c.get('ctx'), c.req.param('owner'), {
        after,
        removed: removed !== undefined,
      });
      return c.json(Documents.parse({ documents: page.items, next: page.next }));
    },
  )
  .post(
    '/:owner/:id/parts',
    gives(Targets, 'Ask where to send parts of a file', 'state', 'often'),
    takes(PartsInput),
    async (c) => {
      const parts = await (await uploads()).targets(c.get('ctx'), named(c), c.req.valid('json'));
      return c.json(Targets.parse({ parts }));
    },
  )
  .post(
    '/:owner/:id/confirmation',
    tagged,
    gives(Document, 'Say that the bytes were sent', 'state', 'file-refused'),
    async (c) => answer(c, await (await uploads()).confirm(c.get('ctx'), named(c))),
  )
  .put(
    '/:owner/:id/about',
    versioned,
    gives(Document, 'Say what a paper is'),
    takes(About),
    async (c) =>
      answer(
        c,
        await (await acts()).describe(c.get('ctx'), named(c), readVersion(c), c.req.valid('json')),
      ),
  )
  .delete(
    '/:owner/:id',
    tagged,
    gives(Document, 'Take a document out of the list', 'stale'),
    async (c) => answer(c, await (await acts()).remove(c.get('ctx'), named(c))),
  )
  .post(
    '/:owner/:id/restoration',
    tagged,
    gives(Document, 'Bring it back into the list', 'stale'),
    async (c) => answer(c, await (await acts()).restore(c.get('ctx'), named(c))),
  )
  .put(
    '/:owner/:id/withdrawal',
    tagged,
    gives(Document, 'Take a document from view', 'forbidden', 'state', 'stale'),
    takes(Withdrawal),
    async (c) =>
      answer(c, await (await acts()).withdraw(c.get('ctx'), named(c), c.req.valid('json'))),
  )
  .delete(
    '/:owner/:id/withdrawal',
    tagged,
    gives(Document, 'Give it back to view', 'forbidden', 'stale'),
    async (c) => answer(c, await (await acts()).reinstate(c.get('ctx'), named(c))),
  )
  .get(
    '/:owner/:id/url',
    gives(DocumentUrl, 'A short-lived link to a document of one’s own side', 'state'),
    asks(Saved),
    async (c) => {
      const save = c.req.valid('query').save !== undefined;
      return c.json(DocumentUrl.parse(await verbs.urlOf(c.get('ctx'), named(c), save)));
    },
  );
