/**
 * A large file goes by parts: each proved by its own sum, the whole by the schedule. Storage is the memory of what has come,
 * so anybody of the same side goes on from there.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { bytesOf, largestPut, partSize } from '../../../functions/contract/documents/files.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { verify } from '../../../functions/domain/documents/settling.ts';
import { ask, askPlaces, confirm, handIn, item, owed, send, sha256, upload } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { scan } from '../../papers.ts';
import { placesOf } from '../../places.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const mine = 'lyceum-4';
const { files, parts } = ground.house;
const objectOf = placesOf(ground.house, mine);
const stored = async (id: string) => files.head(await objectOf(id));

const size = 2 * partSize + 3_000_000;

test('a part with other bytes, in another place, by a link of another part', async () => {
  const bytes = scan(largestPut + 1000);
  const { document } = (await ask(lyceum, mine, bytes)).body;
  const [first, second] = (await askPlaces(lyceum, mine, bytes, [1, 2])).body.parts;
  if (!first || !second) throw new Error('no links');
  const part = (number: number) => bytes.subarray(...bytesOf(bytes.length, number));
  const other = Buffer.from(part(1));
  other[5_000_000] = (other[5_000_000] ?? 0) ^ 1;
  const answers = [
    await send(first, other),
    await send(first, part(1).subarray(1)),
    await send(first, part(2)),
    await send({ ...first, url: first.url.replace('partNumber=1', 'partNumber=2') }, part(1)),
    await send({ ...first, url: first.url.replace(document.id, sha256('other')) }, part(1)),
  ];
  for (const answer of answers) expect([400, 403]).toContain(answer.status);
  expect(await parts.arrived(await objectOf(document.id))).toEqual([]);
});

test('a large file goes by parts, in any order, and goes on from what has come with another person and session', async () => {
  const bytes = scan(size);
  const first = await ask(lyceum, mine, bytes, 'Скан.pdf');
  expect(first.body.arrived).toEqual([]);
  const { id } = first.body.document;
  const [third] = (await askPlaces(lyceum, mine, bytes, [3])).body.parts;
  if (!third) throw new Error('no link');
  expect((await send(third, bytes.subarray(...bytesOf(size, 3)))).status).toBe(200);
  expect(said(await confirm(lyceum, mine, id))).toBe('409 state');
  expect(await stored(id)).toBeUndefined();

  const again = await ask(head, mine, bytes, 'Скан.pdf');
  expect(again.body.arrived).toEqual([{ number: 3, size: 3_000_000 }]);
  const list = await head.get<{ documents: (Document & { arrived: number })[] }>(
    '/documents/unfinished',
  );
  expect(list.body.documents.find((one) => one.id === id)).toMatchObject({
    name: 'Скан.pdf',
    owner: mine,
    arrived: 3_000_000,
  });
  expect((await upload(head, mine, bytes)).body).toMatchObject({ state: 'stored', size, id });
  const link = await lyceum.get<{ url: string }>(`/documents/${mine}/${id}/url`);
  const read = new Uint8Array(await (await fetch(link.body.url)).arrayBuffer());
  expect(sha256(read)).toBe(id);
  const after = await head.get<{ documents: Document[] }>('/documents/unfinished');
  expect(after.body.documents.map((one) => one.id)).not.toContain(id);
});

test('it is not handed in before the schedule has summed it', async () => {
  const bytes = scan(size);
  const { id } = (await ask(lyceum, mine, bytes)).body.document;
  for (const target of (await askPlaces(lyceum, mine, bytes, [1, 2, 3])).body.parts)
    await send(target, bytes.subarray(...bytesOf(size, target.number)));
  const once = () => lyceum.post<Document>(`/documents/${mine}/${id}/confirmation`);
  expect((await once()).body.state).toBe('checking');
  const papers = [{ document: id, owner: mine }];
  const early = await handIn(lyceum, owed.publication, [item({ documents: papers })]);
  expect(fields(early)).toEqual(['items.0.documents.0 not-stored']);
  expect((await confirm(lyceum, mine, id)).body.state).toBe('stored');
  const later = await handIn(lyceum, owed.publication, [item({ documents: papers })]);
  expect(said(later)).toBe('200');
});

test('a file of parts that are right each, but whose sum is another, is refused and gone', async () => {
  const bytes = scan(size);
  const id = sha256(scan(100));
  await ask(lyceum, mine, bytes, 'Другой.pdf', { id });
  for (const target of (await askPlaces(lyceum, mine, bytes, [1, 2, 3], id)).body.parts)
    expect((await send(target, bytes.subarray(...bytesOf(size, target.number)))).ok).toBe(true);
  const answer = await confirm(lyceum, mine, id);
  expect([said(answer), answer.body.reason]).toEqual(['422 file-refused', 'broken']);
  // The record says so first, and the bytes go after it.
  await ground.idle();
  expect(await stored(id)).toBeUndefined();
});

test('a file whose upload storage has lost begins anew', async () => {
  const bytes = scan(size);
  const { id } = (await ask(lyceum, mine, bytes)).body.document;
  await parts.abandon(await objectOf(id));
  expect(said(await askPlaces(lyceum, mine, bytes, [1]))).toBe('409 state');
  expect((await upload(lyceum, mine, bytes)).body.state).toBe('stored');
});

test('a file asked for by five at once, sent by two, is one document, whoever of them is slower', async () => {
  const bytes = scan(size);
  const id = sha256(bytes);
  const asked = await Promise.all([1, 2, 3, 4, 5].map(() => ask(lyceum, mine, bytes)));
  expect(asked.map(said)).toEqual(Array(5).fill('200'));

  const part = (number: number) => bytes.subarray(...bytesOf(size, number));
  const links = async (who: typeof lyceum) => {
    const { parts } = (await askPlaces(who, mine, bytes, [1, 2, 3])).body;
    return parts.map((target) => () => send(target, part(target.number)));
  };
  const [quick, slow] = [await links(lyceum), await links(head)];
  const both = await Promise.all([...quick, ...slow.slice(0, 2)].map((go) => go()));
  expect(both.map((answer) => answer.status)).toEqual(Array(5).fill(200));
  expect((await confirm(lyceum, mine, id)).body.state).toBe('stored');

  // The slower one's last part has nowhere to go any more: they ask, and are told that all is there.
  expect((await slow[2]?.())?.status).toBe(404);
  expect(said(await askPlaces(head, mine, bytes, [3]))).toBe('409 state');
  expect((await ask(head, mine, bytes)).body).toMatchObject({ document: { id, state: 'stored' } });
  expect((await confirm(head, mine, id)).body.state).toBe('stored');
  expect(await parts.arrived(await objectOf(id))).toBeUndefined();
  const list = await head.get<{ documents: Document[] }>(`/documents/${mine}`);
  expect(list.body.documents.filter((one) => one.id === id)).toHaveLength(1);
});

describe('confirmed by many at once, a large file', () => {
  /** All its parts have come. */
  async function gathered(bytes: Buffer) {
    const { id } = (await ask(lyceum, mine, bytes)).body.document;
    for (const target of (await askPlaces(lyceum, mine, bytes, [1, 2, 3])).body.parts)
      await send(target, bytes.subarray(...bytesOf(bytes.length, target.number)));
    return id;
  }
  const once = (id: string) => lyceum.post<Document>(`/documents/${mine}/${id}/confirmation`);

  test('is known as come by whoever found no object, and then no upload that could be put together', async () => {
    const id = await gathered(scan(largestPut + 2000));
    let late = true;
    const between: typeof files = {
      ...files,
      async scan(key) {
        const met = await files.scan(key);
        if (late) await once(id);
        late = false;
        return met;
      },
    };
    const ctx = contextOf(ground.house);
    const { state } = await verify({ ...ctx, files: between }, { owner: mine, id });
    expect(['checking', 'stored']).toContain(state);
  });

  test('is being checked for whoever finds that another is putting it together, and the object is not there yet', async () => {
    const id = await gathered(scan(largestPut + 3000));
    const ctx = contextOf(ground.house);
    const blind: typeof files = { ...files, scan: async () => undefined };
    const met = await verify({ ...ctx, files: blind }, { owner: mine, id });
    expect(met.state).toBe('checking');
    expect((await confirm(lyceum, mine, id)).body.state).toBe('stored');
  });

  test('is told to all five, twenty times over', async () => {
    const bytes = scan(largestPut + 2000);
    for (let round = 0; round < 20; round++) {
      bytes.writeUInt32LE(round, 1000);
      const id = await gathered(bytes);
      const answers = await Promise.all(
        [0, 1, 2, 3, 4].map(async (place) => {
          await new Promise((resolve) => setTimeout(resolve, place * round));
          return once(id);
        }),
      );
      expect(answers.map(said)).toEqual(Array(5).fill('200'));
      expect((await confirm(lyceum, mine, id)).body.state).toBe('stored');
    }
  });
});
