/**
 * A case file that nobody may have any more: kept long enough, or older than a withdrawal. It is given to nobody, its ZIP
 * goes, and it never comes back; a school finds its own however many others there are.
 */
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Casefile } from '../../../functions/contract/casefiles/casefile.ts';
import { clear } from '../../../functions/domain/casefiles/clearing.ts';
import { objectOf } from '../../../functions/domain/casefiles/kind.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { handIn, item, map, owed, sha256, uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { act, added } from '../people/keeping.ts';
import { dossiersOf, paper } from './dossiers.ts';

const ground = await stand();
afterAll(ground.stop);
const days = (count: number) => count * 86_400_000;
afterEach(() => {
  ground.time.shift = 0;
});
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const { lay, listed, placeOf, read, made } = dossiersOf(ground);
const ctx = contextOf(ground.house);
const zipOf = (one: Casefile) => ground.house.files.head(objectOf(ctx, one));
const linkOf = async (one: Casefile) => {
  const answer = await imo.get(`${placeOf(one)}/url`);
  return [said(answer), answer.body.state].filter(Boolean).join(' ');
};

/** A paper of ИМО that was handed in, and how it is taken from view. */
async function handed(words: string) {
  const documents = [await paper(imo, 'imo', pdf(words), `${words}.pdf`)];
  const note = item({ indicator: '2.3/1', kind: 'summary-note', documents });
  expect(said(await handIn(imo, owed.selfAssessment, [note]))).toBe('200');
  return `/documents/imo/${sha256(pdf(words))}/withdrawal`;
}
const why = { reason: 'personal-data' };

test('no case file that was asked for before a document was taken from view is given any more', async () => {
  const bytes = pdf('recalled');
  const withdrawal = await handed('recalled');
  const before = [await made(imo, {}), await made(lyceum, { side: 'lyceum-4' })];
  await imo.put(withdrawal, why);
  for (const { record } of before) {
    expect(['409 state', '404 absent']).toContain(said(await lyceum.get(`${placeOf(record)}/url`)));
    expect(await linkOf(record)).toBe('409 state cleared');
    expect(await read(imo, record)).toMatchObject({ state: 'cleared', why: 'withdrawal' });
  }
  await ground.tick();
  for (const { record } of before) expect(await zipOf(record)).toBeUndefined();
  const after = await made(lyceum, { side: 'lyceum-4' });
  expect(after.record).toMatchObject({ state: 'ready', missing: 1 });
  expect([...after.files.values()].some((one) => sha256(one) === sha256(bytes))).toBe(false);
  await imo.delete(withdrawal);
});

test('one that was cleared is not offered when the document is given back, and one that was not is', async () => {
  const withdrawal = await handed('back');
  const { record } = await made(imo, { period: '2021' });
  await imo.put(withdrawal, why);
  await ground.tick();
  await imo.delete(withdrawal);
  expect(await linkOf(record)).toBe('409 state cleared');
  expect((await listed(imo)).find(({ id }) => id === record.id)).toMatchObject({
    state: 'cleared',
    why: 'withdrawal',
  });

  const { record: other } = await made(imo, { period: '2021' });
  await imo.put(withdrawal, why);
  await imo.delete(withdrawal);
  await ground.tick();
  expect(await linkOf(other)).toBe('200');
});

test('a link lives ten minutes, each click makes another, and none is made once the right is gone', async () => {
  const { record } = await made(imo, { period: '2021' });
  const admin = await ground.as('admin');
  const { id, grants } = await added(admin, 'vremennyj');
  const who = ground.client(await openSession(ground.house, id));
  const link = () => who.get<{ url: string }>(`${placeOf(record)}/url`);
  const { url } = (await link()).body;
  expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('600');
  expect((await fetch(url, { headers: { range: 'bytes=0-1' } })).status).toBe(206);
  await act(admin, id, { act: 'revoke', rights: grants.map((one) => one.id) });
  expect([401, 403, 404]).toContain((await link()).status);
});

test('after a week it is cleared, not before, and says so; what a killed run left goes too', async () => {
  const { record } = await made(imo, { period: '2021' });
  await ground.house.parts.begin(objectOf(ctx, record), 'application/zip');
  ground.time.shift = days(7) - 60_000;
  await ground.tick();
  expect(await zipOf(record)).toBeDefined();
  ground.time.shift = days(7) + 60_000;
  await ground.tick();
  expect(await zipOf(record)).toBeUndefined();
  expect(await ground.house.parts.arrived(objectOf(ctx, record))).toBeUndefined();
  ground.time.shift = 0;
  expect(await read(imo, record)).toMatchObject({ state: 'cleared', why: 'term' });
});

test('a ZIP that could not be removed is given to nobody, and removed by the next tick', async () => {
  const { record } = await made(imo, { period: '2021' });
  ground.time.shift = days(7) + 60_000;
  const down = { ...ctx.files, remove: () => Promise.reject(new Error('down')) };
  await expect(clear({ ...ctx, files: down }, record.roadmap)).rejects.toThrow();
  expect(await zipOf(record)).toBeDefined();
  ground.time.shift = 0;
  expect(await linkOf(record)).toBe('409 state cleared');
  ground.time.shift = days(7) + 60_000;
  await ground.tick();
  expect(await zipOf(record)).toBeUndefined();
});

test('a side finds its own case file behind 210 newer ones of others', async () => {
  const { record: ours } = await made(imo, { side: 'lyceum-4' });
  const { record } = await made(centre, { side: 'education-centre' });
  for (let number = 0; number < 210; number++)
    await lay({ ...record, id: uuid(), day: '2021-05-16', side: 'lyceum-4' });
  expect((await listed(centre)).map(({ id }) => id)).toEqual([record.id]);
  expect(await listed(lyceum)).toHaveLength(200);
  const own = await imo.get<{ casefiles: Casefile[] }>(`${map}/casefiles?side=imo`);
  expect(own.body.casefiles.map(({ id }) => id)).toContain(ours.id);
  expect(own.body.casefiles.filter(({ side }) => side !== 'imo')).toEqual([]);
  expect(said(await lyceum.get('/roadmaps/2020-2022/casefiles?side=education-centre'))).toBe(
    '404 absent',
  );
});
