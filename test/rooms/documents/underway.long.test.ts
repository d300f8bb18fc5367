/** Files under way: whose they are, how many links they get, and that the schedule goes through all of them. */
import { afterAll, expect, test } from 'vitest';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import * as documents from '../../../functions/domain/documents/kind.ts';
import { limit } from '../../../functions/domain/limits.ts';
import { ask, askPlaces, sha256 } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const ctx = () => contextOf(ground.house);
const under = async (who: Client) => {
  const { body } = await who.get<{ documents: Document[] }>('/documents/unfinished');
  return body.documents.map(({ owner, name }) => `${owner} ${name}`);
};

test('are told of to their own side, and to nobody else', async () => {
  await ask(lyceum, 'lyceum-4', pdf('Licey'), 'Лицей.pdf');
  await ask(centre, 'education-centre', pdf('Centr'), 'Центр.pdf');
  expect(await under(lyceum)).toEqual(['lyceum-4 Лицей.pdf']);
  expect(await under(head)).toEqual(['lyceum-4 Лицей.pdf']);
  expect(await under(centre)).toEqual(['education-centre Центр.pdf']);
  for (const who of ['guest', 'curator', 'admin', 'imo'] as const)
    expect([who, await under(await ground.as(who))]).toEqual([who, []]);
});

test('get ten thousand links a day, and no more', async () => {
  const bytes = pdf('Ssylki');
  await ask(lyceum, 'lyceum-4', bytes);
  const day = 24 * 3600_000;
  await limit(ctx(), 'links:lyceum-4', { window: day, most: 10_000 }, 9_999);
  expect(said(await askPlaces(lyceum, 'lyceum-4', bytes))).toBe('200');
  const over = await askPlaces(lyceum, 'lyceum-4', bytes);
  expect(said(over)).toBe('429 often');
  expect(over.body).toHaveProperty('retryAfter');
  const other = pdf('Drugaya shkola');
  await ask(centre, 'education-centre', other);
  expect(said(await askPlaces(centre, 'education-centre', other))).toBe('200');
});

test('are settled or forgotten by one tick, however many they are', async () => {
  const many = 1100;
  const { document } = (await ask(lyceum, 'lyceum-4', pdf('Obrazec'))).body;
  const kept = await documents.find(ctx(), document);
  const ids = Array.from({ length: many }, (_, at) => sha256(`one of many ${at}`));
  for (const id of ids) {
    const one = { ...kept, id, name: `${'Скан '.repeat(40)}.pdf`, version: 1 };
    await ground.house.table.create(documents.kind, documents.keyOf(ctx(), one), one);
  }
  expect((await documents.waiting(ctx(), 'under')).next).toBeDefined();
  ground.time.shift += 49 * 3600_000;
  await ground.tick();
  expect((await documents.waiting(ctx(), 'under')).items).toEqual([]);
});
