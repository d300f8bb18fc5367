/** How many case files a side may ask for a day: the asking of one school leaves room for all others. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Casefile } from '../../../functions/contract/casefiles/casefile.ts';
import { mostADay } from '../../../functions/contract/casefiles/quota.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { limit } from '../../../functions/domain/limits.ts';
import { map, uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { dossiersOf } from './dossiers.ts';

const ground = await stand();
afterAll(ground.stop);
const hour = 3600_000;
// Each test has a day of its own.
beforeEach(() => {
  ground.time.shift += 24 * hour;
});
const { ask, listed } = dossiersOf(ground);
const lyceumOwn = { side: 'lyceum-4' };
/** Leaves so many of a side's day. */
const leave = (side: string, most: number, left: number) =>
  limit(contextOf(ground.house), `casefiles:${side}`, { window: 24 * hour, most }, most - left);

test('past the day a school waits till tomorrow, and nobody else does', async () => {
  const [lyceum, head] = [await ground.as('lyceum'), await ground.as('head')];
  const [centre, imo] = [await ground.as('centre'), await ground.as('imo')];
  await leave('lyceum-4', mostADay.school, 1);
  const id = uuid();
  expect(said(await ask(lyceum, lyceumOwn, id))).toBe('202');
  const before = ground.untilTomorrow();
  const over = await ask(lyceum, lyceumOwn);
  expect([said(over), over.body.reason]).toEqual(['429 often', 'casefiles']);
  expect(over.headers.get('retry-after')).toBe(String(over.body.retryAfter));
  expect(over.body.retryAfter).toBeLessThanOrEqual(Math.ceil(before));
  expect(over.body.retryAfter).toBeGreaterThanOrEqual(ground.untilTomorrow());
  expect(said(await ask(head, lyceumOwn))).toBe('429 often');
  expect(said(await ask(lyceum, lyceumOwn, id))).toBe('202');
  expect((await listed(lyceum)).map((one) => one.id)).toEqual([id]);
  expect(said(await ask(centre, { side: 'education-centre' }))).toBe('202');
  expect(said(await ask(imo, lyceumOwn))).toBe('202');
  ground.time.shift += Math.ceil(ground.untilTomorrow()) * 1000;
  expect(said(await ask(await ground.as('lyceum'), lyceumOwn))).toBe('202');
});

test('an office asks for more than a school', async () => {
  const imo = await ground.as('imo');
  await leave('imo', mostADay.office, 1);
  expect(said(await ask(imo, lyceumOwn))).toBe('202');
  expect(said(await ask(imo, {}))).toBe('429 often');
  expect(mostADay.office).toBeGreaterThan(mostADay.school);
});

test('one that is asked for three times at once counts once', async () => {
  const lyceum = await ground.as('lyceum');
  const id = uuid();
  const all = await Promise.all([1, 2, 3].map(() => ask(lyceum, lyceumOwn, id)));
  expect(all.map(said)).toEqual(['202', '202', '202']);
  await leave('lyceum-4', mostADay.school, 1);
  expect(said(await ask(lyceum, lyceumOwn))).toBe('429 often');
});

test('who asked up to 0.8 was not noted: a school finds its own all the same', async () => {
  const lyceum = await ground.as('lyceum');
  const asked = (await ask(lyceum, lyceumOwn)).body;
  await ground.idle();
  const ctx = contextOf(ground.house);
  const key = { pk: 'M#kislovodsk#R#2020-2022', sk: `CASEFILE#${asked.day}#${asked.id}` };
  const [found] = await ctx.table.getMany([key]);
  const { pk: _, sk: __, side: ___, briefs: ____, mark: _____, ...old } = found ?? {};
  await ctx.table.put(key, { ...old, shape: 3 });
  const one = await lyceum.get<Casefile>(`${map}/casefiles/${asked.day}/${asked.id}`);
  expect(one.body).toMatchObject({ id: asked.id, side: 'lyceum-4' });
});
