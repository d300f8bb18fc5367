/** People and their rights, kept by the administrator. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { ActInput, type KeptPerson, Newcomer, PersonView } from '../../contract/people/acts.ts';
import { personOf } from '../../contract/people/fold.ts';
import { Person } from '../../contract/people/person.ts';
import { list, read } from '../../domain/people/listing.ts';
import { type Env, gives, readVersion, tagged, takes, versioned, writeVersion } from '../verb.ts';

/** Few give and take rights: what it takes is loaded then. */
const acting = () => import('../../domain/people/acting.ts');

const Ended = z.object({ done: z.literal(true) });
const People = z.object({ people: z.array(Person) });

const viewOf = (kept: KeptPerson): PersonView =>
  PersonView.parse({ ...personOf(kept), acts: kept.acts });

export const people = new Hono<Env>()
  .get('/', gives(People, 'Everybody, with their rights', 'forbidden'), async (c) =>
    c.json(People.parse({ people: await list(c.get('ctx')) })),
  )
  .post(
    '/',
    tagged,
    gives(
      PersonView,
      'Add somebody whose e-mail is new, with a first right',
      'forbidden',
      'conflict',
      'state',
    ),
    takes(Newcomer),
    async (c) => {
      const person = await (await acting()).add(c.get('ctx'), c.req.valid('json'));
      writeVersion(c, person.version);
      return c.json(viewOf(person));
    },
  )
  .get(
    '/:person',
    tagged,
    gives(PersonView, 'Somebody, with the history of their rights', 'forbidden'),
    async (c) => {
      const person = await read(c.get('ctx'), c.req.param('person'));
      writeVersion(c, person.version);
      return c.json(viewOf(person));
    },
  )
  .post(
    '/:person/acts',
    versioned,
    gives(
      PersonView,
      'Give, take or end rights of somebody, or rename them',
      'forbidden',
      'conflict',
      'state',
    ),
    takes(ActInput),
    async (c) => {
      const version = readVersion(c);
      const id = c.req.param('person');
      const person = await (await acting()).act(c.get('ctx'), id, version, c.req.valid('json'));
      writeVersion(c, person.version);
      return c.json(viewOf(person));
    },
  )
  .delete(
    '/:person/sessions',
    gives(Ended, 'End all sessions of somebody', 'forbidden'),
    async (c) => {
      const { endAll } = await import('../../domain/people/entered.ts');
      await endAll(c.get('ctx'), c.req.param('person'));
      return c.json({ done: true } as const);
    },
  );
