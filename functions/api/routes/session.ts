/** Sign-in by a code from a letter, and the session that it opens. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { verbs } from '../../contract/people/access.ts';
import { CodeRequest, SignIn } from '../../contract/people/codes.ts';
import { Problem } from '../../contract/problem.ts';
import { Session } from '../../contract/session.ts';
import type { House } from '../../domain/context.ts';
import { prolong, signOut } from '../../domain/people/sessions.ts';
import { registryOf } from '../../domain/registry.ts';
import { headings } from '../../domain/roadmaps/reading.ts';
import { writeCookie } from '../session.ts';
import { anybody, type Env, gives, promised, takes } from '../verb.ts';
import type { Connection } from '../viewer.ts';

/** One signs in seldom: what it takes is loaded then. */
const codes = () => import('../../domain/people/codes.ts');

const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

export const session = (house: House, connection: Connection) =>
  new Hono<Env>()
    .post(
      '/code',
      anybody,
      promised,
      gives(Done, 'Ask for a letter with a sign-in code', 'often'),
      takes(CodeRequest),
      async (c) => {
        const { email } = c.req.valid('json');
        // Few requests ask for a code: what knows networks is loaded when one does.
        const { networkOf } = await import('../viewer.ts');
        await (await codes()).askCode(c.get('ctx'), email, networkOf(house, c, connection));
        return c.json(done, 202);
      },
    )
    .post(
      '/',
      anybody,
      gives(Done, 'Sign in by the code of the letter', 'code-wrong', 'often'),
      takes(SignIn),
      async (c) => {
        const { email, code, attempt } = c.req.valid('json');
        writeCookie(c, house, await (await codes()).signIn(c.get('ctx'), email, code, attempt));
        return c.json(done);
      },
    )
    .get('/', gives(Session, 'Who is signed in; puts off the end of the session'), async (c) => {
      const ctx = c.get('ctx');
      const { person, may } = ctx;
      if (!person) throw new Problem('signed-out');
      const until = await prolong(ctx, c.get('cookie'));
      const { roadmaps } = await registryOf(ctx);
      return c.json(
        Session.parse({
          person,
          until: new Date(until).toISOString(),
          may: verbs.filter((verb) => may(verb)),
          roadmaps: [
            ...headings(roadmaps, true),
            ...(may('roadmap.approve') ? headings(roadmaps, false) : []),
          ],
        }),
      );
    })
    .delete('/', anybody, gives(Done, 'Sign out', 'damaged'), async (c) => {
      await signOut(c.get('ctx'), c.get('cookie'));
      writeCookie(c, house, '');
      return c.json(done);
    });
