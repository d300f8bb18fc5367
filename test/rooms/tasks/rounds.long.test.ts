/**
 * A log only grows, the item that holds it may not: after hundreds of rounds of return and mending a task says all that it
 * ever said, and what was known at any instant is as it was.
 */
import { afterAll, expect, test } from 'vitest';
import type { Act } from '../../../functions/contract/tasks/acts.ts';
import { nextInstant, taskAt } from '../../../functions/contract/tasks/fold.ts';
import type { KeptTask } from '../../../functions/contract/tasks/task.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { keyOf, kind } from '../../../functions/domain/tasks/kind.ts';
import { find, write } from '../../../functions/domain/tasks/log.ts';
import { keys } from '../../../functions/store/keys.ts';
import { largestItem, sizeOf } from '../../../functions/store/size.ts';
import { accept, giveBack, handIn, item, open, owed, review, uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const task = owed.publication;
const ctx = contextOf(ground.house);
const key = keyOf(ctx, '2020-2022', task);
const rounds = 500;
const note = 'Примечание, в котором сто слов о том, что исправлено. '.repeat(4);

test('500 rounds of return and mending lose nothing; what was known at any instant is as it was', async () => {
  const id = uuid();
  const first = item({ note });
  await handIn(lyceum, task, [first], { id });
  await review(imo, task, [giveBack(first.id)]);
  let kept = (await find(ctx, key)) as KeptTask;
  const [handed, decided] = kept.acts as [Act, Act];
  let last = first.id;
  const known: [at: string, items: unknown][] = [];
  const written: Act[] = [...kept.acts];
  const add = async (more: object) => {
    const act = { ...more, id: uuid(), at: nextInstant(kept.acts, ctx.now) } as Act;
    kept = await write(ctx, { ...kept, acts: [...kept.acts, act] });
    written.push(act);
    if (written.length % 97 === 0) known.push([act.at, taskAt(kept).items]);
  };
  for (let round = 1; round < rounds; round++) {
    const mending = {
      ...(handed.act === 'hand-in' ? handed.items[0] : {}),
      id: uuid(),
      replaces: last,
    };
    await add({ ...handed, items: [mending] });
    await add({
      ...decided,
      decisions: [{ item: mending.id, verdict: 'returned', comment: note }],
    });
    last = mending.id;
  }

  const lies = (await ctx.table.get(kind, key)) as KeptTask;
  expect(lies.moved?.length).toBeGreaterThan(1);
  expect(sizeOf(lies)).toBeLessThan(largestItem);
  const whole = (await find(ctx, key)) as KeptTask;
  expect(whole.acts).toEqual(written);
  expect(known.length).toBeGreaterThan(9);
  for (const [at, items] of known) expect(taskAt(whole, at).items).toEqual(items);

  // Acts that have moved out are read in one look more.
  ground.bounds.calls = 4;
  const mending = item({ note, replaces: last });
  expect(said(await handIn(lyceum, task, [mending]))).toBe('200');
  const done = await review(imo, task, [accept(mending.id)]);
  expect(done.body.task.items.at(-1)?.state).toBe('accepted');
  expect(done.body.task.items).toHaveLength(rounds + 1);
  expect((await open(lyceum, task)).body.task.acts).toHaveLength(2 * rounds + 2);
  // An answer that was lost long ago is asked for once more: known, though its act has moved out.
  const again = await handIn(lyceum, task, [first], { id, ifMatch: '"1"' });
  expect([said(again), again.body.receipt?.items]).toEqual(['200', 1]);
});

test('acts that were moved by a run that was cut off are not counted twice', async () => {
  const other = owed.centrePublication;
  const place = { owes: 'education-centre', period: '2021', measure: '1.3' };
  const before = (await find(ctx, keyOf(ctx, '2020-2022', other))) as KeptTask;
  const stray = keys.acts(ctx.municipality, '2020-2022', place, before.version);
  await ctx.table.put(stray, { acts: [] });
  const centre = await ground.as('centre');
  const one = item();
  expect(said(await handIn(centre, other, [one]))).toBe('200');
  expect((await open(centre, other)).body.task.items.map(({ id }) => id)).toEqual([one.id]);
});

test('a hand-in that no engine would take is refused in words: a Cyrillic letter is two bytes', async () => {
  const on = 'education-centre.2021.2.3';
  const centre = await ground.as('centre');
  const heavy = (count: number) =>
    Array.from({ length: count }, () =>
      item({
        indicator: '2.3/1',
        kind: 'summary-note',
        note: 'я'.repeat(1000),
        link: `http://a.рф/${'б'.repeat(1900)}`,
      }),
    );
  const over = await handIn(centre, on, heavy(26));
  expect([said(over), over.body.reason]).toEqual(['413 too-large', 'task']);
  expect((await open(centre, on)).body.task.items).toEqual([]);
  // 16 of them fit, and leave room for what is said of them.
  const items = heavy(16);
  expect(said(await handIn(centre, on, items))).toBe('200');
  const decisions = items.map(({ id }) => ({ ...giveBack(id), comment: 'Ж'.repeat(4000) }));
  ground.bounds.calls = 4;
  expect(said(await review(imo, on, decisions))).toBe('200');
  ground.bounds.calls = 3;
});
