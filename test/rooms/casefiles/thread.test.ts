/** What both sides said of a report goes into its case file; what another school said, and notes of the office, do not. */
import { afterAll, expect, test } from 'vitest';
import { handIn, map, minutes, open, owed, uuid } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { dossiersOf, paper } from './dossiers.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, centre, imo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
]);
const { made } = dossiersOf(ground);
const task = owed.meetings;
async function say(who: Client, act: 'say' | 'note', comment: string) {
  const { etag } = await open(imo, task);
  const body = { act, id: uuid(), comment };
  expect(said(await who.post(`${map}/tasks/${task}/acts`, body, { ifMatch: etag }))).toBe('200');
}

test('in the folder of each school its own words and the office’s', async () => {
  for (const [who, side] of [
    [lyceum, 'lyceum-4'],
    [centre, 'education-centre'],
  ] as const)
    await handIn(who, task, [minutes({ documents: [await paper(who, side, pdf(side), 'a.pdf')] })]);
  await say(lyceum, 'say', 'Вопрос лицея');
  await say(centre, 'say', 'Вопрос центра');
  await say(imo, 'say', 'Ответ отдела');
  await say(imo, 'note', 'Позвонить в лицей');
  const textOf = async (who: Client, side: string) => {
    const { files } = await made(who, { side, measure: '1.4', period: '2021' });
    const texts = [...files].filter(([name]) => name.endsWith('Переписка.txt'));
    expect(texts).toHaveLength(1);
    return texts.map(([, bytes]) => bytes.toString()).join();
  };
  for (const [who, side, own, foreign] of [
    [lyceum, 'lyceum-4', 'Вопрос лицея', 'Вопрос центра'],
    [centre, 'education-centre', 'Вопрос центра', 'Вопрос лицея'],
  ] as const) {
    const text = await textOf(who, side);
    expect([text.includes(own), text.includes('Ответ отдела')]).toEqual([true, true]);
    expect([text.includes(foreign), text.includes('Позвонить')]).toEqual([false, false]);
  }
});
