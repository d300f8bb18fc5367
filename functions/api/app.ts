/** The API: one app for every host. Rooms are mounted in the order of the story; the type is the web's client. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { Problem } from '../contract/problem.ts';
import type { House } from '../domain/context.ts';
import { type Pace, paced, usual } from './pace.ts';
import { notFound, onError } from './problems.ts';
import { casefiles } from './routes/casefiles.ts';
import { documents } from './routes/documents.ts';
import { journal } from './routes/journal.ts';
import { letters } from './routes/letters.ts';
import { links } from './routes/links.ts';
import { notices } from './routes/notices.ts';
import { people } from './routes/people.ts';
import { phrases } from './routes/phrases.ts';
import { proposals } from './routes/proposals.ts';
import { reviews } from './routes/reviews.ts';
import { roadmaps } from './routes/roadmaps.ts';
import { schools } from './routes/schools.ts';
import { session } from './routes/session.ts';
import { settings } from './routes/settings.ts';
import { site } from './routes/site.ts';
import { submissions } from './routes/submissions.ts';
import { summaries } from './routes/summaries.ts';
import { tasks } from './routes/tasks.ts';
import { nameOf, recognised, sameOrigin } from './session.ts';
import { anybody, type Env, gives } from './verb.ts';
import type { Connection } from './viewer.ts';

/** The largest body, in bytes; files go to storage, never through here. A table that is brought is longer. */
const largestBody = 256 * 1024;
const largestTable = 4 * 1024 * 1024;

/** Refuses a longer body. */
const largest =
  (of: (c: Context) => number): MiddlewareHandler =>
  (c, next) =>
    bodyLimit({
      maxSize: of(c),
      onError: () => {
        throw new Problem('too-large');
      },
    })(c, next);

const Description = z.looseObject({ openapi: z.literal('3.1.0') });

/** Builds the app of a house; the ground knows who is at the other end of a connection. */
export function createApp(house: House, connection: Connection, pace: Pace = usual) {
  const { before, after } = paced(house, connection, pace);
  const rooms = {
    site: site(house),
    session: session(house),
    people,
    journal,
    settings,
    schools,
    documents,
    roadmaps,
    proposals,
    tasks,
    links,
    submissions,
    reviews,
    phrases,
    notices,
    letters,
    summaries,
    casefiles,
  };
  const app = new Hono<Env>()
    .basePath('/api')
    .use(sameOrigin(house))
    .use(before)
    .use(largest(({ req }) => (req.path.startsWith('/api/proposals') ? largestTable : largestBody)))
    .use(recognised(house, connection))
    .use(after)
    .route('/site', rooms.site)
    .route('/session', rooms.session)
    .route('/people', people)
    .route('/journal', journal)
    .route('/settings', settings)
    .route('/schools', schools)
    .route('/documents', documents)
    .route('/roadmaps', roadmaps)
    .route('/proposals', proposals)
    .route('/phrases', phrases)
    .route('/letters', letters)
    .route('/roadmaps', tasks)
    .route('/roadmaps', links)
    .route('/roadmaps', submissions)
    .route('/roadmaps', reviews)
    .route('/roadmaps', notices)
    .route('/roadmaps', summaries)
    .route('/roadmaps', casefiles);
  // Few ask for it, and no start should wait for it.
  const described = async () => {
    const { describe } = await import('./openapi.ts');
    return describe(app, rooms, nameOf(house));
  };
  let once: ReturnType<typeof described> | undefined;
  app.get(
    '/openapi.json',
    anybody,
    gives(Description, 'This description', 'damaged'),
    async (c) => {
      once ??= described();
      return c.json(await once);
    },
  );
  app.onError(onError);
  app.notFound(notFound);
  return app;
}

export type App = ReturnType<typeof createApp>;
