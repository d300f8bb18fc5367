/**
 * Letters under faults of the post and of the schedule (rows A10 and A11 of the battery): one that cannot go holds up no other, and
 * is given up after five tries; of two schedules at once one sends it; a run that died sends it again only once its lease is over.
 */
import { afterAll, expect, test } from 'vitest';
import { contextOf } from '../../../functions/domain/context.ts';
import * as letters from '../../../functions/domain/letters.ts';
import { run } from '../../../functions/schedule/run.ts';
import type { Letter } from '../../../functions/store/post.ts';
import { stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
await ground.tick();

const minutes = (count: number) => {
  ground.time.shift += count * 60_000;
};
const ask = (names: string[]) =>
  Promise.all(
    names.map((name) =>
      letters.ask(contextOf(ground.house), name, {
        ...{ to: `${name}@opora.example`, subject: name, text: 'Письмо', kind: 'said' as const },
      }),
    ),
  );
/** A post that refuses some, and knows what it was given and what it took. */
function postman(refuses: (letter: Letter) => boolean = () => false) {
  const [given, taken]: [string[], string[]] = [[], []];
  const send = async (letter: Letter) => {
    given.push(letter.subject);
    if (refuses(letter)) throw new Error('550 нет такого ящика');
    taken.push(letter.subject);
  };
  return { given, taken, send };
}

test('one letter in ten that the post refuses keeps nine from nobody, is tried five times, and every failure is told', async () => {
  const names = Array.from({ length: 10 }, (_, n) => `pismo-${n}`);
  await ask(names);
  const post = postman(({ subject }) => subject === 'pismo-3');
  for (let round = 0; round < 7; round++) {
    const ticked = run(ground.house, post, { job: 'tick' });
    if (round < 5) await expect(ticked).rejects.toThrow('not done');
    else await ticked;
    minutes(65);
  }
  expect(post.taken.sort()).toEqual(names.filter((name) => name !== 'pismo-3'));
  expect(post.given.filter((name) => name === 'pismo-3')).toHaveLength(5);
});

test('three schedules at once send each letter once', async () => {
  const names = Array.from({ length: 8 }, (_, n) => `srazu-${n}`);
  await ask(names);
  const post = postman();
  await Promise.all([1, 2, 3].map(() => run(ground.house, post, { job: 'tick' })));
  expect(post.taken.sort()).toEqual(names);
});

test('a run that died at a letter keeps it until its lease is over; then it goes', async () => {
  await ask(['oborvano']);
  const dies = { send: () => new Promise<void>(() => undefined) };
  void run(ground.house, dies, { job: 'tick' });
  await expect.poll(async () => (await letters.unsent(contextOf(ground.house))).length).toBe(0);
  const post = postman();
  await run(ground.house, post, { job: 'tick' });
  expect(post.given).toEqual([]);
  minutes(6);
  await run(ground.house, post, { job: 'tick' });
  expect(post.taken).toEqual(['oborvano']);
});
