/**
 * The people of the load: for each client a school of its own with a coordinator, and a methodist who reviews it. All
 * come in through the door: registered by the administrator and ИМО, signed in by the code of a letter.
 */
import { randomUUID } from 'node:crypto';
import { roadmap as document } from '../infra/data/reference.ts';
import { demoPeople } from '../infra/local/demo.ts';
import type { Ask } from './client.ts';
import type { Engines } from './engines.ts';
import { school } from './seed.ts';

const roadmap = document.id;

/** What a coordinator works on; the version is that of the last answer. */
export type Work = {
  id: string;
  indicator: string;
  kind: string;
  version: number;
  draft: number;
  waiting: string[];
};

export type Side = 'coordinator' | 'methodist';
export type Actor = {
  school: string;
  emails: Record<Side, string>;
  cookies: Record<Side, string>;
  works: Work[];
  /** Documents that were sent: asked for, put, confirmed. */
  documents: string[];
};

export const map = `/api/roadmaps/${roadmap}`;

/** The code of the newest letter to each address. */
export async function codes(engines: Engines): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const letter of await engines.letters()) {
    const code = /^(\d{3}) (\d{3})/.exec(letter.subject);
    if (code && !found.has(letter.to)) found.set(letter.to, `${code[1]}${code[2]}`);
  }
  return found;
}

/** Signs somebody in by the code of a letter, for the browser that asked; gives the cookies. */
export async function signIn(ask: Ask, engines: Engines, email: string): Promise<string> {
  const { cookie } = await ask('POST', '/api/session/code', { body: { email } });
  const code = (await codes(engines)).get(email);
  return (await ask('POST', '/api/session', { cookie, body: { email, code } })).cookie;
}

/** Registers schools and people; they have yet to sign in. Gives them, and how many tasks stand in all. */
export async function enrol(ask: Ask, engines: Engines, count: number) {
  const cookie = await signIn(ask, engines, demoPeople.admin.email);
  const actors: Actor[] = [];
  for (let number = 1; number <= count; number++) {
    const one = school(number, [2020, 2021, 2022]);
    await ask('PUT', '/api/schools', { cookie, version: 0, body: { school: one, roadmap } });
    const emails = {
      coordinator: `school${number}@opora.example`,
      methodist: `imo${number}@opora.example`,
    };
    const rights = {
      coordinator: { role: 'school', schools: [one.id] },
      methodist: { role: 'imo' },
    };
    for (const side of ['coordinator', 'methodist'] as const) {
      const name = `${side} ${number}`;
      const body = { id: randomUUID(), email: emails[side], name, right: rights[side] };
      await ask('POST', '/api/people', { cookie, body });
    }
    const cookies = { coordinator: '', methodist: '' };
    actors.push({ school: one.id, emails, cookies, works: [], documents: [] });
  }
  await engines.letters();
  const { tasks } = (await ask<{ tasks: unknown[] }>('GET', `${map}/tasks`, { cookie })).body;
  return { actors, tasks: tasks.length };
}

type Opened = {
  task: { id: string; indicators: { id: string; kinds: string[] }[] };
  draftVersion: number;
};

/** Opens what a school owes by now: the tasks of years that have begun. */
export async function prepare(ask: Ask, actor: Actor): Promise<void> {
  const cookie = actor.cookies.coordinator;
  const listed = await ask<{ tasks: { id: string; owes: string; period: string }[] }>(
    'GET',
    `${map}/tasks`,
    { cookie },
  );
  for (const brief of listed.body.tasks) {
    if (brief.owes !== actor.school || brief.period > '2021') continue;
    const { body, version } = await ask<Opened>('GET', `${map}/tasks/${brief.id}`, { cookie });
    const [demand] = body.task.indicators;
    actor.works.push({
      id: brief.id,
      indicator: demand?.id ?? '',
      kind: demand?.kinds[0] ?? '',
      version,
      draft: body.draftVersion,
      waiting: [],
    });
  }
}
