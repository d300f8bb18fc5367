/**
 * Drafts of several hands: what one device sent is not called unsent by another, and whoever works at the same report is
 * seen by the others of their side, and by nobody else.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { DraftNote } from '../../../functions/contract/submissions/submission.ts';
import { handIn, item, map, minutes, open, owed, uuid } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const imo2 = await ground.as('imo2');
const guest = await ground.as('guest');

const typed = (more: object = {}) => ({
  id: uuid(),
  indicator: '1.3/1',
  kind: 'publication',
  fulfilled: '2021-05-10',
  counts: '1',
  link: 'https://лицей4.рф/самооценка',
  documents: [],
  note: '',
  ...more,
});
type Input = { submission: string; items: object[]; comment: string };
const save = (who: Client, task: string, input: Input, version: number) =>
  who.put(`${map}/tasks/${task}/draft`, input, { ifMatch: `"${version}"` });
const notes = async (who: Client) =>
  (await who.get<{ drafts: DraftNote[] }>(`${map}/drafts`)).body.drafts.map(
    ({ task, by }) => `${task} ${by.name}`,
  );

describe('a telephone, after the computer has handed in', () => {
  const task = owed.publication;
  const submission = uuid();
  const first = item();
  const onBoth = { submission, items: [typed({ id: first.id })], comment: '' };

  test('is told so instead of «saved», whatever it has typed since', async () => {
    await save(lyceum, task, onBoth, 0);
    expect(await notes(lyceum)).toHaveLength(1);
    expect(said(await handIn(lyceum, task, [first], { id: submission }))).toBe('200');
    const late = { ...onBoth, items: [...onBoth.items, typed({ note: 'набрано на телефоне' })] };
    const answer = await save(lyceum, task, late, 1);
    expect([said(answer), answer.body.state]).toEqual(['409 state', 'handed-in']);
  });

  test('leaves no ghost: nothing is called unsent, in the list or in the report', async () => {
    expect(await notes(lyceum)).toEqual([]);
    expect((await open(lyceum, task)).body.draft).toBeUndefined();
    await ground.tick();
    expect(await notes(lyceum)).toEqual([]);
  });

  test('keeps what it adds, in a draft of its own, and that is called unsent', async () => {
    const { draftVersion } = (await open(lyceum, task)).body;
    const rest = {
      submission: uuid(),
      items: [typed({ note: 'набрано на телефоне' })],
      comment: '',
    };
    expect(said(await save(lyceum, task, rest, draftVersion))).toBe('200');
    expect((await open(lyceum, task)).body.draft).toMatchObject(rest);
    expect(await notes(lyceum)).toHaveLength(1);
  });

  test('the schedule empties what was spent, never what was typed since', async () => {
    await ground.tick();
    expect((await open(lyceum, task)).body.draft?.items).toMatchObject([
      { note: 'набрано на телефоне' },
    ]);
  });
});

describe('whoever works at the same report', () => {
  const task = owed.selfAssessment;
  const note = () => typed({ indicator: '2.3/1', kind: 'summary-note' });

  test('is seen by the others of the side, in the report and in the list', async () => {
    await save(head, task, { submission: uuid(), items: [note()], comment: '' }, 0);
    const { others, draft } = (await open(lyceum, task)).body;
    expect(others.map(({ by }) => by.name)).toEqual(['Директор МБОУ Лицей № 4']);
    expect(draft).toBeUndefined();
    expect(await notes(lyceum)).toContain(`${task} Директор МБОУ Лицей № 4`);
    expect((await open(head, task)).body.others).toEqual([]);
  });

  test('of an office’s task is seen by the side, not by other co-executors, nor by those who watch', async () => {
    const draft = {
      submission: uuid(),
      items: [typed({ indicator: '1.4/1', kind: 'minutes' })],
      comment: '',
    };
    await save(centre, owed.meetings, draft, 0);
    await save(imo, owed.meetings, draft, 0);
    const seen = async (who: Client) =>
      (await open(who, owed.meetings)).body.others.map(({ by }) => by.name);
    expect(await seen(lyceum)).toEqual([]);
    expect(await seen(guest)).toEqual([]);
    expect(await seen(imo2)).toEqual(['Методист ИМО']);
    expect(await notes(guest)).toEqual([]);
    expect((await notes(lyceum)).join()).not.toContain('Центр');
  });

  test('is seen no more once it was handed in', async () => {
    const submission = uuid();
    const sent = minutes();
    const { draftVersion } = (await open(imo, owed.meetings)).body;
    const items = [typed({ id: sent.id, indicator: '1.4/1', kind: 'minutes' })];
    await save(imo, owed.meetings, { submission, items, comment: '' }, draftVersion);
    await handIn(imo, owed.meetings, [sent], { id: submission });
    expect((await open(imo2, owed.meetings)).body.others).toEqual([]);
  });

  test('an empty draft is nobody’s news', async () => {
    const task = 'lyceum-4.2020.3.1';
    await save(
      head,
      task,
      { submission: uuid(), items: [typed({ link: '', fulfilled: '' })], comment: ' ' },
      0,
    );
    expect((await open(lyceum, task)).body.others).toEqual([]);
  });
});
