/**
 * The engine did the work, and its answer was lost on the way: each verb that writes on a condition says that it is done,
 * once, and says the same when it is asked again.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Document } from '../../functions/contract/documents/document.ts';
import { map, open, owed, upload, uuid } from '../acts.ts';
import { type Client, said, stand } from '../ground.ts';
import { pdf } from '../papers.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => ground.table.fault('none'));
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const mine = 'lyceum-4';
const paper = (await upload(lyceum, mine, pdf('Poteryannyj otvet'))).body;
const at = (rest = '') => `/documents/${mine}/${paper.id}${rest}`;

describe('of a document', () => {
  const why = { reason: 'personal-data' };
  const verbs: [string, string, (who: Client) => ReturnType<typeof imo.get<Document>>][] = [
    ['remove', 'removed', () => lyceum.delete<Document>(at())],
    ['restore', 'stored', () => lyceum.post<Document>(at('/restoration'))],
    ['withdraw', 'withdrawn', () => imo.put<Document>(at('/withdrawal'), why)],
    ['reinstate', 'stored', () => imo.delete<Document>(at('/withdrawal'))],
  ];

  test.each(verbs)('%s is done once, and said so', async (_, state, act) => {
    const before = (await lyceum.post<Document>(at('/confirmation'))).body;
    ground.table.lose('PutItem');
    const first = await act(imo);
    expect([said(first), first.body.state]).toEqual(['200', state]);
    expect(first.body.version).toBe(before.version + 1);
    expect(first.etag).toBe(`"${before.version + 1}"`);
    ground.table.fault('none');
    expect((await act(imo)).body).toEqual(first.body);
    expect(first.body.acts).toHaveLength((before.acts?.length ?? 0) + 1);
  });

  test('describe is done once, and said so', async () => {
    const { version } = (await lyceum.post<Document>(at('/confirmation'))).body;
    ground.table.lose('PutItem');
    const about = { kind: 'minutes', number: '7', public: false };
    const done = await lyceum.put<Document>(at('/about'), about, { ifMatch: `"${version}"` });
    expect([said(done), done.body.version]).toEqual(['200', version + 1]);
    expect(done.body.about).toEqual(about);
  });
});

test('a school that was kept is kept once, and said so', async () => {
  const school = { id: 'school-7', name: 'МБОУ СОШ № 7', support: [] };
  const keep = (more: object, version: number) =>
    imo.put<{ version: number }>(
      '/schools',
      { roadmap: '2020-2022', school: { ...school, ...more } },
      { ifMatch: `"${version}"` },
    );
  ground.table.lose('PutItem');
  const added = await keep({}, 0);
  expect([said(added), added.body.version]).toEqual(['200', 1]);
  ground.table.lose('PutItem');
  const changed = await keep({ name: 'МБОУ СОШ № 7 имени К. Хетагурова' }, 1);
  expect([said(changed), changed.body.version]).toEqual(['200', 2]);
  await ground.idle();
});

test('a draft that was saved is saved once, and said so', async () => {
  const { draftVersion } = (await open(lyceum, owed.publication)).body;
  const body = { submission: uuid(), items: [], comment: 'почти готово' };
  ground.table.lose('PutItem');
  const saved = await lyceum.put(`${map}/tasks/${owed.publication}/draft`, body, {
    ifMatch: `"${draftVersion}"`,
  });
  expect([said(saved), saved.etag]).toEqual(['200', `"${draftVersion + 1}"`]);
});

test('a list gives the version that stands, so what a paper is may be said by it', async () => {
  const { id } = (await upload(lyceum, mine, pdf('Iz spiska'))).body;
  const listed = async () => {
    const { body } = await lyceum.get<{ documents: Document[] }>(`/documents/${mine}`);
    return body.documents.find((one) => one.id === id)?.version;
  };
  const say = async (number: string) =>
    said(
      await lyceum.put(
        `/documents/${mine}/${id}/about`,
        { number, public: false },
        { ifMatch: `"${await listed()}"` },
      ),
    );
  expect(await say('1')).toBe('200');
  expect(await say('2')).toBe('200');
  await lyceum.delete(`/documents/${mine}/${id}`);
  await lyceum.post(`/documents/${mine}/${id}/restoration`);
  expect(await say('3')).toBe('200');
});
