/** Malware: what is infected is never handed in nor served, what is not scanned yet waits, a scan that was lost is made up. */
import { PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { run } from '../../../functions/schedule/run.ts';
import { scanTag } from '../../../functions/store/files.ts';
import type { Mail } from '../../../functions/store/mail.ts';
import { openScan } from '../../../infra/local/scan.ts';
import { askPlace, confirm, handIn, item, send, upload } from '../../acts.ts';
import { type Answer, fields, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { placesOf } from '../../places.ts';
import { until } from '../../until.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const mine = 'lyceum-4';
const task = 'lyceum-4.2021.1.3';
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);
const { bucket } = ground.house.config;
const objectOf = placesOf(ground.house, mine);

/** Writes what a scanner would say; an empty word takes the tag away. */
const tag = async (id: string, Value: string) =>
  new S3Client().send(
    new PutObjectTaggingCommand({
      Bucket: bucket,
      Key: await objectOf(id),
      Tagging: { TagSet: Value ? [{ Key: scanTag, Value }] : [] },
    }),
  );
/** A file whose bytes have come and that the scanner has looked at. */
async function sent(words: string) {
  const bytes = pdf(words);
  const { document, target } = await askPlace(lyceum, mine, bytes);
  expect((await send(target, bytes)).ok).toBe(true);
  await until(async () => (await ground.house.files.scan(await objectOf(document.id))) === 'clean');
  return document.id;
}
const once = (id: string) => lyceum.post<Document>(`/documents/${mine}/${id}/confirmation`);
const reasonOf = (answer: Answer<unknown>) => answer.body.reason;
const withDocument = (id: string) =>
  handIn(lyceum, task, [item({ documents: [{ document: id, owner: mine }] })]);

test('a file with the EICAR test virus is refused in words and removed', async () => {
  const bytes = Buffer.concat([pdf('Infected'), Buffer.from(`\n%${eicar}\n`)]);
  const { document, target } = await askPlace(lyceum, mine, bytes);
  await send(target, bytes);
  const answer = await confirm(lyceum, mine, document.id);
  expect([said(answer), reasonOf(answer)]).toEqual(['422 file-refused', 'infected']);
  expect(await ground.house.files.head(await objectOf(document.id))).toBeUndefined();
  expect(said(await lyceum.get(`/documents/${mine}/${document.id}/url`))).toBe('404 absent');
  expect(fields(await withDocument(document.id))).toEqual(['items.0.documents.0 not-stored']);
});

test('a file that is not scanned yet is «checking»: not handed in, not served, lost to nobody', async () => {
  const id = await sent('Slow scanner');
  await tag(id, '');
  expect((await once(id)).body.state).toBe('checking');
  expect(fields(await withDocument(id))).toEqual(['items.0.documents.0 not-stored']);
  expect(said(await lyceum.get(`/documents/${mine}/${id}/url`))).toBe('404 absent');
  await tag(id, 'NO_THREATS_FOUND');
  expect((await once(id)).body.state).toBe('stored');
});

test('a file that cannot be scanned is refused, and says why', async () => {
  for (const word of ['UNSUPPORTED', 'FAILED', 'ACCESS_DENIED', 'something new']) {
    const id = await sent(word);
    await tag(id, word);
    const answer = await once(id);
    expect([said(answer), reasonOf(answer)]).toEqual(['422 file-refused', 'unscanned']);
  }
});

test('a scan that is down is seen: for how long the oldest file waits is said at each tick, until it is over', async () => {
  const id = await sent('Scanner is down');
  await tag(id, '');
  const mail: Mail = { send: () => Promise.resolve() };
  const ages = async (minutes: number) => {
    ground.time.shift = minutes * 60_000;
    const told: number[] = [];
    await run(ground.house, mail, { job: 'tick' }, (name, value) => {
      if (name === 'oldest-checking') told.push(value);
    });
    return told;
  };
  expect(await ages(0)).toEqual([0]);
  const [age = 0, ...more] = await ages(90);
  expect([Math.floor(age / 60), more]).toEqual([90, []]);
  expect((await once(id)).body.state).toBe('checking');
  // Nothing is forgotten while it waits for a scan.
  expect(await ages(72 * 60)).toHaveLength(1);
  await tag(id, 'NO_THREATS_FOUND');
  expect(await ages(72 * 60 + 1)).toEqual([]);
  ground.time.shift = 0;
  expect((await once(id)).body.state).toBe('stored');
});

test('what a stop left unscanned is scanned at the next start', async () => {
  const id = await sent('Left over');
  await tag(id, '');
  const scanner = openScan(bucket);
  await scanner.sweep();
  await scanner.idle();
  expect(await ground.house.files.scan(await objectOf(id))).toBe('clean');
});

test('a clean file is stored and served as before', async () => {
  expect((await upload(lyceum, mine, pdf('Clean'))).body.state).toBe('stored');
});
