/** The registry of schools. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { School, SchoolInput } from '../../contract/schools/school.ts';
import { Foreseen, Foresight } from '../../contract/tasks/foresight.ts';
import * as verbs from '../../domain/schools.ts';
import { type Env, gives, readVersion, takes, versioned, writeVersion } from '../verb.ts';

const Schools = z.object({ schools: z.array(School) });
const Kept = z.object({ school: SchoolInput });

export const schools = new Hono<Env>()
  .get('/', gives(Schools, 'All schools of the municipality'), async (c) =>
    c.json(Schools.parse({ schools: await verbs.list(c.get('ctx')) })),
  )
  .put(
    '/',
    versioned,
    gives(School, 'Add a school (If-Match: "0") or change it', 'forbidden'),
    takes(Kept),
    async (c) => {
      const { school } = c.req.valid('json');
      const kept = await verbs.keep(c.get('ctx'), school, readVersion(c));
      writeVersion(c, kept.version);
      return c.json(School.parse(kept));
    },
  )
  .post(
    '/foresight',
    gives(Foresight, 'Which tasks would follow if schools stood so; writes nothing', 'forbidden'),
    takes(Foreseen),
    async (c) => {
      // Few ask for it: what it takes is loaded then.
      const { foresee } = await import('../../domain/tasks/foreseeing.ts');
      return c.json(Foresight.parse(await foresee(c.get('ctx'), c.req.valid('json').schools)));
    },
  );
