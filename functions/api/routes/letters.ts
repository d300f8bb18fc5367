/** Letters: one's own, how one reads them; those of others for the administrator. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { LetterBrief, Reader, ReaderInput } from '../../contract/notices/letter.ts';
import { type Env, gives, takes } from '../verb.ts';

/** Not every request asks for it: what it takes is loaded then. */
const verbs = () => import('../../domain/notices/reading.ts');

const Own = z.object({ letters: z.array(LetterBrief), reader: Reader });
const Letters = z.object({ letters: z.array(LetterBrief) });

export const letters = new Hono<Env>()
  .get('/', gives(Own, 'One’s own letters of the last weeks, and how one reads them'), async (c) =>
    c.json(Own.parse(await (await verbs()).own(c.get('ctx')))),
  )
  .put(
    '/reader',
    gives(Reader, 'Mute kinds of letters, or say up to when all was seen'),
    takes(ReaderInput),
    async (c) =>
      c.json(Reader.parse(await (await verbs()).keep(c.get('ctx'), c.req.valid('json')))),
  )
  .get('/lost', gives(Letters, 'Letters that reached nobody', 'forbidden'), async (c) =>
    c.json(Letters.parse({ letters: await (await verbs()).lost(c.get('ctx')) })),
  )
  .get('/of/:person', gives(Letters, 'The letters of somebody', 'forbidden'), async (c) => {
    const found = await (await verbs()).of(c.get('ctx'), c.req.param('person'));
    return c.json(Letters.parse({ letters: found }));
  });
