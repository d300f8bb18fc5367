/** Phrases with which a department returns: common to all who judge, each kept once, forgotten without harm. */
import { afterAll, expect, test } from 'vitest';
import { mostPhrases, type Phrase } from '../../../functions/contract/phrases.ts';
import { uuid } from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, imo, uo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('imo'),
  ground.as('uo'),
]);
const phrase = (text: string, more: Partial<Phrase> = {}): Phrase => ({
  ...{ id: uuid(), reason: 'incomplete', text },
  ...more,
});
const keep = (who: Client, one: Phrase) => who.post<Phrase>('/phrases', one);
const texts = async (who: Client) =>
  (await who.get<{ phrases: Phrase[] }>('/phrases')).body.phrases.map(({ text }) => text);

test('a school neither reads nor keeps nor forgets them', async () => {
  expect(said(await lyceum.get('/phrases'))).toBe('403 forbidden');
  expect(said(await keep(lyceum, phrase('Моя')))).toBe('403 forbidden');
  expect(said(await lyceum.delete(`/phrases/${uuid()}`))).toBe('403 forbidden');
  expect(fields(await keep(imo, phrase('  ')))).toEqual(['text required']);
});

test('what one keeps all read, by their words; the same is kept once; another under the id is refused', async () => {
  const one = phrase('Приложите все листы протокола');
  const [first, again] = await Promise.all([keep(imo, one), keep(imo, one)]);
  expect([said(first), said(again)]).toEqual(['200', '200']);
  expect(said(await keep(imo, { ...one, text: 'Другое' }))).toBe('409 conflict');
  // The same words for the same reason: the first stands. For another reason they are another phrase.
  expect((await keep(uo, phrase(one.text))).body.id).toBe(one.id);
  await keep(uo, phrase(one.text, { reason: 'outdated' }));
  await keep(uo, phrase('Ёлка'));
  expect(await texts(imo)).toEqual(['Ёлка', one.text, one.text]);
  expect(said(await uo.delete(`/phrases/${one.id}`))).toBe('200');
  expect(said(await uo.delete(`/phrases/${one.id}`))).toBe('200');
  expect(await texts(imo)).toEqual(['Ёлка', one.text]);
});

test('no more than can be read are kept', async () => {
  const lacking = mostPhrases - (await texts(imo)).length;
  for (let count = 0; count < lacking; count++) await keep(imo, phrase(`Фраза ${count}`));
  const over = await keep(imo, phrase('Лишняя'));
  expect([said(over), over.body.state]).toEqual(['409 state', 'full']);
  expect((await texts(imo)).includes('Лишняя')).toBe(false);
});
