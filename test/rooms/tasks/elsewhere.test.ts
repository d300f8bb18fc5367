/** «Один документ — два отчёта»: a paper is sent once, each report decides on it, and each is told of the other. */
import { afterAll, expect, test } from 'vitest';
import type { Elsewhere } from '../../../functions/contract/tasks/elsewhere.ts';
import { accept, giveBack, handIn, item, map, owed, review, upload } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, centre, imo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
]);
const [last, now] = ['lyceum-4.2020.1.3', owed.publication];
const elsewhere = async (who: Client, task: string) => {
  const answer = await who.get<{ elsewhere: Elsewhere[] }>(`${map}/tasks/${task}/elsewhere`);
  return answer.status === 200
    ? answer.body.elsewhere.map((one) => `${one.task} ${one.label} ${one.words} ${one.state}`)
    : said(answer);
};
const paper = await upload(lyceum, 'lyceum-4', pdf('Самооценка'));
const bare = item({ documents: [{ owner: 'lyceum-4', document: paper.body.id }] });

test('a paper of two reports is accepted in one, returned in the other, and each says so of the other', async () => {
  const [one, other] = [
    { ...bare, fulfilled: '2020-12-01' },
    { ...bare, id: crypto.randomUUID() },
  ];
  await handIn(lyceum, last, [one]);
  expect(await elsewhere(lyceum, last)).toEqual([]);
  await handIn(lyceum, now, [other]);
  expect(await elsewhere(imo, last)).toEqual([`${now} 1.3 2021 год waiting`]);
  await review(imo, last, [accept(one.id)]);
  await review(imo, now, [giveBack(other.id)]);
  expect(await elsewhere(lyceum, now)).toEqual([`${last} 1.3 2020 год accepted`]);
  expect(await elsewhere(lyceum, last)).toEqual([`${now} 1.3 2021 год returned`]);
});

test('a page behind one link is one paper too; what was mended says nothing more, nor does what others sent', async () => {
  const link = item();
  await handIn(centre, owed.centrePublication, [item()]);
  await handIn(lyceum, last, [{ ...link, fulfilled: '2020-12-02' }]);
  const returned = (
    await lyceum.get<{ task: { items: { id: string; state: string }[] } }>(`${map}/tasks/${now}`)
  ).body.task.items.find(({ state }) => state === 'returned');
  await handIn(lyceum, now, [item({ replaces: returned?.id })]);
  expect(await elsewhere(imo, now)).toEqual([`${last} 1.3 2020 год waiting`]);
  expect(await elsewhere(imo, last)).toEqual([`${now} 1.3 2021 год waiting`]);
  expect(await elsewhere(imo, owed.centrePublication)).toEqual([]);
});

test('of a report that one may not see nothing is told', async () => {
  expect(await elsewhere(centre, now)).toBe('404 absent');
});
