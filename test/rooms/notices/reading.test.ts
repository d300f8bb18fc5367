/** «Что нового»: one's own letters, which kinds are muted, up to when they were seen; what reached nobody is seen by the administrator. */
import { afterAll, expect, test } from 'vitest';
import type { LetterBrief, Reader } from '../../../functions/contract/notices/letter.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import * as letters from '../../../functions/domain/letters.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { accept, giveBack, handIn, item, owed, review } from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';
import { postOf } from './post.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, centre, imo, admin, tutor] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
  ground.as('admin'),
  ground.as('tutor'),
]);
const post = postOf(ground);
await post.fresh();
type News = { letters: LetterBrief[]; reader: Reader };
const news = async (who: Client) => (await who.get<News>('/letters')).body;
const subjects = async (who: Client) =>
  (await news(who)).letters
    .filter(({ kind }) => kind === 'accepted' || kind === 'returned')
    .map(({ subject, state }) => `${state} ${subject}`);
const task = owed.publication;

/** Hands in and decides, and lets the letter come. */
async function decided(decision: (id: string) => ReturnType<typeof accept>): Promise<string[]> {
  const one = item();
  await handIn(lyceum, task, [one]);
  await review(imo, task, [decision(one.id)]);
  return post.heads();
}

test('a letter stands among one’s own, with its page, and among nobody else’s', async () => {
  expect(await decided(giveBack)).toEqual(['licey4: Вернули отчёт по п. 1.3 за 2021 год']);
  expect(await subjects(lyceum)).toEqual(['sent Вернули отчёт по п. 1.3 за 2021 год']);
  const [first] = (await news(lyceum)).letters;
  expect(first).toMatchObject({ to: 'licey4@opora.example', kind: 'returned' });
  expect(first?.page).toMatch(/^\/roadmaps\/2020-2022\/tasks\/lyceum-4\.2021\.1\.3#/);
  expect(first?.at?.slice(0, 10)).toBe('2021-05-15');
  expect(await subjects(centre)).toEqual([]);
});

test('what is owed cannot be muted; what is muted is not sent, and is read all the same', async () => {
  const mute = (mutes: string[]) => lyceum.put<Reader>('/letters/reader', { mutes });
  for (const owed of ['returned', 'sign', 'decided', 'issued', 'soon', 'overdue', 'given'])
    expect(said(await mute([owed]))).toBe('422 invalid');
  expect((await mute(['accepted', 'accepted'])).body.mutes).toEqual(['accepted']);
  expect(await decided(accept)).toEqual([]);
  expect((await subjects(lyceum))[0]).toBe('muted Приняли отчёт по п. 1.3 за 2021 год');
  expect(await decided(giveBack)).toEqual(['licey4: Вернули отчёт по п. 1.3 за 2021 год']);
  await mute([]);
  expect(await decided(accept)).toEqual(['licey4: Приняли отчёт по п. 1.3 за 2021 год']);
});

test('what was seen is kept beside what is muted, by each for themselves, and lies not ahead', async () => {
  const seen = '2021-05-15T08:00:00.000Z';
  await lyceum.put('/letters/reader', { mutes: ['said'] });
  expect(said(await lyceum.put('/letters/reader', { seen }))).toBe('200');
  expect((await news(lyceum)).reader).toEqual({ mutes: ['said'], seen });
  expect((await news(centre)).reader).toEqual({ mutes: [] });
  const ahead = await lyceum.put('/letters/reader', { seen: '2021-05-20T08:00:00.000Z' });
  expect(fields(ahead)).toEqual(['seen future']);
});

test('a letter that the post refuses again and again is told to the administrator, with what the post said', async () => {
  const ctx = contextOf(ground.house);
  const to = demoPeople.centre.email;
  await letters.ask(ctx, 'lost', { to, subject: 'Не дойдёт', text: 'Письмо', kind: 'issued' });
  const lost = async () =>
    (await admin.get<{ letters: LetterBrief[] }>('/letters/lost')).body.letters;
  for (let tries = 0; tries < 5; tries++) {
    for (const id of await letters.unsent(contextOf(ground.house)))
      await letters
        .send(contextOf(ground.house), id, () => Promise.reject(new Error('550 нет такого ящика')))
        .catch(() => undefined);
    ground.time.shift += 70 * 60_000;
  }
  expect((await lost()).map(({ subject, state, refusal }) => [subject, state, refusal])).toEqual([
    ['Не дойдёт', 'failed', 'Error: 550 нет такого ящика'],
  ]);
  const { body } = await admin.get<{ letters: LetterBrief[] }>(`/letters/of/${centre.id}`);
  expect(body.letters[0]).toMatchObject({ subject: 'Не дойдёт', state: 'failed' });
});

test('a letter that came back is told to the administrator as well, one that was delivered is not', async () => {
  const ctx = contextOf(ground.house);
  const to = demoPeople.tutor.email;
  for (const [about, event] of [
    ['vernulos', 'bounced'],
    ['doshlo', 'delivered'],
  ] as const) {
    await letters.ask(ctx, about, { to, subject: about, text: 'Письмо', kind: 'issued' });
    await post.fresh();
    const all = (await admin.get<{ letters: LetterBrief[] }>(`/letters/of/${tutor.id}`)).body
      .letters;
    const found = all.find(({ subject }) => subject === about);
    expect(found?.state).toBe('sent');
    await letters.noteDelivery(contextOf(ground.house), found?.id ?? '', event);
  }
  const lost = (await admin.get<{ letters: LetterBrief[] }>('/letters/lost')).body.letters;
  expect(lost.map(({ subject, delivery }) => [subject, delivery])).toContainEqual([
    'vernulos',
    'bounced',
  ]);
  expect(lost.map(({ subject }) => subject)).not.toContain('doshlo');
});
