/** Sign-in by a code from a letter, and the session that it opens. */
import { Hono, type Context as Request } from 'hono';
import * as z from 'zod/mini';
import { verbs } from '../../contract/people/access.ts';
import { CodeRequest, SignIn } from '../../contract/people/codes.ts';
import { SessionView } from '../../contract/people/sessions.ts';
import { Problem } from '../../contract/problem.ts';
import { Session } from '../../contract/session.ts';
import type { House } from '../../domain/context.ts';
import type { From } from '../../domain/people/codes.ts';
import { leaveBehind, prolong, signOut } from '../../domain/people/sessions.ts';
import { registryOf } from '../../domain/registry.ts';
import { headings } from '../../domain/roadmaps/reading.ts';
import { browserOf, writeCookie } from '../session.ts';
import { anybody, type Env, gives, promised, takes } from '../verb.ts';

/** One signs in seldom: what it takes is loaded then. */
const codes = () => import('../../domain/people/codes.ts');

const entered = () => import('../../domain/people/entered.ts');

const Sessions = z.object({ sessions: z.array(SessionView) });
const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

/** Where a request comes from. */
async function fromOf(c: Request<Env>, house: House): Promise<From> {
  const { newBrowser } = await codes();
  return {
    browser: browserOf(c, house, newBrowser),
    network: c.get('ctx').network ?? '',
    agent: c.req.header('user-agent'),
  };
}

export const session = (house: House) =>
  new Hono<Env>()
    .post(
      '/code',
      anybody,
      promised,
      gives(Done, 'Ask for a letter with a sign-in code', 'often'),
      takes(CodeRequest),
      async (c) => {
        const from = await fromOf(c, house);
        await (await codes()).askCode(c.get('ctx'), c.req.valid('json').email, from);
        return c.json(done, 202);
      },
    )
    .post(
      '/',
      anybody,
      gives(Done, 'Sign in by the code of the letter', 'code-wrong', 'often'),
      takes(SignIn),
      async (c) => {
        const from = await fromOf(c, house);
        const cookie = await (await codes()).signIn(c.get('ctx'), c.req.valid('json'), from);
        writeCookie(c, house, cookie);
        await leaveBehind(c.get('ctx'), c.get('cookie'));
        return c.json(done);
      },
    )
    .get('/', gives(Session, 'Who is signed in; puts off the end of the session'), async (c) => {
      const ctx = c.get('ctx');
      const { person, may } = ctx;
      if (!person) throw new Problem('signed-out');
      const until = await prolong(ctx);
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
      writeCookie(c, house, '');
      await signOut(c.get('ctx'), c.get('cookie'));
      return c.json(done);
    })
    .get('/all', gives(Sessions, 'Where one is signed in'), async (c) =>
      c.json(Sessions.parse({ sessions: await (await entered()).list(c.get('ctx')) })),
    )
    .delete('/all/:session', gives(Done, 'End one of one’s own sessions'), async (c) => {
      await (await entered()).end(c.get('ctx'), c.req.param('session'));
      return c.json(done);
    });
