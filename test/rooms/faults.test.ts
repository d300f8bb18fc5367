/**
 * An engine that is down is «503, try again then», never a fault of ours and never a doubled record: what was lost on the
 * way is done once.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../functions/contract/submissions/submission.ts';
import {
  accept,
  ask,
  askPlace,
  askPlaces,
  confirm,
  handIn,
  item,
  map,
  open,
  owed,
  review,
  send,
  upload,
  uuid,
} from '../acts.ts';
import { said, stand } from '../ground.ts';
import { pdf, scan } from '../papers.ts';

const ground = await stand({ faulty: true });
afterAll(ground.stop);
afterEach(() => {
  ground.table.fault('none');
  ground.bucketFault('none');
});
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const task = owed.publication;
let etag = '';
beforeAll(async () => {
  etag = (await open(lyceum, task)).etag;
});

describe('without a table', () => {
  const asked: [string, () => ReturnType<typeof lyceum.get>][] = [
    ['the home page', () => ground.client().get('/site')],
    ['a list', () => lyceum.get(`${map}/tasks`)],
    ['a task', () => lyceum.get(`${map}/tasks/${task}`)],
    ['the session', () => lyceum.get('/session')],
    ['a sign-in', () => ground.client().post('/session', { email: 'a@b.ru', code: '123456' })],
    ['a hand-in', () => handIn(lyceum, task, [item()], { ifMatch: etag })],
    ['a decision', () => review(imo, task, [accept(uuid())], { ifMatch: etag })],
  ];

  test.each(asked)('%s is 503, and says when to come again', async (_, ask) => {
    ground.table.fault('down');
    const answer = await ask();
    expect(said(answer)).toBe('503 busy');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body.retryAfter).toBe(Number(answer.headers.get('retry-after')));
  });

  test('a table that never answers is 503 after three tries', async () => {
    ground.table.fault('mute');
    const before = ground.table.calls();
    expect(said(await lyceum.get(`${map}/tasks`))).toBe('503 busy');
    expect(ground.table.calls() - before).toBe(3);
  });

  test('it comes back by itself, and nothing of what was refused is there', async () => {
    const { body } = await open(lyceum, task);
    expect(body.task.items).toEqual([]);
    expect(said(await handIn(lyceum, task, [item()]))).toBe('200');
  });
});

describe('without a bucket', () => {
  test('a file that was sent waits to be confirmed, and is confirmed when the bucket is back', async () => {
    const bytes = pdf('Bez hranilishcha');
    const { document, target } = await askPlace(lyceum, 'lyceum-4', bytes);
    ground.bucketFault('down');
    await expect(send(target, bytes)).rejects.toThrow();
    expect(said(await confirm(lyceum, 'lyceum-4', document.id))).toBe('503 busy');
    expect(said(await ask(lyceum, 'lyceum-4', bytes))).toBe('503 busy');
    ground.bucketFault('none');
    const kept = await askPlace(lyceum, 'lyceum-4', bytes);
    expect(kept.document).toEqual(document);
    expect(said(await confirm(lyceum, 'lyceum-4', document.id))).toBe('409 state');
    expect((await send(kept.target, bytes)).status).toBe(200);
    ground.bucketFault('down');
    expect(said(await confirm(lyceum, 'lyceum-4', document.id))).toBe('503 busy');
    ground.bucketFault('none');
    expect((await confirm(lyceum, 'lyceum-4', document.id)).body).toMatchObject({
      state: 'stored',
    });
  });

  test('a large file that was announced meanwhile is taken when the bucket is back', async () => {
    const bytes = scan(20_000_000);
    ground.bucketFault('down');
    expect(said(await ask(lyceum, 'lyceum-4', bytes))).toBe('503 busy');
    ground.bucketFault('none');
    expect(said(await ask(lyceum, 'lyceum-4', bytes))).toBe('200');
    ground.bucketFault('down');
    expect(said(await askPlaces(lyceum, 'lyceum-4', bytes))).toBe('503 busy');
    expect(said(await lyceum.get('/documents/unfinished'))).toBe('503 busy');
    ground.bucketFault('none');
    expect((await upload(lyceum, 'lyceum-4', bytes)).body.state).toBe('stored');
  });

  test('a hand-in with a link needs no bucket', async () => {
    ground.bucketFault('down');
    expect(said(await handIn(lyceum, task, [item()]))).toBe('200');
  });
});

describe('an answer that is lost after the work was done', () => {
  const count = async () => {
    const { items, acts } = (await open(imo, task)).body.task;
    return [items.length, acts.length];
  };

  test('of a hand-in: one record, a good answer, and the same again', async () => {
    const [items, acts] = (await count()) as [number, number];
    const sent = { id: uuid(), items: [item()] };
    const { etag: ifMatch } = await open(lyceum, task);
    ground.table.lose('PutItem');
    const ask = () => lyceum.ask('POST', `${map}/tasks/${task}/submissions`, sent, { ifMatch });
    expect(said(await ask())).toBe('200');
    expect(said(await ask())).toBe('200');
    expect(await count()).toEqual([items + 1, acts + 1]);
  });

  test('of a decision: one act', async () => {
    const one = (await open(imo, task)).body.task.items.find((each) => each.state === 'waiting');
    const [items, acts] = (await count()) as [number, number];
    const body = { id: uuid(), decisions: [accept(one?.id ?? '')] };
    const { etag: ifMatch } = await open(imo, task);
    ground.table.lose('PutItem');
    const ask = () => imo.ask('POST', `${map}/tasks/${task}/reviews`, body, { ifMatch });
    expect(said(await ask())).toBe('200');
    expect(said(await ask())).toBe('200');
    expect(await count()).toEqual([items, acts + 1]);
  });

  test('of a draft: the same again is no quarrel with oneself', async () => {
    const { draftVersion } = (await open(lyceum, task)).body;
    const body = { submission: uuid(), items: [], comment: 'почти готово' };
    const ask = () =>
      lyceum.put<Draft>(`${map}/tasks/${task}/draft`, body, { ifMatch: `"${draftVersion}"` });
    ground.table.lose('PutItem');
    await ask();
    const again = await ask();
    expect([said(again), again.etag]).toEqual(['200', `"${draftVersion + 1}"`]);
  });
});
