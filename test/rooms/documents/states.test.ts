/**
 * The states of a document: whatever is done with it, it is out of the list exactly while it was taken out, and out of view
 * exactly while it was withdrawn; and documents of 0.2 stand in the state that their flags meant.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { find, lastWithdrawal } from '../../../functions/domain/documents/kind.ts';
import { rewriteOnce } from '../../../functions/domain/rewriting.ts';
import { type Key, keys, objects } from '../../../functions/store/keys.ts';
import { confirm, sha256, upload } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const mine = 'lyceum-4';
const listed = async (query: string) =>
  (await lyceum.get<{ documents: Document[] }>(`/documents/${mine}${query}`)).body.documents.map(
    (one) => one.id,
  );

test('any walk over its acts: in the list or out of it, in view or out of it, and every act is noted', async () => {
  const { id } = (await upload(lyceum, mine, pdf('Progulka'))).body;
  const at = `/documents/${mine}/${id}`;
  const why = { reason: 'by-mistake' };
  const acts = {
    removed: () => lyceum.delete<Document>(at),
    restored: () => lyceum.post<Document>(`${at}/restoration`),
    withdrawn: () => imo.put<Document>(`${at}/withdrawal`, why),
    reinstated: () => imo.delete<Document>(`${at}/withdrawal`),
  };
  const known: string[] = [];
  let [out, hidden] = [false, false];
  const walk = fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), {
    minLength: 8,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      for (const step of steps) {
        const before = [out, hidden];
        if (step === 'removed' || step === 'restored') out = step === 'removed';
        else hidden = step === 'withdrawn';
        if (before[0] !== out || before[1] !== hidden) known.push(step);
        const answer = await acts[step]();
        expect(said(answer)).toBe('200');
        const { body } = answer;
        expect(body.state).toBe(hidden ? 'withdrawn' : out ? 'removed' : 'stored');
        expect((body.acts ?? []).map((one) => one.act)).toEqual(known);
        expect(
          [await listed(''), await listed('?removed=1')].map((all) => all.includes(id)),
        ).toEqual([!out, out]);
        expect(said(await lyceum.get(`${at}/url`))).toBe(hidden ? '409 state' : '200');
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  await acts.reinstated();
});

describe('documents of 0.2', () => {
  type Record02 = Key & Record<string, unknown> & { id: string; owner: string };
  const records = (
    JSON.parse(
      readFileSync(new URL('../../shapes/0.2.json', import.meta.url), 'utf8'),
    ) as Record02[]
  ).filter(({ sk }) => sk.startsWith('DOCUMENT#'));
  const stateOf = ({ state, removed, withdrawn }: Record02) => {
    if (withdrawn) return 'withdrawn';
    if (!removed) return state;
    return state === 'stored' ? 'removed' : 'cancelled';
  };
  const given = { by: { id: 'p', name: 'П', side: mine }, at: '2021-05-15T09:00:00.000Z' };
  const awaited = records.find(({ state }) => state === 'awaited') as Record02;
  const givenUp = {
    ...awaited,
    id: sha256('given up'),
    sk: `DOCUMENT#${mine}#${sha256('given up')}`,
    removed: given,
  };
  const all = [...records, givenUp].map((one): Record02 => ({ ...one, brief: { ...one } }));
  const ctx = () => contextOf(ground.house);
  const hidden = Number(all.find((one) => 'hidden' in one)?.hidden);

  test('stand in the state that their flags meant, and lose nothing', async () => {
    for (const { pk, sk, ...data } of all) await ground.house.table.put({ pk, sk }, data);
    expect(new Set(all.map(stateOf)).size).toBe(7);
    for (const one of all) {
      const { state: _, brief: __, waiting: ___, briefs: ____, pk, sk, removed, ...rest } = one;
      const state = stateOf(one);
      const gone = removed && { [state === 'cancelled' ? 'cancelled' : 'removed']: removed };
      // What may be left of a refusal in storage goes with it, at the next tick.
      const old = state === 'refused' && { since: 0 };
      const stands = { ...rest, ...(gone ?? {}), ...old, state, sending: '' };
      expect(await find(ctx(), one)).toMatchObject(stands);
    }
    expect(await lastWithdrawal(ctx())).toBe(hidden);
    const out = all.filter((one) => stateOf(one) === 'removed').map(({ id }) => id);
    expect(await listed('?removed=1')).toEqual(expect.arrayContaining(out));
  });

  test('are told of while they are waited for, and not when they were given up', async () => {
    const { body } = await lyceum.get<{ documents: Document[] }>('/documents/unfinished');
    const under = all.filter((one) => ['awaited', 'checking'].includes(stateOf(one) as string));
    expect(body.documents.map(({ id }) => id).sort()).toEqual(under.map(({ id }) => id).sort());
  });

  test('are rewritten, and bytes that a refusal had left in storage are removed', async () => {
    const refused = all.find(({ state }) => state === 'refused') as Record02;
    const object = objects.document('kislovodsk', refused.owner, refused.id, '');
    const bytes = Buffer.from('left behind');
    await ground.house.files.write(object, bytes, 'application/pdf', sha256(bytes));
    expect(await rewriteOnce(ctx())).toBeGreaterThanOrEqual(all.length);
    for (const one of all)
      expect(await find(ctx(), one)).toMatchObject({ id: one.id, state: stateOf(one) });
    expect(await lastWithdrawal(ctx())).toBe(hidden);
    await ground.tick();
    expect(await ground.house.files.head(object)).toBeUndefined();
    expect(said(await confirm(lyceum, mine, refused.id))).toBe('404 absent');
    expect(said(await confirm(centre, mine, refused.id))).toBe('404 absent');
  });
});

describe('documents of 0.7, whose sendings had one place', () => {
  const records = JSON.parse(
    readFileSync(new URL('../../shapes/0.7.json', import.meta.url), 'utf8'),
  ) as (Key & Record<string, unknown> & { id: string; name: string })[];
  type Bytes = Uint8Array<ArrayBuffer>;
  const bytesOf = (words: string) => Uint8Array.from(Buffer.from(`%PDF-1.4 ${words}\n%%EOF\n`));
  const [stored, refused, left] = ['stored by 0.7', 'refused by 0.7', 'left by 0.7'].map(bytesOf);
  const place = (bytes = new Uint8Array()) =>
    objects.document('kislovodsk', mine, sha256(bytes), '');

  test('are read where they lie; what is sent anew lies elsewhere; what was not removed goes', async () => {
    const { table, files } = ground.house;
    for (const { pk, sk, ...data } of records) await table.put({ pk, sk }, data);
    for (const bytes of [stored, left] as Bytes[])
      await files.write(place(bytes), bytes, 'application/pdf', sha256(bytes));
    await table.remove(keys.shapes('kislovodsk'));
    expect(await rewriteOnce(contextOf(ground.house))).toBe(records.length);
    const { body } = await lyceum.get<{ url: string }>(
      `/documents/${mine}/${sha256(stored as Bytes)}/url`,
    );
    expect(new Uint8Array(await (await fetch(body.url)).arrayBuffer())).toEqual(stored);
    await ground.tick();
    expect(await files.head(place(left))).toBeUndefined();
    for (const bytes of [refused, left] as Bytes[]) {
      expect((await upload(lyceum, mine, bytes)).body.state).toBe('stored');
      expect(await files.head(place(bytes))).toBeUndefined();
    }
  });
});
