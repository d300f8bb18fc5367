/**
 * Every verb of the journeys at one client and at eight: the time as the client sees it, and how many calls to DynamoDB
 * one request makes. Clients work on different schools, as people do, so nobody is refused for another's write.
 */
import { type Actor, codes, map, prepare, type Side } from './actors.ts';
import {
  accept,
  confirm,
  type File,
  fileOf,
  handIn,
  note,
  place,
  saveDraft,
  send,
  summary,
  work,
} from './acts.ts';
import { clientOf, Meter } from './client.ts';
import type { Engines } from './engines.ts';
import type { Floor } from './floors.ts';

/** The verbs in the order of the story, each with the floor that it is read against. */
export const verbs: Record<string, Floor | undefined> = {
  'home page, not signed in': 'GET',
  'ask for a sign-in code': 'PutItem',
  'sign in': 'PutItem',
  session: 'PutItem',
  'task list (school)': 'GET',
  'task list (ИМО, all)': 'GET',
  'open a task': 'GET',
  'save a draft': 'PutItem',
  'announce a file': 'PutItem',
  'ask where to send it': 'PutItem',
  'PUT 1 MB to storage': 'fsync',
  'confirm the upload': 'PutItem',
  'hand in, with the file': 'PutItem',
  'evidence with 1 MB, whole': 'fsync',
  'queue of reviews': 'GET',
  'accept an item': 'PutItem',
  'road map': 'GET',
  progress: 'GET',
  'summary, asked → ready': undefined,
};

const megabyte = 1_000_000;

/** How often: reads, writes and summaries of each client, sign-ins of each person. */
export type Rounds = { reads: number; writes: number; summaries: number; signIns: number };

/** Acts out every verb by these people, one client for each of them, at one site. */
export async function act(site: string, engines: Engines, actors: Actor[], rounds: Rounds) {
  const ask = clientOf(site);
  const meter = new Meter();
  const at = (client: number) => actors[client] as Actor;
  const measure = (
    name: string,
    times: number,
    one: (actor: Actor, round: number) => Promise<{ calls: number }>,
  ) => meter.measure(name, actors.length, times, (client, round) => one(at(client), round));
  const reads = (name: string, path: string, side?: Side) =>
    measure(name, rounds.reads, (actor) =>
      ask('GET', path, side ? { cookie: actor.cookies[side] } : {}),
    );

  await reads('home page, not signed in', '/api/site');
  for (let round = 0; round < rounds.signIns; round++)
    for (const side of ['coordinator', 'methodist'] as const) {
      await measure('ask for a sign-in code', 1, async (actor) => {
        const { [side]: cookie } = actor.cookies;
        const body = { email: actor.emails[side] };
        const answer = await ask('POST', '/api/session/code', { cookie, body });
        actor.cookies[side] = answer.cookie;
        return answer;
      });
      const sent = await codes(engines);
      await measure('sign in', 1, async (actor) => {
        const email = actor.emails[side];
        const answer = await ask('POST', '/api/session', {
          cookie: actor.cookies[side],
          body: { email, code: sent.get(email) },
        });
        actor.cookies[side] = answer.cookie;
        return answer;
      });
    }
  for (const actor of actors) await prepare(ask, actor);

  await reads('session', '/api/session', 'coordinator');
  await reads('task list (school)', `${map}/tasks`, 'coordinator');
  await reads('task list (ИМО, all)', `${map}/tasks`, 'methodist');
  await measure('open a task', rounds.reads, (actor, round) =>
    ask('GET', `${map}/tasks/${work(actor, round).id}`, { cookie: actor.cookies.coordinator }),
  );
  await measure('save a draft', rounds.writes, (actor, round) =>
    saveDraft(ask, actor, work(actor, round)),
  );

  const files = new Map<string, File>();
  const fileAt = (actor: Actor, round: number): File => {
    const name = `${actor.school} ${round}`;
    const file = files.get(name) ?? fileOf(megabyte);
    files.set(name, file);
    return file;
  };
  for (const actor of actors)
    for (let round = 0; round < rounds.writes; round++) fileAt(actor, round);
  await measure('announce a file', rounds.writes, (actor, round) =>
    note(ask, actor, fileAt(actor, round)),
  );
  await measure('ask where to send it', rounds.writes, (actor, round) =>
    place(ask, actor, fileAt(actor, round)),
  );
  await measure('PUT 1 MB to storage', rounds.writes, (actor, round) => send(fileAt(actor, round)));
  await measure('confirm the upload', rounds.writes, (actor, round) =>
    confirm(ask, actor, fileAt(actor, round)),
  );
  await measure('hand in, with the file', rounds.writes, (actor, round) =>
    handIn(ask, actor, work(actor, round)),
  );
  await measure('evidence with 1 MB, whole', rounds.writes, async (actor, round) => {
    const file = fileOf(megabyte);
    await note(ask, actor, file);
    await place(ask, actor, file);
    await send(file);
    await confirm(ask, actor, file);
    await handIn(ask, actor, work(actor, round));
    return { calls: 0 };
  });

  await reads('queue of reviews', `${map}/queue`, 'methodist');
  await measure('accept an item', rounds.writes, (actor, round) =>
    accept(ask, actor, work(actor, round)),
  );
  await reads('road map', map, 'methodist');
  await reads('progress', `${map}/progress`, 'methodist');
  await measure('summary, asked → ready', rounds.summaries, (actor) => summary(ask, actor));
  return meter;
}
