/** What waits for the reader, as the menu counts it: what is urgent of the own, and what they may judge. */
import { afterAll, expect, test } from 'vitest';
import type { Counts } from '../../../functions/contract/tasks/counts.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { accept, handIn, item, map, minutes, owed, review } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { act, added } from '../people/keeping.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, imo, uo] = [
  await ground.as('lyceum'),
  await ground.as('imo'),
  await ground.as('uo'),
];
const counts = async (who: Client) => {
  const { submit, review, more } = (await who.get<Counts>(`${map}/counts`)).body;
  return [submit, review, more];
};

test('a road map that is none has no counts', async () => {
  expect(said(await imo.get('/roadmaps/none/counts'))).toBe('404 absent');
});

test('of those who owe nothing nothing waits', async () => {
  for (const who of ['tutor', 'curator', 'admin', 'guest'] as const)
    expect(await counts(await ground.as(who))).toEqual([0, 0, false]);
});

test('a return waits for the school, a hand-in for those who judge, not for who sent it', async () => {
  // Of the day on which the suite stands: what is overdue counts from the beginning.
  const [before = 0] = await counts(lyceum);
  const sent = item();
  expect(said(await handIn(lyceum, owed.publication, [sent]))).toBe('200');
  expect(await counts(lyceum)).toEqual([before, 0, false]);
  expect((await counts(imo)).slice(1)).toEqual([1, false]);

  const own = minutes();
  expect(said(await handIn(imo, owed.meetings, [own]))).toBe('200');
  expect((await counts(imo)).slice(1)).toEqual([1, false]);
  expect((await counts(uo)).slice(1)).toEqual([2, false]);

  const back = { item: sent.id, verdict: 'returned', reason: 'incomplete', comment: 'Нет даты' };
  expect(said(await review(imo, owed.publication, [back as never]))).toBe('200');
  expect(await counts(lyceum)).toEqual([Number(before) + 1, 0, false]);
  expect(said(await review(uo, owed.meetings, [accept(own.id)]))).toBe('200');
  expect((await counts(uo)).slice(1)).toEqual([0, false]);
});

test('what a namesake handed in waits for one’s decision: people are told apart by id, not by name', async () => {
  const admin = await ground.as('admin');
  const namesake = await added(admin, 'odnofamilets', { role: 'imo' });
  await act(admin, namesake.id, { act: 'rename', name: 'Методист ИМО' });
  const other = ground.client(await openSession(ground.house, namesake.id));
  const before = (await counts(imo))[1] as number;
  expect(said(await handIn(other, owed.meetings, [minutes()]))).toBe('200');
  expect((await counts(imo))[1]).toBe(before + 1);
  expect((await counts(other))[1]).toBe(before);
  const { tasks } = (await imo.get<{ tasks: Brief[] }>(`${map}/queue`)).body;
  expect(tasks.at(-1)?.waitingFrom).toEqual([{ id: namesake.id, name: 'Методист ИМО' }]);
});
