/** The API: one app for every host. Rooms are mounted in the order of the story; the type is the web's client. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Problem } from '../contract/problem.ts';
import type { House } from '../domain/context.ts';
import { describe } from './openapi.ts';
import { notFound, onError } from './problems.ts';
import { casefiles } from './routes/casefiles.ts';
import { documents } from './routes/documents.ts';
import { links } from './routes/links.ts';
import { people } from './routes/people.ts';
import { reviews } from './routes/reviews.ts';
import { roadmaps } from './routes/roadmaps.ts';
import { schools } from './routes/schools.ts';
import { session } from './routes/session.ts';
import { site } from './routes/site.ts';
import { submissions } from './routes/submissions.ts';
import { summaries } from './routes/summaries.ts';
import { tasks } from './routes/tasks.ts';
import { recognised, sameOrigin } from './session.ts';
import type { Env } from './verb.ts';

/** The largest body, in bytes; files go to storage, never through here. */
const largestBody = 256 * 1024;

/** Builds the app of a house. */
export function createApp(house: House) {
  const app = new Hono<Env>()
    .basePath('/api')
    .use(sameOrigin(house))
    .use(
      bodyLimit({
        maxSize: largestBody,
        onError: () => {
          throw new Problem('too-large');
        },
      }),
    )
    .use(recognised(house))
    .route('/site', site(house))
    .route('/session', session(house))
    .route('/people', people)
    .route('/schools', schools)
    .route('/documents', documents)
    .route('/roadmaps', roadmaps)
    .route('/roadmaps', tasks)
    .route('/roadmaps', links)
    .route('/roadmaps', submissions)
    .route('/roadmaps', reviews)
    .route('/roadmaps', summaries)
    .route('/roadmaps', casefiles);
  app.get('/openapi.json', (c) => c.json(describe(app)));
  app.onError(onError);
  app.notFound(notFound);
  return app;
}

export type App = ReturnType<typeof createApp>;
