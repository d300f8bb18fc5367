/** A file with a return: a sample, a corrected page; read by whoever reads the return, and by nobody else. */
import { afterAll, expect, test } from 'vitest';
import { accept, giveBack, handIn, item, map, open, owed, review, upload } from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, centre, imo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
]);
const task = owed.publication;
const one = item();
await handIn(lyceum, task, [one]);
const sample = await upload(imo, 'imo', pdf('Образец'), 'Образец.pdf');
const named = { document: sample.body.id, owner: 'imo' };
const reviewed = async () => (await open(imo, task)).body.task.items[0]?.verdict;
const opened = (who: Client, act: string) =>
  who.get(`${map}/tasks/${task}/acts/${act}/documents/${named.document}`);

test('not with an acceptance, not one that is not there, not a file of a school', async () => {
  const own = await upload(lyceum, 'lyceum-4', pdf('Чужой'), 'Чужой.pdf');
  for (const [decision, fault] of [
    [{ ...accept(one.id), documents: [named] }, 'decisions.0.documents unknown'],
    [
      { ...giveBack(one.id), documents: [named, { document: 'a'.repeat(64), owner: 'imo' }] },
      'decisions.0.documents.1 unknown',
    ],
    [
      { ...giveBack(one.id), documents: [{ document: own.body.id, owner: 'lyceum-4' }] },
      'decisions.0.documents.0 unknown',
    ],
  ] as const)
    expect(
      fields(await review(imo, task, [{ ...decision, documents: [...decision.documents] }])),
    ).toEqual([fault]);
  expect(await reviewed()).toBeUndefined();
});

test('the school opens it beside the reason, another school does not, and the letter names it', async () => {
  const answer = await review(imo, task, [{ ...giveBack(one.id), documents: [named] }]);
  expect(said(answer)).toBe('200');
  const verdict = await reviewed();
  expect(verdict?.documents).toMatchObject([{ name: 'Образец.pdf', owner: 'imo' }]);
  expect(said(await opened(lyceum, verdict?.review ?? ''))).toBe('200');
  expect(said(await opened(centre, verdict?.review ?? ''))).toBe('404 absent');
  await ground.tick();
  await ground.tick();
  const [letter] = ground.letters(10).filter(({ subject }) => subject.startsWith('Вернули'));
  expect(letter?.text).toContain('Приложено: Образец.pdf.');
});
