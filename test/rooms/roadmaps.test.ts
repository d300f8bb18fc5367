/** The road map: letter for letter as the document has it, approved once, and only then does anybody owe anything. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { lifted } from '../../functions/contract/roadmaps/older.ts';
import { type Roadmap, RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import type { IndicatorProgress } from '../../functions/contract/tasks/cells.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { contextOf } from '../../functions/domain/context.ts';
import * as roadmaps from '../../functions/domain/roadmaps/approving.ts';
import { accept, handIn, item, map, owed, review } from '../acts.ts';
import { said, stand } from '../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const imo = await ground.as('imo');
const lyceum = await ground.as('lyceum');
const file = JSON.parse(
  readFileSync(new URL('../../infra/data/roadmap-2020-2022.json', import.meta.url), 'utf8'),
);
const second = '/roadmaps/2023-2025';
await roadmaps.load(contextOf(ground.house), {
  ...RoadmapDocument.parse(lifted(file)),
  id: '2023-2025',
});
const tasksOf = async (path: string) =>
  (await imo.get<{ tasks: Brief[] }>(`${path}/tasks`)).body.tasks;
const progress = async (path = map) =>
  (await imo.get<{ indicators: IndicatorProgress[] }>(`${path}/progress`)).body.indicators;

test('a school may read the plan, not approve it', async () => {
  expect(said(await lyceum.get(second))).toBe('200');
  expect(said(await lyceum.post(`${second}/approval`, undefined, { ifMatch: '"1"' }))).toBe(
    '403 forbidden',
  );
});

test('an approval says on which version it stands', async () => {
  expect(said(await imo.post(`${second}/approval`))).toBe('428 unversioned');
  expect(said(await imo.post(`${second}/approval`, undefined, { ifMatch: '"9"' }))).toBe(
    '412 stale',
  );
});

test('before the approval nobody owes anything, whatever the clock asks for', async () => {
  await ground.tick();
  ground.schedule({ job: 'issue', roadmap: '2023-2025' });
  await ground.idle();
  expect(await tasksOf(second)).toEqual([]);
  expect(
    (await progress(second)).every((one) => one.cells.every((cell) => cell.issued === 0)),
  ).toBe(true);
});

test('approved twice at once and once more, it is approved once and issues 35', async () => {
  const approve = () => imo.post<Roadmap>(`${second}/approval`, undefined, { ifMatch: '"1"' });
  const answers = await Promise.all([approve(), approve(), approve()]);
  for (const answer of answers) expect(['200', '412 stale']).toContain(said(answer));
  expect(answers.some((answer) => answer.status === 200)).toBe(true);
  await ground.idle();
  const again = await approve();
  const first = answers.find((answer) => answer.status === 200)?.body;
  expect([said(again), again.body.approved?.name]).toEqual(['200', 'Методист ИМО']);
  // What was made of it since is another version; the approval is that which was first.
  expect(again.body.approved).toEqual(first?.approved);
  expect([first?.version, again.etag]).toEqual([2, `"${again.body.version}"`]);
  await ground.idle();
  expect(await tasksOf(second)).toHaveLength(35);
});

test('the document comes back letter for letter', async () => {
  const { body, etag } = await lyceum.get<Roadmap>(map);
  const { version, approved, ...document } = body;
  expect(document).toEqual(lifted(file));
  expect([etag, version]).toEqual(['"2"', 2]);
  expect(approved?.name).toBe('Специалист управления образования');
});

test('a cell stands where its day has it: before the term, after it, in work, done', async () => {
  const stateOf = async (id: string, year: number) =>
    (await progress())
      .find((one) => one.indicator === id)
      ?.cells.find((cell) => cell.period === String(year))?.state;
  expect(await stateOf('1.2/1', 2021)).toBe('not-done');
  expect(await stateOf('1.2/1', 2022)).toBe('not-planned');
  expect(await stateOf('4.5/1', 2020)).toBe('not-planned');
  expect(await stateOf('4.7/1', 2021)).toBe('not-due');
  const late = item({ indicator: '1.2/1', kind: 'programme', fulfilled: '2021-02-20' });
  await handIn(imo, 'imo.2021.1.2', [late]);
  expect(await stateOf('1.2/1', 2021)).toBe('handed-in');
  await review(await ground.as('uo'), 'imo.2021.1.2', [accept(late.id)]);
  expect(await stateOf('1.2/1', 2021)).toBe('done');
  await handIn(lyceum, owed.publication, [item()]);
  expect(await stateOf('1.3/1', 2021)).toBe('in-progress');
});

test('a total is of items where years add up, of years where each demands it anew', async () => {
  const totals = new Map((await progress()).map((one) => [one.indicator, one.total]));
  expect(totals.get('1.2/1')).toEqual({ fact: 1, of: 1, unit: 'items' });
  expect(totals.get('1.3/1')).toEqual({ fact: 0, of: 3, unit: 'years' });
  expect(totals.get('4.5/1')).toEqual({ fact: 0, of: 2, unit: 'years' });
  expect(totals.size).toBe(17);
});
