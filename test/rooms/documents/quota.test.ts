/** What a school or an office may send a day: so many bytes, of which a small file takes some; what is refused leaves nothing. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import { largestFile, lightest, mostADay } from '../../../functions/contract/documents/files.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { limit } from '../../../functions/domain/limits.ts';
import { ask, sha256 } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const hour = 3600_000;
// Each test has a day of its own.
beforeEach(() => {
  ground.time.shift += 24 * hour;
});
const mine = 'lyceum-4';
let files = 0;
const fresh = (size: number) => ({ id: sha256(`file ${files++}`), size });
/** Announces a file of so many bytes, and nothing more. */
const announce = (who: Client, owner: string, file: { id: string; size: number }) =>
  ask(who, owner, Buffer.alloc(0), 'скан.pdf', file);
/** Leaves so much of a side's day. */
const leave = (owner: string, kind: keyof typeof mostADay, left: number) => {
  const most = mostADay[kind];
  return limit(contextOf(ground.house), `files:${owner}`, { window: 24 * hour, most }, most - left);
};

test('what is over the day is refused, and leaves nothing; what is known goes on, and others send', async () => {
  const [lyceum, centre] = [await ground.as('lyceum'), await ground.as('centre')];
  const first = fresh(largestFile);
  await leave(mine, 'school', 2 * lightest + largestFile);
  expect(said(await announce(lyceum, mine, first))).toBe('200');
  const large = fresh(3 * lightest);
  const before = ground.untilTomorrow();
  const over = await announce(lyceum, mine, large);
  expect([said(over), over.body]).toEqual([
    '429 often',
    expect.objectContaining({ reason: 'files', left: 2 * lightest }),
  ]);
  expect(over.headers.get('retry-after')).toBe(String(over.body.retryAfter));
  // Till the day ends in Moscow.
  expect(over.body.retryAfter).toBeLessThanOrEqual(Math.ceil(before));
  expect(over.body.retryAfter).toBeGreaterThanOrEqual(ground.untilTomorrow());
  expect((await lyceum.get(`/documents/${mine}/${large.id}/url`)).status).toBe(404);
  expect(said(await announce(lyceum, mine, first))).toBe('200');
  // A small file takes no less than its share.
  for (let count = 0; count < 2; count++)
    expect(said(await announce(lyceum, mine, fresh(1)))).toBe('200');
  expect((await announce(lyceum, mine, fresh(1))).body).toMatchObject({ code: 'often', left: 0 });
  expect(said(await announce(lyceum, mine, first))).toBe('200');
  expect(said(await announce(await ground.as('head'), mine, fresh(1)))).toBe('429 often');
  expect(said(await announce(centre, 'education-centre', fresh(1)))).toBe('200');
  ground.time.shift += Math.ceil(ground.untilTomorrow()) * 1000;
  expect(said(await announce(await ground.as('lyceum'), mine, large))).toBe('200');
});

test('an office sends more than a school', async () => {
  const imo = await ground.as('imo');
  await leave('imo', 'office', largestFile);
  expect(said(await announce(imo, 'imo', fresh(largestFile)))).toBe('200');
  expect(said(await announce(imo, 'imo', fresh(1)))).toBe('429 often');
  expect(mostADay.office).toBeGreaterThan(mostADay.school);
});

test('a file that several announce at once is counted once', async () => {
  const lyceum = await ground.as('lyceum');
  const one = fresh(largestFile);
  const all = await Promise.all(Array.from({ length: 8 }, () => announce(lyceum, mine, one)));
  expect(all.map(said)).toEqual(all.map(() => '200'));
  const counted = { window: 24 * hour, most: mostADay.school };
  await limit(contextOf(ground.house), `files:${mine}`, counted, mostADay.school - largestFile);
  expect(said(await announce(lyceum, mine, fresh(1)))).toBe('429 often');
});
