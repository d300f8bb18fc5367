/** What the people of the load do, each an act or two at the door, in the words of the story. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { bytesOf, partsOf } from '../functions/contract/documents/files.ts';
import { type Actor, map, type Work } from './actors.ts';
import type { Answer, Ask } from './client.ts';

const day = '2021-05-10';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file as a browser has it before it is sent: its bytes, and the sums of the whole and of its parts. */
export type File = {
  id: string;
  bytes: Uint8Array;
  parts: { number: number; sha256: string }[];
  targets: { number: number; url: string; headers: Record<string, string> }[];
};

/** A PDF, for all that anybody looks at, unlike any other. */
export function fileOf(size: number): File {
  const bytes = new Uint8Array(
    Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(32), Buffer.alloc(size - 41, 'x')]),
  );
  const parts = Array.from({ length: partsOf(size) }, (_, place) => ({
    number: place + 1,
    sha256: sha256(bytes.subarray(...bytesOf(size, place + 1))),
  }));
  return { id: sha256(bytes), bytes, parts, targets: [] };
}

export const work = (actor: Actor, round: number) =>
  actor.works[round % actor.works.length] as Work;

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

/** Says that a file is about to be sent. */
export async function note(ask: Ask, actor: Actor, { id, bytes }: File) {
  const body = { id, name: 'Протокол.pdf', size: bytes.length, owner: actor.school };
  return ask('POST', '/api/documents', { cookie: actor.cookies.coordinator, body });
}

/** Asks where to send its parts. */
export async function place(ask: Ask, actor: Actor, file: File) {
  const answer: Answer<{ parts: File['targets'] }> = await ask(
    'POST',
    `/api/documents/${actor.school}/${file.id}/parts`,
    { cookie: actor.cookies.coordinator, body: { parts: file.parts } },
  );
  file.targets = answer.body.parts;
  return answer;
}

/** Sends its parts one after another. */
export async function send({ bytes, targets }: File) {
  for (const { number, url, headers } of targets) {
    const body = bytes.slice(...bytesOf(bytes.length, number));
    const answer = await fetch(url, { method: 'PUT', headers, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`storage refused: ${answer.status} ${text}`);
  }
  return { calls: 0 };
}

/** Confirms, and asks again while the scan or the sum is on. */
export async function confirm(ask: Ask, actor: Actor, { id }: File) {
  const cookie = actor.cookies.coordinator;
  const path = `/api/documents/${actor.school}/${id}/confirmation`;
  let answer = await ask('POST', path, { cookie });
  while ((answer.body as { state?: string }).state === 'checking') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer = await ask('POST', path, { cookie });
  }
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
  const asked: Answer<{ day?: string }> = await ask('POST', `${map}/summaries`, { cookie, body });
  let { calls } = asked;
  for (;;) {
    // Up to 0.2 it lay under the day that it is of.
    const path = `${map}/summaries/${asked.body.day ?? day}/${body.id}`;
    const seen: Answer<{ state: string }> = await ask('GET', path, { cookie });
    calls = Math.max(calls, seen.calls);
    if (seen.body.state === 'ready') return { calls };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
