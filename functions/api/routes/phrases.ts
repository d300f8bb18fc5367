/** The library of phrases of a department. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Phrase } from '../../contract/phrases.ts';
import { type Env, gives, takes } from '../verb.ts';

/** Few ask for it: what it takes is loaded then. */
const verbs = () => import('../../domain/phrases.ts');

const Phrases = z.object({ phrases: z.array(Phrase) });
const Done = z.object({ done: z.literal(true) });

export const phrases = new Hono<Env>()
  .get(
    '/',
    gives(Phrases, 'What a department says again and again when it returns', 'forbidden'),
    async (c) => c.json(Phrases.parse({ phrases: await (await verbs()).list(c.get('ctx')) })),
  )
  .post(
    '/',
    gives(Phrase, 'Keep a phrase', 'forbidden', 'conflict', 'state'),
    takes(Phrase),
    async (c) =>
      c.json(Phrase.parse(await (await verbs()).keep(c.get('ctx'), c.req.valid('json')))),
  )
  .delete('/:phrase', gives(Done, 'Forget a phrase', 'forbidden'), async (c) => {
    await (await verbs()).forget(c.get('ctx'), c.req.param('phrase'));
    return c.json({ done: true } as const);
  });
