/** What is to be removed from storage is removed, though storage fails half-way. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { bytesOf, partSize } from '../../../functions/contract/documents/files.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { sweep } from '../../../functions/domain/documents/settling.ts';
import { ask, askPlace, askPlaces, confirm, send, sha256, upload } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { pdf, scan, strangers } from '../../papers.ts';
import { placesOf } from '../../places.ts';

const ground = await stand({ faulty: true });
afterAll(ground.stop);
afterEach(() => {
  ground.bucketFault('none');
  ground.time.shift = 0;
});
const lyceum = await ground.as('lyceum');
const mine = 'lyceum-4';
const { files, parts } = ground.house;
const objectOf = placesOf(ground.house, mine);
const lies = async (id: string) => files.head(await objectOf(id));
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A program that says to be a paper, sent and not confirmed. */
async function sent(name: string) {
  const bytes = Buffer.concat([strangers.program as Buffer, Buffer.from(name)]);
  const { target, document } = await askPlace(lyceum, mine, bytes, name);
  await send(target, bytes);
  await expect.poll(async () => files.scan(await objectOf(document.id))).toBe('clean');
  return { bytes, id: document.id };
}

/** A large file, all of whose parts have come; under an id that its bytes do not have, if one is given. */
async function gathered(bytes: Buffer, id = sha256(bytes)) {
  await ask(lyceum, mine, bytes, 'Скан.pdf', { id });
  const numbers = [1, 2, 3].filter((number) => (number - 1) * partSize < bytes.length);
  for (const to of (await askPlaces(lyceum, mine, bytes, numbers, id)).body.parts)
    await send(to, bytes.subarray(...bytesOf(bytes.length, to.number)));
  return id;
}

describe('a file that is refused while storage removes nothing', () => {
  test('is refused at once; a day later, when nothing can come any more, the schedule removes it', async () => {
    const { id } = await sent('program.pdf');
    const at = await objectOf(id);
    ground.bucketFault('down', 'DELETE');
    for (const _ of ['once', 'again'])
      expect(said(await confirm(lyceum, mine, id))).toBe('422 file-refused');
    ground.bucketFault('none');
    await ground.tick();
    expect(await files.head(at)).toBeDefined();
    ground.time.shift = day + minute;
    await ground.tick();
    expect(await files.head(at)).toBeUndefined();
    expect(said(await confirm(await ground.as('lyceum'), mine, id))).toBe('422 file-refused');
  });

  test('leaves no part of a large one either', async () => {
    const bytes = scan(2 * partSize + 50);
    const id = await gathered(bytes, sha256(scan(100)));
    // Another upload of the same file, begun at the same moment: a part of it has come.
    await parts.begin(await objectOf(id), 'application/pdf');
    ground.bucketFault('down', 'DELETE');
    expect(said(await confirm(lyceum, mine, id))).toBe('422 file-refused');
    await ground.idle();
    const left = async () => [await lies(id), await parts.arrived(await objectOf(id))];
    expect(await left()).toEqual([expect.anything(), []]);
    ground.time.shift = day + minute;
    await ground.tick();
    expect(await left()).toEqual([expect.anything(), []]);
    ground.bucketFault('none');
    await ground.tick();
    expect(await left()).toEqual([undefined, undefined]);
  });
});

test('a large file that is stored leaves no part behind, though storage removed none at first', async () => {
  const bytes = scan(2 * partSize + 60);
  const id = await gathered(bytes);
  await parts.begin(await objectOf(id), 'application/pdf');
  ground.bucketFault('down', 'DELETE');
  const once = () => lyceum.post<Document>(`/documents/${mine}/${id}/confirmation`);
  expect((await once()).body.state).toBe('checking');
  await expect.poll(async () => files.scan(await objectOf(id))).toBe('clean');
  expect((await once()).body.state).toBe('checking');
  await ground.idle();
  expect((await once()).body.state).toBe('checking');
  ground.bucketFault('none');
  ground.time.shift += 3 * minute;
  await ground.tick();
  expect((await once()).body.state).toBe('stored');
  expect([await lies(id), await parts.arrived(await objectOf(id))]).toEqual([
    expect.anything(),
    undefined,
  ]);
});

test('what never came whole is forgotten with its parts, though storage removed none at first', async () => {
  const bytes = scan(2 * partSize + 70);
  const id = sha256(bytes);
  await ask(lyceum, mine, bytes);
  const [first] = (await askPlaces(lyceum, mine, bytes, [1])).body.parts;
  await send(first as NonNullable<typeof first>, bytes.subarray(0, partSize));
  const dead = await objectOf(id);
  ground.time.shift = 49 * hour;
  ground.bucketFault('down', 'DELETE');
  await ground.tick();
  const school = await ground.as('lyceum');
  expect(said(await confirm(school, mine, id))).toBe('404 absent');
  expect(await parts.arrived(dead)).toHaveLength(1);
  ground.bucketFault('none');
  expect((await upload(school, mine, bytes)).body.state).toBe('stored');
  expect(await parts.arrived(dead)).toHaveLength(1);
  ground.time.shift += day;
  await ground.tick();
  expect(await parts.arrived(dead)).toBeUndefined();
});

test('what was given up is gone on with from what has arrived; after 48 hours it is forgotten, bytes and all', async () => {
  const bytes = scan(2 * partSize + 80);
  const id = sha256(bytes);
  await ask(lyceum, mine, bytes);
  const [first] = (await askPlaces(lyceum, mine, bytes, [1])).body.parts;
  await send(first as NonNullable<typeof first>, bytes.subarray(0, partSize));
  const gone = await lyceum.delete<Document>(`/documents/${mine}/${id}`);
  expect(gone.body).toMatchObject({ state: 'cancelled', cancelled: { by: { side: mine } } });
  const under = await lyceum.get<{ documents: Document[] }>('/documents/unfinished');
  expect(under.body.documents.map((one) => one.id)).not.toContain(id);
  expect(said(await askPlaces(lyceum, mine, bytes, [2]))).toBe('409 state');
  expect((await ask(lyceum, mine, bytes)).body).toMatchObject({
    document: { state: 'awaited' },
    arrived: [{ number: 1, size: partSize }],
  });

  const { target, document } = await askPlace(lyceum, mine, pdf('Brosheno'));
  await send(target, pdf('Brosheno'));
  expect(await lies(document.id)).toBeDefined();
  for (const one of [id, document.id]) await lyceum.delete(`/documents/${mine}/${one}`);
  ground.time.shift = 49 * hour;
  await ground.tick();
  expect(await parts.arrived(await objectOf(id))).toBeUndefined();
  expect(await lies(document.id)).toBeUndefined();
  const school = await ground.as('lyceum');
  expect(said(await confirm(school, mine, document.id))).toBe('404 absent');
});

test('a fault of the sweep is told, though its minute is over', async () => {
  for (const words of ['Odin', 'Dva']) await ask(lyceum, mine, pdf(`Vremya ${words}`));
  const ctx = contextOf(ground.house);
  let gone = 0;
  const slow: typeof files = {
    ...files,
    scan() {
      gone += 2 * minute;
      return Promise.reject(new Error('too slow'));
    },
  };
  const late = { ...ctx, files: slow, clock: () => ctx.clock() + gone };
  await expect(sweep(late, () => undefined)).rejects.toThrow('not done');
  expect(gone).toBe(2 * minute);
});
