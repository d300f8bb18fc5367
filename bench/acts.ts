/** What the people of the load do, each an act or two at the door, in the words of the story. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Actor, map, type Work } from './actors.ts';
import type { Answer, Ask } from './client.ts';

const day = '2021-05-10';
/** One file for all: what storage and server do with it does not depend on who sent it before. */
const bytes = new Uint8Array(
  Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(1_000_000 - 9)]),
);
const sha256 = createHash('sha256').update(bytes).digest('hex');

export const work = (actor: Actor, round: number) =>
  actor.works[round % actor.works.length] as Work;

export type File = { id: string; put: { url: string; headers: Record<string, string> } };

export async function saveDraft(ask: Ask, actor: Actor, task: Work) {
  const { indicator, kind, draft: version } = task;
  const typed = {
    indicator,
    kind,
    fulfilled: day,
    counts: '1',
    link: 'школа.рф',
    note: 'x'.repeat(300),
  };
  const items = [{ ...typed, id: randomUUID(), documents: [] }];
  const body = { submission: randomUUID(), items, comment: '' };
  const cookie = actor.cookies.coordinator;
  const answer = await ask('PUT', `${map}/tasks/${task.id}/draft`, { cookie, version, body });
  task.draft = answer.version;
  return answer;
}

export async function place(ask: Ask, actor: Actor, files: Map<string, File>, name: string) {
  const body = {
    id: randomUUID(),
    name: `${name}.pdf`,
    size: bytes.length,
    sha256,
    owner: actor.school,
  };
  const cookie = actor.cookies.coordinator;
  const answer: Answer<Pick<File, 'put'>> = await ask('POST', '/api/documents', { cookie, body });
  files.set(name, { id: body.id, put: answer.body.put });
  return answer;
}

export async function send(files: Map<string, File>, name: string) {
  const { put } = files.get(name) as File;
  const answer = await fetch(put.url, {
    method: 'PUT',
    headers: put.headers,
    body: bytes,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`storage refused: ${answer.status} ${text}`);
  return { calls: 0 };
}

export async function confirm(ask: Ask, actor: Actor, files: Map<string, File>, name: string) {
  const { id } = files.get(name) as File;
  const cookie = actor.cookies.coordinator;
  const path = `/api/documents/${actor.school}/${id}/confirmation`;
  let answer = await ask('POST', path, { cookie });
  while ((answer.body as { state?: string }).state === 'checking')
    answer = await ask('POST', path, { cookie });
  files.delete(name);
  actor.documents.push(id);
  return answer;
}

export async function handIn(ask: Ask, actor: Actor, task: Work) {
  const { indicator, kind, version } = task;
  const documents = [{ document: actor.documents.pop(), owner: actor.school }];
  const item = {
    id: randomUUID(),
    indicator,
    kind,
    fulfilled: day,
    counts: 1,
    link: 'школа.рф',
    documents,
  };
  const body = { id: randomUUID(), items: [item] };
  const cookie = actor.cookies.coordinator;
  const answer = await ask('POST', `${map}/tasks/${task.id}/submissions`, {
    cookie,
    version,
    body,
  });
  task.version = answer.version;
  task.waiting.push(item.id);
  return answer;
}

export async function accept(ask: Ask, actor: Actor, task: Work) {
  const { version } = task;
  const body = {
    id: randomUUID(),
    decisions: [{ item: task.waiting.shift(), verdict: 'accepted' }],
  };
  const cookie = actor.cookies.methodist;
  const answer = await ask('POST', `${map}/tasks/${task.id}/reviews`, { cookie, version, body });
  task.version = answer.version;
  return answer;
}

/** Asks for a summary and looks again and again, as the page does but without its pause, until it is ready. */
export async function summary(ask: Ask, actor: Actor) {
  const cookie = actor.cookies.methodist;
  const body = { id: randomUUID(), asOf: day };
  let { calls } = await ask('POST', `${map}/summaries`, { cookie, body });
  for (;;) {
    const path = `${map}/summaries/${day}/${body.id}`;
    const seen: Answer<{ state: string }> = await ask('GET', path, { cookie });
    calls = Math.max(calls, seen.calls);
    if (seen.body.state === 'ready') return { calls };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
