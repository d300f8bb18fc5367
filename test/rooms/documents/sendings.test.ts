/**
 * Each sending of a file has a place of its own: bytes of a stored document are never removed by what came before it, what
 * came to nothing is pruned, what storage has lost may be sent again.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { contextOf } from '../../../functions/domain/context.ts';
import { forget } from '../../../functions/domain/documents/cleaning.ts';
import { find } from '../../../functions/domain/documents/kind.ts';
import { verify } from '../../../functions/domain/documents/settling.ts';
import { ask, askPlace, confirm, handIn, item, owed, send, sha256, upload } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { placesOf } from '../../places.ts';

const ground = await stand({ faulty: true, versioned: true });
afterAll(ground.stop);
afterEach(() => {
  ground.bucketFault('none');
  ground.time.shift = 0;
});
const lyceum = await ground.as('lyceum');
const mine = 'lyceum-4';
const { files } = ground.house;
const objectOf = placesOf(ground.house, mine);
const minute = 60_000;
const day = 24 * 60 * minute;

/** A paper that was refused under a wrong name. */
async function misnamed(words: string) {
  const bytes = pdf(words);
  const id = sha256(bytes);
  const { target } = await askPlace(lyceum, mine, bytes, 'Отчёт.docx');
  await send(target, bytes);
  return { bytes, id, target };
}
const isWhole = async (id: string) => {
  const { body } = await lyceum.get<{ url: string }>(`/documents/${mine}/${id}/url`);
  const read = await fetch(body.url);
  return sha256(new Uint8Array(await read.arrayBuffer())) === id;
};

describe('bytes of a document that is stored are never removed by what came before it', () => {
  test('though the removal of a refused one ends only after its retry was handed in', async () => {
    const { bytes, id } = await misnamed('Pozdnee udalenie');
    await expect.poll(async () => files.scan(await objectOf(id))).toBe('clean');
    const ctx = contextOf(ground.house);
    const late: string[] = [];
    const slow: typeof files = { ...files, remove: async (key) => void late.push(key) };
    await verify({ ...ctx, files: slow }, { owner: mine, id });
    expect((await upload(lyceum, mine, bytes, 'Отчёт.pdf')).body.state).toBe('stored');
    const documents = [{ document: id, owner: mine }];
    expect(said(await handIn(lyceum, owed.publication, [item({ documents })]))).toBe('200');
    expect(late).toHaveLength(1);
    for (const key of late) await files.remove(key);
    ground.time.shift = 2 * day;
    await ground.tick();
    ground.time.shift = 0;
    expect(await isWhole(id)).toBe(true);
  });

  test('nor is a retry settled by what was decided of the sending before it', async () => {
    const { bytes, id } = await misnamed('Chuzhoj prigovor');
    await expect.poll(async () => files.scan(await objectOf(id))).toBe('clean');
    const ctx = contextOf(ground.house);
    let met = '';
    const slow: typeof files = {
      ...files,
      async read(...asked) {
        const found = await files.read(...asked);
        met = said(await confirm(lyceum, mine, id));
        expect(said(await ask(lyceum, mine, bytes, 'Отчёт.pdf'))).toBe('200');
        return found;
      },
    };
    const left = await verify({ ...ctx, files: slow }, { owner: mine, id });
    expect([met, left.state]).toEqual(['422 file-refused', 'awaited']);
    expect((await upload(lyceum, mine, bytes, 'Отчёт.pdf')).body.state).toBe('stored');
    expect(await isWhole(id)).toBe(true);
  });

  test('what comes once more by a link of the refused sending is pruned, and nothing else is', async () => {
    const { bytes, id, target } = await misnamed('Eshche raz');
    expect(said(await confirm(lyceum, mine, id))).toBe('422 file-refused');
    const dead = await objectOf(id);
    expect((await upload(lyceum, mine, bytes, 'Отчёт.pdf')).body.state).toBe('stored');
    expect((await send(target, bytes)).ok).toBe(true);
    expect(await files.head(dead)).toBeDefined();
    ground.time.shift = day + minute;
    await ground.tick();
    ground.time.shift = 0;
    expect(await files.head(dead)).toBeUndefined();
    expect(await isWhole(id)).toBe(true);
  });
});

test('a file that was to be forgotten, and was gone on with at that moment, keeps its bytes', async () => {
  const bytes = pdf('Pozabyto i prodolzheno');
  const { id } = (await ask(lyceum, mine, bytes)).body.document;
  const ctx = contextOf(ground.house);
  const before = await find(ctx, { owner: mine, id });
  await lyceum.delete(`/documents/${mine}/${id}`);
  await ask(lyceum, mine, bytes);
  await forget(ctx, before);
  expect((await upload(lyceum, mine, bytes)).body.state).toBe('stored');
  ground.time.shift = day + minute;
  await ground.tick();
  expect(await files.head(await objectOf(id))).toBeDefined();
});

describe('what storage has lost', () => {
  test('is not handed in, may be sent again, and keeps what was said of it', async () => {
    const bytes = pdf('Poteryano');
    const { id } = (await upload(lyceum, mine, bytes)).body;
    const about = { number: '7', public: false };
    await lyceum.put(`/documents/${mine}/${id}/about`, about, { ifMatch: '"2"' });
    await files.remove(await objectOf(id));
    const documents = [{ document: id, owner: mine }];
    const handed = () => handIn(lyceum, owed.publication, [item({ documents })]);
    expect(fields(await handed())).toEqual(['items.0.documents.0 not-stored']);
    expect((await ask(lyceum, mine, bytes)).body).toMatchObject({
      document: { state: 'awaited' },
      arrived: [],
    });
    expect((await upload(lyceum, mine, bytes)).body).toMatchObject({ state: 'stored', about });
    expect(said(await handed())).toBe('200');
  });

  test('is no loss while storage does not answer: one is told to come again', async () => {
    const { id } = (await upload(lyceum, mine, pdf('Molchit'))).body;
    ground.bucketFault('down');
    const documents = [{ document: id, owner: mine }];
    const handed = () => handIn(lyceum, owed.publication, [item({ documents })]);
    expect(said(await handed())).toBe('503 busy');
    expect(said(await ask(lyceum, mine, pdf('Molchit')))).toBe('503 busy');
    ground.bucketFault('none');
    expect(said(await handed())).toBe('200');
  });
});

test('what comes of a file that was forgotten is pruned too', async () => {
  const bytes = pdf('Posle sroka');
  const { target, document } = await askPlace(lyceum, mine, bytes);
  const dead = await objectOf(document.id);
  ground.time.shift = 2 * day + minute;
  await ground.tick();
  expect(said(await confirm(await ground.as('lyceum'), mine, document.id))).toBe('404 absent');
  expect((await send(target, bytes)).ok).toBe(true);
  await ground.tick();
  expect(await files.head(dead)).toBeDefined();
  ground.time.shift += day;
  await ground.tick();
  expect(await files.head(dead)).toBeUndefined();
});

test('a refusal is told for thirty days, and then its record goes', async () => {
  const { id, bytes } = await misnamed('Tridcat dnej');
  expect(said(await confirm(lyceum, mine, id))).toBe('422 file-refused');
  const told = async (days: number) => {
    ground.time.shift = days * day;
    await ground.tick();
    return said(await confirm(await ground.as('lyceum'), mine, id));
  };
  expect([await told(29), await told(31)]).toEqual(['422 file-refused', '404 absent']);
  ground.time.shift = 0;
  expect(said(await ask(lyceum, mine, bytes))).toBe('200');
});
