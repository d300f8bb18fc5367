/** Documents: a ticket to send the bytes to storage, the check of what arrived, a link to read. */
import { Hono } from 'hono';
import { Document, DocumentLink, Saved, Upload, UploadTicket } from '../../contract/documents.ts';
import * as verbs from '../../domain/documents.ts';
import { asks, type Env, gives, takes } from '../verb.ts';

export const documents = new Hono<Env>()
  .post('/', gives(UploadTicket, 'Ask where to send a file'), takes(Upload), async (c) =>
    c.json(UploadTicket.parse(await verbs.ask(c.get('ctx'), c.req.valid('json')))),
  )
  .post('/:owner/:id/confirmation', gives(Document, 'Say that the bytes were sent'), async (c) =>
    c.json(
      Document.parse(await verbs.confirm(c.get('ctx'), c.req.param('owner'), c.req.param('id'))),
    ),
  )
  .get(
    '/:owner/:id/link',
    gives(DocumentLink, 'A short-lived link to a document of one’s own side'),
    asks(Saved),
    async (c) => {
      const save = c.req.valid('query').save !== undefined;
      const link = await verbs.link(c.get('ctx'), c.req.param('owner'), c.req.param('id'), save);
      return c.json(DocumentLink.parse(link));
    },
  );
