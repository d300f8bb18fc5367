/** Whatever comes as a table ends in words: too long, too wide, poisoned; and nothing of it is half-saved. */
import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { ProposalHeading } from '../../../functions/contract/proposals/proposal.ts';
import type { Grid } from '../../../functions/contract/reading/grid.ts';
import { uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { approve, begin } from './acts.ts';
import { gridOf, order } from './grids.ts';

const ground = await stand();
afterAll(ground.stop);
// Approving joins a proposal, plans, words and schools; it is done a few times a year.
ground.bounds.calls = 12;
const imo = await ground.as('imo');
const listed = async () =>
  (await imo.get<{ proposals: ProposalHeading[] }>('/proposals')).body.proposals.length;

const cell = (text: string) => ({ at: 1, over: 1, down: 1, text });
const of = (rows: Grid['pieces'][number]['rows']): Grid => ({
  from: 'html',
  pieces: [{ before: [], columns: 5, rows }],
  after: [],
});

test('3 MB that do not pack are refused as too large, and nothing is kept', async () => {
  const before = await listed();
  const rows = Array.from({ length: 375 }, () => [cell(randomBytes(4000).toString('hex'))]);
  const answer = await begin(imo, { grid: of(rows) });
  expect([said(answer), answer.body.reason]).toEqual(['413 too-large', 'table']);
  expect(await listed()).toBe(before);
});

test('3 MB that pack are kept, and are no plan', async () => {
  const rows = Array.from({ length: 375 }, () => [cell('а'.repeat(4000))]);
  const answer = await begin(imo, { grid: of(rows) });
  expect(said(answer)).toBe('200');
  const refused = await approve(imo, answer.body.proposal.id);
  expect([said(refused), refused.body.state]).toEqual(['409 state', 'unread']);
});

test('more than a body holds is refused', async () => {
  const rows = Array.from({ length: 600 }, () => [cell('a'.repeat(8000))]);
  expect(said(await begin(imo, { grid: of(rows) }))).toBe('413 too-large');
});

test('5,000 rows are no plan', async () => {
  const answer = await begin(imo, { grid: gridOf(Array.from({ length: 5000 }, () => order)) });
  if (answer.status === 200) {
    const refused = await approve(imo, answer.body.proposal.id);
    expect([said(refused), refused.body.reason]).toEqual(['409 state', 'too-long']);
  } else expect(said(answer)).toMatch(/^4(13|22)/);
});

test('signs that cannot be kept are refused, in cells, above the table and in answers', async () => {
  const poison = 'a\u0000b';
  const above = { ...gridOf([order]), after: [poison] };
  for (const typed of [
    { grid: of([[cell(poison)]]) },
    { grid: gridOf([order], poison) },
    { grid: above },
    { answers: { 'unknown-executor:x': poison } },
    { edits: [{ what: 'title' as const, title: poison }] },
  ])
    expect(said(await begin(imo, typed)), JSON.stringify(typed)).toMatch(/^4(00|22)/);
});

test('cells that lie nowhere, spans that do not end and keys of an object are refused or harmless', async () => {
  const broken = (part: object) => ({ ...cell('x'), ...part });
  for (const part of [{ at: 0 }, { at: 65 }, { over: 0 }, { down: -1 }, { down: 1e9 }, { text: 5 }])
    expect(said(await begin(imo, { grid: of([[broken(part) as never]]) }))).toBe('422 invalid');
  const body = JSON.stringify({ id: uuid(), grid: gridOf([order]), edits: [], answers: {} });
  const named = body.replace('"answers":{}', '"answers":{"__proto__":"x","constructor":"y"}');
  expect(said(await imo.post('/proposals', named))).toMatch(/^(200|4\d\d)/);
});

test('an answer of another kind than its question leaves no half of a plan behind', async () => {
  const grid = gridOf([['1.1', 'Семинар', 'до 01.06.2021', 'ММЦ', 'Программа']]);
  for (const answer of [5, true, ['a'], '', 'no-such-side']) {
    const { body } = await begin(imo, { grid, answers: { 'unknown-executor:ммц': answer } });
    const approved = await approve(imo, body.proposal.id);
    expect(approved.status, JSON.stringify(answer)).toBeLessThan(500);
    if (approved.status !== 200) continue;
    await ground.idle();
    const tasks = await imo.get<{ tasks: unknown[] }>(`/roadmaps/${approved.body.id}/tasks`);
    expect(said(tasks)).toBe('200');
  }
});
