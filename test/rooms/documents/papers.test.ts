/**
 * What a paper is, its signature beside it, and what is taken from the list or from view: the record stays, the bytes are
 * read by nobody.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { About, Document } from '../../../functions/contract/documents/document.ts';
import { handIn, item, map, open, owed, sha256, upload } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { pdf, signature } from '../../papers.ts';
import { placesOf } from '../../places.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const mine = 'lyceum-4';
const placeOf = placesOf(ground.house, mine);
const stored = async (id: string) => ground.house.files.head(await placeOf(id));

const path = (id: string, rest = '') => `/documents/${mine}/${id}${rest}`;
const paper = async (words: string, name?: string) =>
  (await upload(lyceum, mine, pdf(words), name)).body;

describe('what a paper is', () => {
  const about: About = {
    kind: 'minutes',
    number: '12',
    date: '2021-05-12',
    title: 'Заседание рабочей группы',
    public: false,
  };
  const describeAs = (id: string, version: number, said: unknown, who = lyceum) =>
    who.put<Document>(path(id, '/about'), said, { ifMatch: `"${version}"` });

  test('is refused field by field, over a stale version, and by those who may not send', async () => {
    const { id, version } = await paper('Rekvizity 1');
    const wrong = { ...about, kind: 'Роман', date: '2021-02-30', number: 'x'.repeat(61) };
    expect(fields(await describeAs(id, version, wrong)).sort()).toEqual([
      'date day',
      'kind kind',
      'number too-long',
    ]);
    expect(fields(await describeAs(id, version, { ...about, date: '2021-05-16' }))).toEqual([
      'date future',
    ]);
    for (const replaces of [id, sha256('none')])
      expect(fields(await describeAs(id, version, { ...about, replaces }))).toEqual([
        'replaces replaces',
      ]);
    expect(said(await describeAs(id, 1, about))).toBe('412 stale');
    expect(said(await describeAs(id, version, about, centre))).toBe('404 absent');
    expect(said(await lyceum.put(path(id, '/about'), about))).toBe('428 unversioned');
  });

  test('is kept, and goes with the item as it was when handed in', async () => {
    const { id, version } = await paper('Rekvizity 2', 'Скан.pdf');
    const done = await describeAs(id, version, about);
    expect(done.body).toMatchObject({ about, version: version + 1 });
    const documents = [{ document: id, owner: mine }];
    await handIn(lyceum, owed.publication, [item({ documents })]);
    await describeAs(id, version + 1, { ...about, number: '13' }, head);
    const { task } = (await open(imo, owed.publication)).body;
    expect(task.items.at(-1)?.documents[0]).toMatchObject({ document: id, about });
  });
});

describe('a file of a signature', () => {
  const sig = signature();

  test('is handed in only beside a file, and keeps its bytes', async () => {
    const order = await paper('Podpis', 'Приказ 5.pdf');
    const beside = await upload(lyceum, mine, sig, 'Приказ 5.pdf.sig');
    if (beside.status !== 200) throw new Error(beside.text);
    const attached = (...ids: string[]) => ids.map((document) => ({ document, owner: mine }));
    const alone = await handIn(lyceum, owed.publication, [
      item({ documents: attached(beside.body.id) }),
    ]);
    expect(fields(alone)).toEqual(['items.0.documents signature-alone']);
    const both = await handIn(lyceum, owed.publication, [
      item({ documents: attached(beside.body.id, order.id) }),
    ]);
    expect(said(both)).toBe('200');
    const { body } = await lyceum.get<{ url: string; inline: boolean }>(
      path(beside.body.id, '/url'),
    );
    expect(body.inline).toBe(false);
    expect(Buffer.from(await (await fetch(body.url)).arrayBuffer())).toEqual(sig);
  });
});

describe('taken out of the list', () => {
  const listed = async (query = '') =>
    (await lyceum.get<{ documents: Document[] }>(`/documents/${mine}${query}`)).body.documents.map(
      (one) => one.id,
    );

  test('it is not handed in, what was handed in stays, and it can be brought back', async () => {
    const { id } = await paper('Udalit');
    const documents = [{ document: id, owner: mine }];
    const handed = await handIn(lyceum, owed.publication, [item({ documents })]);
    const where = handed.body.task.items.at(-1);
    expect(said(await centre.delete(path(id)))).toBe('404 absent');
    expect((await lyceum.delete<Document>(path(id))).body).toMatchObject({
      state: 'removed',
      removed: { by: { side: mine } },
    });
    expect(said(await lyceum.delete(path(id)))).toBe('200');
    expect(await listed()).not.toContain(id);
    expect(await listed('?removed=1')).toEqual([id]);
    const again = await handIn(lyceum, owed.publication, [item({ documents })]);
    expect(fields(again)).toEqual(['items.0.documents.0 not-stored']);
    const link = `${map}/tasks/${owed.publication}/items/${where?.id}/documents/${id}`;
    expect(said(await imo.get(link))).toBe('200');
    expect((await lyceum.post<Document>(path(id, '/restoration'))).body.state).toBe('stored');
    expect((await listed())[0]).toBeDefined();
    expect(await listed()).toContain(id);
  });
});

describe('taken from view', () => {
  const why = { reason: 'personal-data', comment: 'Фамилии учеников на странице 3.' };

  test('with a reason, by those who review; its record stays, its bytes are read by nobody', async () => {
    const { id } = await paper('Personalnye dannye');
    const documents = [{ document: id, owner: mine }];
    const handed = await handIn(lyceum, owed.publication, [item({ documents })]);
    const where = handed.body.task.items.at(-1);
    const at = path(id, '/withdrawal');
    expect(said(await lyceum.put(at, why))).toBe('403 forbidden');
    expect(fields(await imo.put(at, { reason: 'other' }))).toEqual(['comment required']);
    expect(fields(await imo.put(at, { reason: 'mood' }))).toEqual(['reason invalid']);
    const done = await imo.put<Document>(at, why);
    expect(done.body).toMatchObject({
      state: 'withdrawn',
      withdrawn: { ...why, by: { side: 'imo' } },
    });
    expect((await imo.put<Document>(at, { reason: 'by-mistake' })).body).toEqual(done.body);
    const links = [
      `${map}/tasks/${owed.publication}/items/${where?.id}/documents/${id}`,
      path(id, '/url'),
    ];
    for (const link of links)
      for (const who of [imo, lyceum]) {
        const answer = await who.get(link);
        expect([said(answer), answer.body.state]).toEqual(['409 state', 'withdrawn']);
      }
    const again = await handIn(lyceum, owed.publication, [item({ documents })]);
    expect(fields(again)).toEqual(['items.0.documents.0 withdrawn']);
    const { task } = (await open(imo, owed.publication)).body;
    expect(task.items.find((one) => one.id === where?.id)?.documents[0]?.document).toBe(id);
    expect(await stored(id)).toBeDefined();

    expect(said(await lyceum.delete(at))).toBe('403 forbidden');
    const back = (await imo.delete<Document>(at)).body;
    expect(back.state).toBe('stored');
    expect(back.acts?.map(({ act, reason, comment }) => [act, reason, comment])).toEqual([
      ['withdrawn', why.reason, why.comment],
      ['reinstated', undefined, undefined],
    ]);
    expect(said(await lyceum.get(path(id, '/url')))).toBe('200');
  });

  test('a link that was given before lives out its minutes', async () => {
    const { id } = await paper('Ssylka');
    const { body } = await imo.get<{ url: string }>(path(id, '/url'));
    await imo.put(path(id, '/withdrawal'), why);
    expect(new URL(body.url).searchParams.get('X-Amz-Expires')).toBe('300');
    expect((await fetch(body.url)).status).toBe(200);
  });
});
