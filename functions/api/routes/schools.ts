/** The registry of schools. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { School, SchoolInput } from '../../contract/schools.ts';
import { slug } from '../../contract/text.ts';
import * as verbs from '../../domain/schools.ts';
import { type Env, gives, readVersion, takes, versioned, writeVersion } from '../verb.ts';

const Schools = z.object({ schools: z.array(School) });
/** `roadmap`: the one whose tasks the school is to get. */
const Kept = z.object({ school: SchoolInput, roadmap: slug });

export const schools = new Hono<Env>()
  .get('/', gives(Schools, 'All schools of the municipality'), async (c) =>
    c.json(Schools.parse({ schools: await verbs.list(c.get('ctx')) })),
  )
  .put(
    '/',
    versioned,
    gives(School, 'Add a school (If-Match: "0") or change it', 'forbidden', 'absent'),
    takes(Kept),
    async (c) => {
      const { school, roadmap } = c.req.valid('json');
      const kept = await verbs.keep(c.get('ctx'), school, readVersion(c), roadmap);
      writeVersion(c, kept.version);
      return c.json(School.parse(kept));
    },
  );
