/**
 * What a request will need, told by its address: it is read together with the session, in one call of the table. An address
 * that names nothing is no fault here; the verb will say so.
 */
import type { Context as Request } from 'hono';
import { addDays } from '../contract/days.ts';
import { taskParts } from '../contract/tasks/ids.ts';
import { type House, todayOf } from '../domain/context.ts';
import { type Key, keys } from '../store/keys.ts';

/** The most items that are read ahead: with the session's own they are one call. */
const most = 95;

/** What is decided of a road map whole looks at it first. */
const ofPlan = ['approval', 'confirmations', 'closing', 'proposals', 'editions'];

/** Keys of what will be looked at. `person`: who the cookie says to be. */
export async function aheadOf(c: Request, house: House, person: string): Promise<Key[]> {
  const { municipality } = house.config;
  const [, room, ...rest] = c.req.path.split('/').slice(1).map(decoded);
  try {
    if (room === 'people' && rest[0]) return personKeys(municipality, rest);
    if (room === 'settings') return [keys.municipality(municipality)];
    if (room === 'documents') return await documentKeys(c, municipality, rest);
    if (room === 'proposals' && rest[0]) return [keys.proposal(municipality, rest[0])];
    if (room === 'roadmaps' && ofPlan.includes(rest[1] ?? ''))
      return [keys.roadmap(municipality, rest[0] ?? '')];
    if (room === 'roadmaps' && rest[1] === 'casefiles' && c.req.method === 'POST')
      return await casefileKeys(c, house, rest[0] ?? '');
    if (room === 'roadmaps' && rest[1] === 'tasks')
      return [
        ...taskKeys(municipality, person, rest[0] ?? '', rest[2] ?? ''),
        ...(['submissions', 'reviews', 'acts'].includes(rest[3] ?? '')
          ? await namedKeys(c, municipality)
          : []),
      ].slice(0, most);
  } catch {
    // Not an address of ours.
  }
  return [];
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
};

/** Whoever is acted upon, and what the taking of an administrator's right looks at first. */
function personKeys(municipality: string, [id = '', acts]: string[]): Key[] {
  return [keys.person(municipality, id), ...(acts ? [keys.takings(municipality)] : [])];
}

/** A file that is announced is named by the body. */
async function documentKeys(c: Request, municipality: string, [owner, id]: string[]) {
  if (owner && id) return [keys.document(municipality, owner, id)];
  if (c.req.method !== 'POST') return [];
  const asked = (await bodyOf(c)) as { owner?: unknown; id?: unknown };
  return [keys.document(municipality, String(asked.owner), String(asked.id))];
}

/** The body, whatever it is; the handler reads the same bytes again, and judges them. */
const bodyOf = async (c: Request): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await c.req.arrayBuffer()));

function taskKeys(municipality: string, person: string, roadmap: string, id: string): Key[] {
  const parts = taskParts(id);
  if (!parts) return [];
  return [keys.task(municipality, roadmap, parts), keys.draft(municipality, roadmap, id, person)];
}

/** What a case file is asked of, and the one that may stand under its id already, since today or yesterday. */
async function casefileKeys(c: Request, house: House, roadmap: string): Promise<Key[]> {
  const { municipality } = house.config;
  const asked = (await bodyOf(c)) as { id?: unknown; selection?: { side?: unknown } };
  const today = todayOf(house);
  return [
    keys.roadmap(municipality, roadmap),
    keys.municipality(municipality),
    keys.school(municipality, String(asked.selection?.side ?? '')),
    ...[today, addDays(today, -1)].map((day) =>
      keys.casefile(municipality, roadmap, day, String(asked.id)),
    ),
  ];
}

/** Documents that a hand-in, a return or a message names; whether its body is right is asked later. */
async function namedKeys(c: Request, municipality: string): Promise<Key[]> {
  const body = await bodyOf(c);
  type Named = { documents?: { owner: string; document: string }[] };
  type Asked = Named & { items?: Named[]; decisions?: Named[] };
  const { items = [], decisions = [], documents = [] } = body as Asked;
  const within = [...items, ...decisions].flatMap((one) => one.documents ?? []);
  const named = [...documents, ...within];
  const all = named.map((one) =>
    keys.document(municipality, String(one.owner), String(one.document)),
  );
  return [...new Map(all.map((key) => [key.sk, key])).values()];
}
