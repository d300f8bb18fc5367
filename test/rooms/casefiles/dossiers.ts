/** What suites of case files do: ask, wait, take the ZIP and read it; and papers with what they are. */
import { expect } from 'vitest';
import type { Casefile, ReadyCasefile } from '../../../functions/contract/casefiles/casefile.ts';
import type { Chosen, Selection } from '../../../functions/contract/casefiles/selection.ts';
import { keyOf, kind } from '../../../functions/domain/casefiles/kind.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import type { Row } from '../../../functions/schedule/casefiles/manifest.ts';
import { written } from '../../../functions/store/kind.ts';
import { map, upload, uuid } from '../../acts.ts';
import { type Client, said, type stand } from '../../ground.ts';
import { unzip } from './zip.ts';

/** Uploads a paper, says what it is, and names it for an item. */
export async function paper(
  who: Client,
  owner: string,
  bytes: Buffer,
  name: string,
  about?: Record<string, unknown>,
) {
  const { body, etag } = await upload(who, owner, bytes, name);
  if (about)
    await who.put(
      `/documents/${owner}/${body.id}/about`,
      { public: false, ...about },
      { ifMatch: etag },
    );
  return { document: body.id, owner };
}

/** Everything that the list shows by a selection, page by page. */
export async function shown(who: Client, selection: Selection): Promise<Chosen[]> {
  const found: Chosen[] = [];
  let after = '';
  do {
    const words = Object.entries(selection).map(([word, value]) => [word, String(value)]);
    const query = new URLSearchParams([...words, ...(after ? [['after', after]] : [])]);
    const { body, status } = await who.get<{ evidence: Chosen[]; next?: string }>(
      `${map}/evidence?${query}`,
    );
    expect(status).toBe(200);
    found.push(...body.evidence);
    after = body.next ?? '';
  } while (after);
  return found;
}

/** The acts, on a ground. */
export function dossiersOf(ground: Awaited<ReturnType<typeof stand>>) {
  const ask = (who: Client, selection: Selection, id = uuid()) =>
    who.post<Casefile>(`${map}/casefiles`, { id, selection });
  const placeOf = ({ day, id }: Casefile) => `${map}/casefiles/${day}/${id}`;
  const read = async (who: Client, one: Casefile) => (await who.get<Casefile>(placeOf(one))).body;
  const listed = async (who: Client) =>
    (await who.get<{ casefiles: Casefile[] }>(`${map}/casefiles`)).body.casefiles;

  /** The ZIP of a case file, as its link gives it. */
  async function take(who: Client, one: Casefile) {
    const { body } = await who.get<{ url: string }>(`${placeOf(one)}/url`);
    const answer = await fetch(body.url);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const files = await unzip(bytes);
    const list = JSON.parse(files.get('Опись.json')?.toString() ?? '{}') as { rows: Row[] };
    return { bytes, files, rows: list.rows ?? [], name: answer.headers.get('content-disposition') };
  }

  /** Asks, waits until it is made, takes it. */
  async function made(who: Client, selection: Selection) {
    const asked = await ask(who, selection);
    expect(said(asked)).toBe('202');
    await ground.idle();
    const record = await ready(who, asked.body);
    return { record, ...(await take(who, record)) };
  }

  /** The record of one that is made. */
  async function ready(who: Client, one: Casefile): Promise<ReadyCasefile> {
    const record = await read(who, one);
    if (record.state !== 'ready') throw new Error(`The case file is ${record.state}`);
    return record;
  }

  /** Puts a record as it is told over whatever stands there. */
  const lay = ({ ...one }: Casefile) => {
    const ctx = contextOf(ground.house);
    return ctx.table.put(keyOf(ctx, one), written(kind, one));
  };

  return { ask, placeOf, read, ready, lay, listed, take, made };
}
