/** A table on its way to a plan: begun once however often it comes, saved over what was read, approved once by an order. */
import { afterAll, describe, expect, test } from 'vitest';
import type { ProposalHeading } from '../../../functions/contract/proposals/proposal.ts';
import type { Roadmap } from '../../../functions/contract/roadmaps/roadmap.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { upload, uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { approve, approved, begin, ground as by, open, save } from './acts.ts';
import { gridOf, order, report, unknown } from './grids.ts';

const ground = await stand();
afterAll(ground.stop);
// Approving joins a proposal, plans, words and schools; it is done a few times a year.
ground.bounds.calls = 12;
const imo = await ground.as('imo');
const uo = await ground.as('uo');
const admin = await ground.as('admin');
const lyceum = await ground.as('lyceum');
const listed = async () =>
  (await imo.get<{ proposals: ProposalHeading[] }>('/proposals')).body.proposals;
const tasksOf = async (roadmap: string, who = imo) =>
  (await who.get<{ tasks: Brief[] }>(`/roadmaps/${roadmap}/tasks`)).body.tasks;

const plans = async () => (await imo.get<{ roadmaps: unknown[] }>('/session')).body.roadmaps.length;

describe('begun', () => {
  test('a school is told nothing of it, not even that it is there', async () => {
    const { id } = (await begin(imo)).body.proposal;
    expect(said(await begin(lyceum))).toBe('403 forbidden');
    expect(said(await open(lyceum, id))).toBe('403 forbidden');
    expect(said(await lyceum.get('/proposals'))).toBe('403 forbidden');
  });

  test('the same three times at once is begun once; another body under its id, and another’s, is refused', async () => {
    const id = uuid();
    const answers = await Promise.all([1, 2, 3].map(() => begin(imo, {}, id)));
    expect(answers.map(said)).toEqual(['200', '200', '200']);
    expect((await listed()).filter((one) => one.id === id)).toHaveLength(1);
    expect(said(await begin(imo, { grid: gridOf([report]) }, id))).toBe('409 conflict');
    expect(said(await begin(uo, {}, id))).toBe('409 conflict');
  });

  test('it is called as the table is, and says who began it', async () => {
    const { proposal, known } = (await begin(uo)).body;
    expect([proposal.title, proposal.begun.name, proposal.version]).toEqual([
      'План мероприятий на 2021 год',
      'Специалист управления образования',
      1,
    ]);
    expect(known.schools.map(({ id }) => id).sort()).toEqual(['education-centre', 'lyceum-4']);
  });
});

describe('saved', () => {
  test('428 without a version, 412 over another’s; the same again is the answer that was lost', async () => {
    const { id } = (await begin(imo)).body.proposal;
    const typed = { answers: { marks: true } };
    expect(said(await save(imo, id, typed, undefined))).toBe('428 unversioned');
    expect(said(await save(imo, id, typed, '"7"'))).toBe('412 stale');
    const [first, second] = [await save(uo, id, typed, '"1"'), await save(uo, id, typed, '"1"')];
    expect([said(first), first.etag, said(second), second.etag]).toEqual([
      '200',
      '"2"',
      '200',
      '"2"',
    ]);
    expect(said(await save(imo, id, { answers: { marks: false } }, '"1"'))).toBe('412 stale');
    expect(first.body.changed.name).toBe('Специалист управления образования');
  });

  test('a title that was changed is that of the list', async () => {
    const { id } = (await begin(imo)).body.proposal;
    await save(imo, id, { edits: [{ what: 'title', title: 'Другое название' }] }, '"1"');
    expect((await listed()).find((one) => one.id === id)?.title).toBe('Другое название');
  });

  test('what is no change, and what is there no more, is refused', async () => {
    const { id } = (await begin(imo)).body.proposal;
    const strange = [{ what: 'owes', measure: '1.1' }] as never;
    expect(said(await save(imo, id, { edits: strange }, '"1"'))).toBe('422 invalid');
    expect(said(await save(imo, uuid(), {}, '"1"'))).toBe('404 absent');
  });
});

describe('thrown away', () => {
  test('in the version that was seen; twice is once; saving it takes it up again', async () => {
    const { id } = (await begin(imo)).body.proposal;
    const drop = (ifMatch: string) => imo.delete<ProposalHeading>(`/proposals/${id}`, { ifMatch });
    expect(said(await drop('"9"'))).toBe('412 stale');
    const gone = await drop('"1"');
    expect([said(gone), gone.etag, said(await drop('"1"'))]).toEqual(['200', '"2"', '200']);
    expect((await listed()).some((one) => one.id === id)).toBe(false);
    expect(said(await save(imo, id, {}, gone.etag))).toBe('200');
    expect((await listed()).some((one) => one.id === id)).toBe(true);
  });
});

