/** People and their rights, kept by the administrator. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Person, PersonInput } from '../../contract/people/person.ts';
import * as verbs from '../../domain/people/keeping.ts';
import { type Env, gives, takes } from '../verb.ts';

const People = z.object({ people: z.array(Person) });

export const people = new Hono<Env>()
  .get('/', gives(People, 'Everybody who may sign in'), async (c) =>
    c.json(People.parse({ people: await verbs.list(c.get('ctx')) })),
  )
  .post(
    '/',
    gives(Person, 'Add a person, or give a known e-mail other rights'),
    takes(PersonInput),
    async (c) => c.json(Person.parse(await verbs.keep(c.get('ctx'), c.req.valid('json')))),
  );
