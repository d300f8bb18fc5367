/** What people do, in the words of the story: upload, hand in, review. Each goes through the door as a browser does. */
import { createHash, randomUUID } from 'node:crypto';
import type { Document } from '../functions/contract/documents.ts';
import type { Draft, ItemInput, Receipt } from '../functions/contract/submissions.ts';
import type { TaskView } from '../functions/contract/tasks.ts';
import type { Answer, Client, Options } from './ground.ts';

/** The road map of the demonstration, as it stands in addresses. */
export const map = '/roadmaps/2020-2022';

/** Tasks that suites speak of, by measure and who owes them. */
export const owed = {
  publication: 'lyceum-4.2021.1.3',
  centrePublication: 'education-centre.2021.1.3',
  selfAssessment: 'lyceum-4.2021.2.3',
  meetings: 'uo.2021.1.4',
  seminar: 'uo.2021.4.7',
  group: 'uo.2020.2.1',
  schools: 'uo.2021.1.1',
  notes: 'imo.2021.3.3',
  audit: 'imo.2021.4.1',
} as const;

export type Opened = {
  task: TaskView;
  draft?: Draft;
  draftVersion: number;
  may: { submit: boolean; review: boolean; uploadFor?: string };
};
export type HandedIn = { task: TaskView; receipt: Receipt };
export type Decided = { task: TaskView };
export type Ticket = {
  document: Document;
  put?: { url: string; headers: Record<string, string> };
};

export const uuid = (): string => randomUUID();
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A task as somebody sees it. */
export const open = (who: Client, task: string) => who.get<Opened>(`${map}/tasks/${task}`);

/** An evidence item: a publication with a link, unless said otherwise. */
export const item = (more: Partial<ItemInput> = {}): ItemInput => ({
  id: uuid(),
  indicator: '1.3/1',
  kind: 'publication',
  fulfilled: '2021-05-10',
  counts: 1,
  documents: [],
  ...(more.documents?.length ? {} : { link: 'https://лицей4.рф/самооценка' }),
  ...more,
});

/** Minutes of a meeting (measure 1.4). */
export const minutes = (more: Partial<ItemInput> = {}) =>
  item({ indicator: '1.4/1', kind: 'minutes', ...more });

type Handed = Options & { id?: string; comment?: string };

/** Hands in evidence, on the version that stands there unless another is given. */
export async function handIn(who: Client, task: string, items: ItemInput[], more: Handed = {}) {
  const { id = uuid(), comment, ...options } = more;
  const ifMatch = 'ifMatch' in more ? more.ifMatch : (await open(who, task)).etag;
  const body = { id, items, ...(comment !== undefined && { comment }) };
  return who.post<HandedIn>(`${map}/tasks/${task}/submissions`, body, { ...options, ifMatch });
}

export type Decision = {
  item: string;
  verdict: 'accepted' | 'returned';
  reason?: string;
  comment?: string;
};

/** Decides on items, on the version that stands there unless another is given. */
export async function review(who: Client, task: string, decisions: Decision[], more: Handed = {}) {
  const { id = uuid(), ...options } = more;
  const ifMatch = 'ifMatch' in more ? more.ifMatch : (await open(who, task)).etag;
  return who.post<Decided>(
    `${map}/tasks/${task}/reviews`,
    { id, decisions },
    {
      ...options,
      ifMatch,
    },
  );
}

export const accept = (item: string): Decision => ({ item, verdict: 'accepted' });
export const giveBack = (item: string, reason = 'incomplete'): Decision => ({
  item,
  verdict: 'returned',
  reason,
});

/** Asks for a place to send a file to. */
export const askPlace = (
  who: Client,
  owner: string,
  bytes: Uint8Array,
  name = 'Протокол № 1.pdf',
  more: Record<string, unknown> = {},
) =>
  who.post<Ticket>('/documents', {
    id: uuid(),
    name,
    size: bytes.length,
    sha256: sha256(bytes),
    owner,
    ...more,
  });

/** Sends bytes by a ticket, straight to storage. */
export const send = (put: Ticket['put'], body: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(put?.url ?? '', {
    method: 'PUT',
    headers: { ...put?.headers, ...headers },
    body: new Blob([Uint8Array.from(body)]),
  });

/** Confirms, and asks again while the scan for malware is on. */
export async function confirm(who: Client, owner: string, id: string): Promise<Answer<Document>> {
  for (;;) {
    const answer = await who.post<Document>(`/documents/${owner}/${id}/confirmation`);
    if (answer.body?.state !== 'checking') return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Asks, sends, confirms; gives the last answer. */
export async function upload(
  who: Client,
  owner: string,
  bytes: Uint8Array,
  name?: string,
): Promise<Answer<Document>> {
  const place = await askPlace(who, owner, bytes, name);
  if (place.status !== 200) return { ...place, body: place.body.document };
  const sent = await send(place.body.put, bytes);
  if (!sent.ok) throw new Error(`Storage refused: ${sent.status} ${await sent.text()}`);
  return confirm(who, owner, place.body.document.id);
}
