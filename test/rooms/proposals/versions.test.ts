/** A plan that stands is changed by versions, copied, closed: what was handed in is never lost, and everything says by whom. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Roadmap } from '../../../functions/contract/roadmaps/roadmap.ts';
import type { Foretold } from '../../../functions/contract/tasks/foretold.ts';
import type { Brief, TaskView } from '../../../functions/contract/tasks/task.ts';
import { map, uuid } from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';
import { approve, approved, open, resume, save } from './acts.ts';
import { gridOf, order, report } from './grids.ts';

const ground = await stand();
afterAll(ground.stop);
// Approving joins a proposal, plans, words and schools; it is done a few times a year.
ground.bounds.calls = 12;
const imo = await ground.as('imo');
const uo = await ground.as('uo');
const lyceum = await ground.as('lyceum');
const read = async (id: string) => (await imo.get<Roadmap>(`/roadmaps/${id}`)).body;
const tasksOf = async (id: string) =>
  (await imo.get<{ tasks: Brief[] }>(`/roadmaps/${id}/tasks`)).body.tasks;
const changes = async (id: string) => (await imo.get<Foretold>(`/proposals/${id}/changes`)).body;
const ids = (tasks: { id: string }[]) => tasks.map(({ id }) => id).sort();

/** Hands a paper with a link in to a task. */
async function handIn(who: Client, roadmap: string, task: string, indicator: string, kind: string) {
  const path = `/roadmaps/${roadmap}/tasks/${task}`;
  const { etag } = await who.get(path);
  const items = [
    {
      id: uuid(),
      indicator,
      kind,
      fulfilled: '2021-05-12',
      counts: 1,
      documents: [],
      link: 'https://uo.example/prikaz',
    },
  ];
  return who.post(`${path}/submissions`, { id: uuid(), items }, { ifMatch: etag });
}

/** A version of a road map with other rows, as it is about to be approved. */
async function revised(roadmap: string, rows: Parameters<typeof gridOf>[0]) {
  const begun = await resume(imo, roadmap);
  const { id } = begun.body;
  const saved = await save(imo, id, { grid: gridOf(rows) }, '"1"');
  return { id, etag: saved.etag };
}

