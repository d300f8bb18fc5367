/** What people do, in the words of the story: upload, hand in, review. Each goes through the door as a browser does. */
import { createHash, randomUUID } from 'node:crypto';
import type { Document, Ticket } from '../functions/contract/documents/document.ts';
import { bytesOf, partsOf } from '../functions/contract/documents/files.ts';
import type {
  Draft,
  DraftNote,
  ItemInput,
  Receipt,
} from '../functions/contract/submissions/submission.ts';
import type { TaskView } from '../functions/contract/tasks/task.ts';
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
  others: DraftNote[];
  may: Record<'submit' | 'review', { id: string; name: string }[]>;
};
export type HandedIn = { task: TaskView; receipt: Receipt };
export type Decided = { task: TaskView };
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
  documents?: { document: string; owner: string }[];
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

/** Says that a file is about to be sent. */
export const ask = (
  who: Client,
  owner: string,
  bytes: Uint8Array,
  name = 'Протокол № 1.pdf',
  more: Record<string, unknown> = {},
) =>
  who.post<Ticket>('/documents', {
    id: sha256(bytes),
    name,
    size: bytes.length,
    owner,
    ...more,
  });

export type Target = { number: number; url: string; headers: Record<string, string> };

/** Asks where to send parts of a file that was asked for; the whole of a small one is its part 1. */
export const askPlaces = (
  who: Client,
  owner: string,
  bytes: Uint8Array,
  numbers: number[] = [1],
  id = sha256(bytes),
) =>
  who.post<{ parts: Target[] }>(`/documents/${owner}/${id}/parts`, {
    parts: numbers.map((number) => ({
      number,
      sha256: sha256(bytes.subarray(...bytesOf(bytes.length, number))),
    })),
  });

/** Sends bytes by a link, straight to storage. */
export const send = (
  to: Omit<Target, 'number'>,
  body: Uint8Array,
  headers: Record<string, string> = {},
) =>
  fetch(to.url, {
    method: 'PUT',
    headers: { ...to.headers, ...headers },
    body: new Blob([Uint8Array.from(body)]),
  });

/** Asks for a small file, and where to send it. */
export async function askPlace(who: Client, owner: string, bytes: Uint8Array, name?: string) {
  const asked = await ask(who, owner, bytes, name);
  if (asked.status !== 200) throw new Error(`Not taken: ${asked.text}`);
  const places = await askPlaces(who, owner, bytes);
  return { document: asked.body.document, target: places.body.parts[0] as Target };
}

/** Confirms, and asks again while the scan for malware or the sum is on. */
export async function confirm(who: Client, owner: string, id: string): Promise<Answer<Document>> {
  for (;;) {
    const answer = await who.post<Document>(`/documents/${owner}/${id}/confirmation`);
    if (answer.body?.state !== 'checking') return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Asks, sends what storage lacks, confirms; gives the last answer. */
export async function upload(
  who: Client,
  owner: string,
  bytes: Uint8Array,
  name?: string,
): Promise<Answer<Document>> {
  const asked = await ask(who, owner, bytes, name);
  const { document, arrived } = asked.body;
  if (asked.status !== 200 || !arrived) return { ...asked, body: document };
  const lacking = Array.from({ length: partsOf(bytes.length) }, (_, place) => place + 1).filter(
    (number) => !arrived.some((part) => part.number === number),
  );
  const places = await askPlaces(who, owner, bytes, lacking);
  for (const target of places.body.parts) {
    const sent = await send(target, bytes.subarray(...bytesOf(bytes.length, target.number)));
    if (!sent.ok) throw new Error(`Storage refused: ${sent.status} ${await sent.text()}`);
  }
  return confirm(who, owner, document.id);
}
