/** A draft saves itself and asks for nothing; it never touches the task, and a hand-in spends it. */
import { afterAll, expect, test } from 'vitest';
import type { Draft } from '../../../functions/contract/submissions/submission.ts';
import { handIn, item, map, open, owed, sha256, uuid } from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const task = owed.publication;

const typed = (more: object = {}) => ({
  id: uuid(),
  indicator: '1.3/1',
  kind: 'publication',
  fulfilled: '',
  counts: '',
  link: '',
  documents: [],
  note: '',
  ...more,
});
const draft = (items: object[], more: object = {}) => ({
  submission: uuid(),
  items,
  comment: '',
  ...more,
});
const save = (who: Client, body: object, ifMatch: string | undefined, on: string = task) =>
  who.put<Draft>(`${map}/tasks/${on}/draft`, body, { ifMatch });

test('a draft of a foreign task is refused as if there were no such task', async () => {
  const foreign = await save(centre, draft([]), '"0"');
  const none = await save(centre, draft([]), '"0"', 'lyceum-4.2021.9.9');
  expect([said(foreign), foreign.text]).toEqual(['404 absent', none.text]);
});

test('a draft is limited, though it holds more than may be handed in: 50 items, ten documents, a note of 4,000 characters', async () => {
  const file = { document: sha256('file'), owner: 'lyceum-4', name: 'a.pdf', size: 1 };
  const over = [
    draft(Array.from({ length: 51 }, () => typed())),
    draft([typed()], { comment: 'я'.repeat(20_001) }),
    draft([typed({ link: 'x'.repeat(2001) })]),
    draft([typed({ note: 'x'.repeat(4001) })]),
    draft([typed({ documents: Array.from({ length: 11 }, () => file) })]),
    draft([typed({ documents: [{ ...file, owner: 'x'.repeat(300) }] })]),
    draft([typed({ replaces: 'x'.repeat(300) })]),
  ];
  for (const body of over) expect(said(await save(lyceum, body, '"0"'))).toBe('422 invalid');
  const documents = Array.from({ length: 10 }, (_, place) => ({
    ...file,
    document: sha256(`${place}`),
  }));
  const items = Array.from({ length: 50 }, () => typed());
  items[0] = typed({ note: 'x'.repeat(4000), documents });
  const full = await save(lyceum, draft(items), '"0"', owed.selfAssessment);
  expect([said(full), full.body.items]).toEqual(['200', items]);
});

test('characters that cannot be kept are refused in every field of a draft', async () => {
  const file = { document: sha256('file'), owner: 'lyceum-4', name: 'a.pdf', size: 1 };
  for (const poison of ['a\u0000', '\ud800b']) {
    const bodies = [
      draft([], { comment: poison }),
      draft([typed({ link: poison })]),
      draft([typed({ note: poison })]),
      draft([typed({ fulfilled: poison })]),
      draft([typed({ indicator: poison })]),
      draft([typed({ replaces: poison })]),
      draft([typed({ documents: [{ ...file, owner: poison }] })]),
      draft([typed({ documents: [{ ...file, name: poison }] })]),
    ];
    for (const body of bodies) {
      const answer = await save(lyceum, body, '"0"');
      expect([400, 422], JSON.stringify(body)).toContain(answer.status);
      expect(fields(answer)).toHaveLength(1);
    }
  }
});

test('a draft is written on its own version: 428 without, 412 when another page was first', async () => {
  expect(said(await save(lyceum, draft([]), undefined))).toBe('428 unversioned');
  const first = await save(lyceum, draft([typed({ link: 'первая' })]), '"0"');
  expect([said(first), first.etag]).toEqual(['200', '"1"']);
  expect(said(await save(lyceum, draft([typed({ link: 'вторая' })]), '"0"'))).toBe('412 stale');
  const kept = await open(lyceum, task);
  expect(kept.body.draft?.items[0]?.link).toBe('первая');
  expect(kept.body.draftVersion).toBe(1);
});

test('whatever has been typed so far is kept, and the task does not change', async () => {
  const before = (await open(lyceum, task)).etag;
  const half = typed({ fulfilled: '10.0', link: 'http//лиц', counts: 'два' });
  expect(said(await save(lyceum, draft([half], { comment: 'пока так' }), '"1"'))).toBe('200');
  const { body, etag } = await open(lyceum, task);
  expect(body.draft).toMatchObject({ comment: 'пока так', items: [half] });
  expect(etag).toBe(before);
  expect(body.task.items).toEqual([]);
});

test('each person has a draft of their own', async () => {
  expect((await open(head, task)).body.draft).toBeUndefined();
  await save(head, draft([typed({ link: 'директор' })]), '"0"');
  expect((await open(lyceum, task)).body.draft?.items[0]?.link).toBe('http//лиц');
});

test('a draft is spent by the hand-in that carries its id, and a new one begins after it', async () => {
  const submission = uuid();
  const sent = item();
  const { id, link = '', fulfilled } = sent;
  await save(lyceum, draft([typed({ id, link, fulfilled, counts: '1' })], { submission }), '"2"');
  expect(said(await handIn(lyceum, task, [sent], { id: submission }))).toBe('200');
  const spent = (await open(lyceum, task)).body;
  expect(spent.draft).toBeUndefined();
  expect(spent.draftVersion).toBe(3);
  await save(lyceum, draft([typed({ link: 'новая' })]), `"${spent.draftVersion}"`);
  expect((await open(lyceum, task)).body.draft?.items[0]?.link).toBe('новая');
});