describe('approved', () => {
  test('an administrator prepares, and approves nothing', async () => {
    const { id } = (await begin(admin)).body.proposal;
    expect(said(await approve(admin, id))).toBe('403 forbidden');
  });

  test('with a question open it is refused, and the question is named', async () => {
    const grid = gridOf([order, unknown]);
    const { id } = (await begin(imo, { grid })).body.proposal;
    const refused = await approve(imo, id);
    expect([said(refused), fields(refused)]).toEqual([
      '422 invalid',
      ['answers.unknown-executor:ммц required'],
    ]);
    await save(imo, id, { grid, answers: { 'unknown-executor:ммц': 'imo' } }, '"1"');
    expect(said(await approve(imo, id, {}, '"2"'))).toBe('200');
  });

  test('without order, number and date it is refused at their fields', async () => {
    const { id } = (await begin(imo)).body.proposal;
    const told = fields(await approve(imo, id, { order: ' ', number: '', date: '2021-02-30' }));
    expect(told).toEqual(['order required', 'number required', 'date day']);
  });

  test('with a file that is not there, or is a school’s, it is refused at the file', async () => {
    const { id } = (await begin(imo)).body.proposal;
    const before = await plans();
    const foreign = (await upload(lyceum, 'lyceum-4', pdf('Приказ'))).body;
    for (const document of [foreign.id, 'a'.repeat(64)])
      for (const owner of ['lyceum-4', 'imo']) {
        const file = { owner, document, name: 'Приказ.pdf' };
        expect(fields(await approve(imo, id, { file }))).toEqual(['file unknown']);
      }
    expect(await plans()).toBe(before);
    const own = (await upload(imo, 'imo', pdf('Приказ № 15'))).body;
    const file = { owner: 'imo', document: own.id, name: 'Приказ.pdf' };
    expect(said(await approve(imo, id, { file }))).toBe('200');
  });

  test('over another version it is refused, and no road map comes of it', async () => {
    const { id } = (await begin(imo)).body.proposal;
    await save(uo, id, { answers: { marks: true } }, '"1"');
    const before = await plans();
    expect(said(await approve(imo, id))).toBe('412 stale');
    expect(await plans()).toBe(before);
  });

  test('what is no plan is refused by its state', async () => {
    const grid = gridOf([]);
    const { id } = (await begin(imo, { grid })).body.proposal;
    const refused = await approve(imo, id);
    expect([said(refused), refused.body.state]).toEqual(['409 state', 'unread']);
  });

  test('twice at once and once more it is one road map, and its tasks are issued once', async () => {
    const { id } = (await begin(imo)).body.proposal;
    const before = (await imo.get<{ roadmaps: { id: string }[] }>('/session')).body.roadmaps;
    const answers = await Promise.all([1, 2, 3].map(() => approve(imo, id)));
    for (const one of answers) expect(['200', '412 stale', '422 invalid']).toContain(said(one));
    const again = await approve(imo, id);
    expect(said(again)).toBe('200');
    await ground.idle();
    const after = (await imo.get<{ roadmaps: { id: string }[] }>('/session')).body.roadmaps;
    expect(after.length - before.length).toBe(1);
    const roadmap = again.body;
    expect(roadmap.approved).toMatchObject({ name: 'Методист ИМО', ground: by });
    const tasks = await tasksOf(roadmap.id);
    expect(tasks.map((task) => task.id).sort()).toEqual([
      'education-centre.2021.1.2',
      'lyceum-4.2021.1.2',
      'uo.2021.1.1',
    ]);
    expect((await tasksOf(roadmap.id, lyceum)).map((task) => task.due)).toEqual(['2021-10-01']);
    expect((await listed()).some((one) => one.id === id)).toBe(false);
  });

  test('an id that is taken is refused at its field, and the table of that road map stays', async () => {
    const saidBy = async () => (await imo.get('/roadmaps/2020-2022/editions/1')).text;
    const before = await saidBy();
    const { id } = (await begin(imo)).body.proposal;
    expect(fields(await approve(imo, id, { roadmap: '2020-2022' }))).toEqual(['roadmap taken']);
    expect(await saidBy()).toBe(before);
  });

  test('what was answered serves the next table', async () => {
    const grid = gridOf([unknown]);
    const first = (await begin(imo, { grid })).body.proposal;
    await save(imo, first.id, { grid, answers: { 'unknown-executor:ммц': 'tutors' } }, '"1"');
    expect(said(await approve(imo, first.id, {}, '"2"'))).toBe('200');
    const next = (await begin(imo, { grid })).body.proposal;
    expect(next.answers['unknown-executor:ммц']).toBe('tutors');
    expect((await approved(imo, grid)).measures[0]?.owes).toBe('tutors');
  });

  test('texts of the plan are those of the table, letter for letter', async () => {
    const odd = 'Отчёт «А»\nи  справка №\u00a05 — <b>не код</b>';
    const roadmap: Roadmap = await approved(
      imo,
      gridOf([['1', odd, 'до 01.06.2021', 'УО', 'Приказ']]),
    );
    expect(roadmap.measures[0]?.title).toBe(odd);
  });
});