describe('a version', () => {
  test('begins from the kept table; without a reason it is refused at its field', async () => {
    const { id } = await approved(imo, gridOf([order, report]));
    const begun = await resume(imo, id);
    expect(begun.body).toMatchObject({ roadmap: id, base: 1 });
    const { proposal } = (await open(imo, begun.body.id)).body;
    expect(proposal.grid).toEqual(gridOf([order, report]));
    expect(fields(await approve(imo, proposal.id))).toEqual(['reason required']);
  });

  test('the same resumption twice is one proposal; moved, it is another request', async () => {
    const { id } = await approved(imo, gridOf([order]));
    const asked = uuid();
    const answers = [
      await resume(imo, id, undefined, asked),
      await resume(imo, id, undefined, asked),
    ];
    expect(answers.map(said)).toEqual(['200', '200']);
    expect(said(await resume(imo, id, 1, asked))).toBe('409 conflict');
  });

  test('what appears, changes and falls away is told, and then done; what was handed in stays', async () => {
    const { id } = await approved(imo, gridOf([order, report]));
    await ground.idle();
    expect(said(await handIn(uo, id, 'uo.2021.1.1', '1.1/1', 'order'))).toBe('200');
    const other: Parameters<typeof gridOf>[0] = [
      ['1.2', report[1], 'до 01.12.2021', report[3], report[4]],
      ['1.4', 'Провести совещание', 'до 01.11.2021', 'ИМО', 'Протокол'],
    ];
    const next = await revised(id, other);
    const told = await changes(next.id);
    expect(ids(told.appear)).toEqual(['imo.2021.1.4']);
    expect(told.change.map((one) => [one.id, one.before, one.due]).sort()).toEqual([
      ['education-centre.2021.1.2', '2021-10-01', '2021-12-01'],
      ['lyceum-4.2021.1.2', '2021-10-01', '2021-12-01'],
    ]);
    expect(told.fall.map((one) => [one.id, one.kept])).toEqual([['uo.2021.1.1', true]]);
    expect(said(await approve(imo, next.id, { reason: 'Решение совещания' }, next.etag))).toBe(
      '200',
    );
    await ground.idle();
    await ground.tick();
    expect(ids(await tasksOf(id))).toEqual([
      'education-centre.2021.1.2',
      'imo.2021.1.4',
      'lyceum-4.2021.1.2',
      'uo.2021.1.1',
    ]);
    const { task } = (await uo.get<{ task: TaskView }>(`/roadmaps/${id}/tasks/uo.2021.1.1`)).body;
    expect([task.shut, task.items.length]).toEqual(['dropped', 1]);
    const late = await handIn(uo, id, 'uo.2021.1.1', '1.1/1', 'order');
    expect([said(late), late.body.state]).toEqual(['409 state', 'dropped']);
    const { editions, edition } = await read(id);
    expect([edition, editions?.map((one) => [one.number, one.reason, one.name])]).toEqual([
      2,
      [
        [1, undefined, 'Методист ИМО'],
        [2, 'Решение совещания', 'Методист ИМО'],
      ],
    ]);
  });

  test('what falls away comes back with the version that asks for it again', async () => {
    const { id } = await approved(imo, gridOf([order, report]));
    await ground.idle();
    const without = await revised(id, [report]);
    await approve(imo, without.id, { reason: 'Лишнее' }, without.etag);
    await ground.idle();
    const stateOf = async () =>
      (await tasksOf(id)).find((one) => one.id === 'uo.2021.1.1')?.dropped;
    expect(await stateOf()).toBe(true);
    const again = await revised(id, [order, report]);
    await approve(imo, again.id, { reason: 'Вернули' }, again.etag);
    await ground.idle();
    expect(await stateOf()).toBeUndefined();
  });

  test('of two that were begun from one version the second is refused', async () => {
    const { id } = await approved(imo, gridOf([order]));
    const [one, two] = [await revised(id, [report]), await revised(id, [order, report])];
    expect(said(await approve(imo, one.id, { reason: 'А' }, one.etag))).toBe('200');
    const late = await approve(uo, two.id, { reason: 'Б' }, two.etag);
    expect([said(late), late.body.state]).toEqual(['409 state', 'other-version']);
  });

  test('of two approved at once one is in force, and what is kept of it is what is in force', async () => {
    const { id } = await approved(imo, gridOf([order]));
    const [one, two] = [await revised(id, [report]), await revised(id, [order, report])];
    const answers = await Promise.all([
      approve(imo, one.id, { reason: 'А' }, one.etag),
      approve(uo, two.id, { reason: 'Б' }, two.etag),
    ]);
    expect(answers.filter((answer) => said(answer) === '200')).toHaveLength(1);
    await ground.idle();
    const first = said(answers[0] as (typeof answers)[0]) === '200';
    const stands = await read(id);
    expect([stands.edition, stands.measures.length]).toEqual([2, first ? 1 : 2]);
    const kept = await imo.get<{ plan: Roadmap }>(`/roadmaps/${id}/editions/2`);
    expect(kept.body.plan.measures).toEqual(stands.measures);
  });

  test('from a day ahead: until then the old one holds, on it the clock turns', async () => {
    const { id } = await approved(imo, gridOf([order]));
    const next = await revised(id, [order, report]);
    await approve(imo, next.id, { reason: 'С июня', from: '2021-06-01' }, next.etag);
    await ground.idle();
    expect([(await read(id)).measures.length, ids(await tasksOf(id))]).toEqual([
      1,
      ['uo.2021.1.1'],
    ]);
    ground.day('2021-06-01');
    await ground.tick();
    await ground.idle();
    const turned = await read(id);
    expect([turned.edition, turned.measures.length]).toEqual([2, 2]);
    expect(ids(await tasksOf(id))).toEqual([
      'education-centre.2021.1.2',
      'lyceum-4.2021.1.2',
      'uo.2021.1.1',
    ]);
    ground.day('2021-05-15');
  });
});

