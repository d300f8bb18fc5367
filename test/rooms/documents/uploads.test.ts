/**
 * How bytes come: storage takes exactly the declared ones, a large file goes on from what has arrived, the same file is
 * known again, and what nobody finishes is forgotten.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { largestFile, partSize } from '../../../functions/contract/documents/files.ts';
import { ask, askPlace, askPlaces, confirm, send, sha256, upload } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { pdf, scan } from '../../papers.ts';
import { placesOf } from '../../places.ts';
import { until } from '../../until.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const mine = 'lyceum-4';
const { files, parts } = ground.house;
const objectOf = placesOf(ground.house, mine);
const stored = async (id: string) => files.head(await objectOf(id));
const hour = 3600_000;
afterEach(() => {
  ground.time.shift = 0;
});

describe('before anything is sent', () => {
  test('an empty file, one over the limit, an unknown kind, no name: each at its field', async () => {
    const asked = async (more: Record<string, unknown>) =>
      fields(await ask(lyceum, mine, pdf(), 'a.pdf', more));
    expect(await asked({ size: 0 })).toEqual(['size file-empty']);
    expect(await asked({ size: largestFile + 1 })).toEqual(['size file-large']);
    expect(await asked({ name: 'virus.exe' })).toEqual(['name file-kind']);
    expect(await asked({ name: 'page.html' })).toEqual(['name file-kind']);
    expect(await asked({ name: 'picture.svg' })).toEqual(['name file-kind']);
    expect(await asked({ name: 'a.constructor' })).toEqual(['name file-kind']);
    expect(await asked({ name: 'отчёт\u202Efdp.exe' })).toEqual(['name file-kind']);
    expect(await asked({ name: 'macro.docm' })).toEqual(['name file-kind']);
    expect(await asked({ name: `${'я'.repeat(252)}.pdf` })).toEqual(['name too-long']);
    expect(await asked({ name: ' ' })).toContain('name required');
    expect(await asked({ id: 'ff' })).toEqual(['id sha256']);
    expect(await asked({ id: '../../x' })).toEqual(['id sha256']);
    expect(await asked({ name: 'a\r\nb\u0000.pdf' })).toEqual(['name characters']);
  });

  test('a file of exactly the limit may be sent', async () => {
    const id = sha256('the largest');
    const answer = await ask(lyceum, mine, pdf(), 'a.pdf', { id, size: largestFile });
    expect([said(answer), answer.body.arrived]).toEqual(['200', []]);
  });

  test('nobody sends for another school or an office, nor asks where to', async () => {
    const bytes = pdf('Chuzhoe');
    await ask(lyceum, mine, bytes);
    expect(said(await askPlaces(centre, mine, bytes))).toBe('404 absent');
    for (const owner of ['education-centre', 'imo', 'no-such', '../x', 'x'.repeat(300), 'a#b']) {
      const answer = await ask(lyceum, owner, pdf());
      expect([404, 422]).toContain(answer.status);
    }
  });

  test('links are given for parts that the file has, and for a file that was asked for', async () => {
    const bytes = pdf('Chasti');
    expect(said(await askPlaces(lyceum, mine, bytes))).toBe('404 absent');
    await ask(lyceum, mine, bytes);
    expect(fields(await askPlaces(lyceum, mine, bytes, [2]))).toEqual(['parts unknown']);
    expect(fields(await askPlaces(lyceum, mine, bytes, [0]))).toEqual(['parts.0.number invalid']);
    expect(fields(await askPlaces(lyceum, mine, bytes, []))).toEqual(['parts required']);
  });

  test('the same sum with another size cannot be, and is a conflict', async () => {
    const bytes = pdf('Razmer');
    await ask(lyceum, mine, bytes);
    expect(said(await ask(lyceum, mine, bytes, 'a.pdf', { size: 5 }))).toBe('409 conflict');
  });
});

describe('storage itself refuses', () => {
  test('other bytes, another length, another type, no checksum', async () => {
    const bytes = pdf('Declared');
    const { target, document } = await askPlace(lyceum, mine, bytes);
    const other = Buffer.from(bytes);
    other[20] = 0x21;
    const answers = [
      await send(target, other),
      await send(target, Buffer.concat([bytes, Buffer.from('x')])),
      await send(target, bytes.subarray(1)),
      await send(target, Buffer.alloc(0)),
      await send(target, bytes, { 'content-type': 'text/html' }),
      await send({ url: target.url, headers: { 'content-type': 'application/pdf' } }, bytes),
      await send(target, other, {
        'x-amz-checksum-sha256': Buffer.from(sha256(other), 'hex').toString('base64'),
      }),
    ];
    for (const answer of answers) expect([400, 403]).toContain(answer.status);
    expect(await stored(document.id)).toBeUndefined();
    expect(said(await confirm(lyceum, mine, document.id))).toBe('409 state');
  });

  test('a forged link, a foreign key, an expired link', async () => {
    const bytes = pdf('Forged');
    const { target, document } = await askPlace(lyceum, mine, bytes);
    const url = new URL(target.url);
    const twisted = [
      target.url.replace(document.id, sha256('other')),
      target.url.replace(/Signature=[0-9a-f]{4}/, 'Signature=0000'),
      target.url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=360000'),
      target.url.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20210101'),
      target.url.replace('kislovodsk', 'pyatigorsk'),
      `${url.origin}${url.pathname}`,
    ];
    for (const link of twisted) {
      const answer = await send({ url: link, headers: target.headers }, bytes);
      expect([400, 403], link).toContain(answer.status);
    }
    expect(await stored(document.id)).toBeUndefined();
  });
});

describe('the same file again', () => {
  test('is known, under the name that it had, and nothing is to be sent', async () => {
    const bytes = pdf('Odin raz');
    const first = await upload(lyceum, mine, bytes, 'Приказ.pdf');
    const again = await ask(head, mine, bytes, 'Приказ (копия).pdf');
    expect(again.body).toEqual({ document: first.body });
    expect(said(await askPlaces(head, mine, bytes))).toBe('409 state');
  });

  test('is another document of another owner, and tells nothing of the first', async () => {
    const bytes = pdf('Obshchij');
    await upload(lyceum, mine, bytes);
    const other = await ask(centre, 'education-centre', bytes);
    expect(other.body).toMatchObject({ arrived: [], document: { state: 'awaited' } });
  });

  test('whose bytes have come but were not confirmed is not sent again', async () => {
    const bytes = pdf('Prishlo');
    const { target } = await askPlace(lyceum, mine, bytes);
    await send(target, bytes);
    expect((await ask(lyceum, mine, bytes)).body.arrived).toEqual([
      { number: 1, size: bytes.length },
    ]);
    const { body } = await lyceum.get<{ documents: (Document & { arrived: number })[] }>(
      '/documents/unfinished',
    );
    const told = body.documents.find((one) => one.id === sha256(bytes));
    expect(told?.arrived).toBe(bytes.length);
  });

  test('that was refused under a wrong name is taken under the right one', async () => {
    const bytes = pdf('Imya');
    const wrong = await upload(lyceum, mine, bytes, 'Имя.docx');
    expect([said(wrong), wrong.body]).toMatchObject(['422 file-refused', { reason: 'mismatch' }]);
    expect((await upload(lyceum, mine, bytes, 'Имя.pdf')).body).toMatchObject({
      state: 'stored',
      name: 'Имя.pdf',
    });
  });

  test('confirmed by five at once is one document, and all are told so', async () => {
    const bytes = pdf('Srazu');
    const { target, document } = await askPlace(lyceum, mine, bytes);
    await send(target, bytes);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => confirm(lyceum, mine, document.id)),
    );
    for (const answer of answers)
      expect([said(answer), answer.body]).toEqual(['200', answers[0]?.body]);
    expect(answers[0]?.body.version).toBe(2);
  });
});

describe('what nobody finishes', () => {
  const listed = async (who = lyceum) => {
    const { body } = await who.get<{ documents: Document[] }>(`/documents/${mine}`);
    const under = await who.get<{ documents: Document[] }>('/documents/unfinished');
    return [body.documents, under.body.documents].map((all) => all.map((one) => one.id));
  };

  test('is in no list of documents; after 48 hours it is forgotten with its parts, not before', async () => {
    const small = pdf('Zabyto');
    const large = scan(2 * partSize + 10);
    await ask(lyceum, mine, small);
    await ask(lyceum, mine, large);
    const [one] = (await askPlaces(lyceum, mine, large, [1])).body.parts;
    await send(one as NonNullable<typeof one>, large.subarray(0, partSize));
    const ids = [sha256(small), sha256(large)];
    ground.time.shift = 47 * hour;
    await ground.tick();
    const before = await ground.as('lyceum');
    expect(await listed(before)).toEqual([
      expect.not.arrayContaining(ids),
      expect.arrayContaining(ids),
    ]);
    ground.time.shift = 49 * hour;
    await ground.tick();
    const after = await ground.as('lyceum');
    const [kept, under] = await listed(after);
    expect([kept, under].flat()).not.toContain(ids[0]);
    expect(await parts.arrived(await objectOf(sha256(large)))).toBeUndefined();
    expect(said(await confirm(after, mine, sha256(small)))).toBe('404 absent');
  });

  test('but of which a part came lately is waited for, however long ago it was announced', async () => {
    ground.time.shift = -49 * hour;
    const bytes = scan(2 * partSize + 20);
    await ask(await ground.as('lyceum'), mine, bytes);
    ground.time.shift = 0;
    const school = await ground.as('lyceum');
    const [one] = (await askPlaces(school, mine, bytes, [1])).body.parts;
    await send(one as NonNullable<typeof one>, bytes.subarray(0, partSize));
    await ground.tick();
    const arrived = await parts.arrived(await objectOf(sha256(bytes)));
    expect(arrived?.map(({ number }) => number)).toEqual([1]);
    expect((await upload(school, mine, bytes)).body.state).toBe('stored');
  });

  test('but whose bytes have come is settled by the schedule', async () => {
    const bytes = pdf('Vkladka zakryta');
    const { target, document } = await askPlace(lyceum, mine, bytes);
    await send(target, bytes);
    await until(async () => (await files.scan(await objectOf(document.id))) === 'clean');
    await ground.tick();
    const { body } = await lyceum.get<{ documents: Document[] }>(`/documents/${mine}`);
    expect(body.documents.find((one) => one.id === document.id)?.state).toBe('stored');
  });
});

test('120 MB sent to the API itself are refused before they are read', async () => {
  const piece = new Uint8Array(64 * 1024);
  let pulled = 0;
  const body = new ReadableStream({
    pull(stream) {
      pulled += piece.length;
      if (pulled > 120 * 1024 * 1024) return stream.close();
      stream.enqueue(piece);
    },
  });
  const headers = {
    origin: 'http://localhost:3000',
    cookie: `session=${lyceum.cookie}`,
    'content-type': 'application/json',
  };
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  expect((await ground.app.request('/api/documents', init)).status).toBe(413);
  expect(pulled).toBeLessThan(1024 * 1024);
});