describe('a copy', () => {
  test('for other years is a new table with its years moved, and no answers of cells', async () => {
    const { id } = await approved(imo, gridOf([order, report]));
    const begun = await resume(imo, id, 3);
    expect([begun.body.title, begun.body.roadmap]).toEqual([
      'План мероприятий на 2024 год',
      undefined,
    ]);
    const { proposal } = (await open(imo, begun.body.id)).body;
    expect(proposal.grid.pieces[0]?.rows[1]?.[2]?.text).toBe('до 01.06.2024');
    const answer = await approve(imo, proposal.id);
    expect(answer.body.span).toEqual(['2024-01-01', '2024-12-31']);
    expect(fields(await resume(imo, id, 99))).toEqual(['years years']);
  });
});

describe('closed', () => {
  test('nobody hands in or changes; all stays readable; it is undone', async () => {
    const { id, version } = await approved(imo, gridOf([order, report]));
    await ground.idle();
    const path = `/roadmaps/${id}/closing`;
    expect(said(await lyceum.post(path, {}, { ifMatch: `"${version}"` }))).toBe('403 forbidden');
    expect(said(await imo.post(path, {}, { ifMatch: '"99"' }))).toBe('412 stale');
    const { etag } = await imo.get(`/roadmaps/${id}`);
    const closed = await imo.post<Roadmap>(path, { reason: 'Срок вышел' }, { ifMatch: etag });
    expect(closed.body.closed).toMatchObject({ name: 'Методист ИМО', reason: 'Срок вышел' });
    expect(said(await imo.post(path, {}, { ifMatch: etag }))).toBe('200');
    const refused = await handIn(uo, id, 'uo.2021.1.1', '1.1/1', 'order');
    expect([said(refused), refused.body.state]).toEqual(['409 state', 'closed']);
    expect((await resume(imo, id)).body.state).toBe('closed');
    expect(ids(await tasksOf(id))).toHaveLength(3);
    const opened = await imo.delete<Roadmap>(path, { ifMatch: closed.etag });
    expect([said(opened), opened.body.closed]).toEqual(['200', undefined]);
    expect(said(await handIn(uo, id, 'uo.2021.1.1', '1.1/1', 'order'))).toBe('200');
  });
});

describe('a reading that the document leaves open', () => {
  const confirm = (who: Client, aggregation: string, ifMatch: string, indicator = '1.1/1') =>
    who.post<Roadmap>(`${map}/confirmations`, { indicator, aggregation }, { ifMatch });
  const found = (roadmap: Roadmap, id = '1.1/1') =>
    roadmap.measures.flatMap(({ indicators }) => indicators).find((one) => one.id === id);

  test('is settled by ИМО, once, and says who and when; a school settles nothing', async () => {
    const { etag } = await imo.get<Roadmap>(map);
    expect(said(await confirm(lyceum, 'sum', etag))).toBe('403 forbidden');
    expect(fields(await confirm(imo, 'sum', etag, '9.9/1'))).toEqual(['indicator unknown']);
    const open = (await imo.get<Roadmap>(map)).body.measures
      .flatMap(({ indicators }) => indicators)
      .find(({ confirmed }) => !confirmed);
    const id = open?.id ?? '';
    const done = await confirm(imo, 'each', etag, id);
    expect(said(done)).toBe('200');
    expect(found(done.body, id)).toMatchObject({
      aggregation: 'each',
      confirmed: true,
      confirmation: { name: 'Методист ИМО' },
    });
    expect(said(await confirm(imo, 'each', etag, id))).toBe('200');
    expect(said(await confirm(imo, 'level', etag, id))).toBe('412 stale');
  });
});
