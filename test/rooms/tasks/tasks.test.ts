/** What one owes and takes part in, and nothing of what others do. */
import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '../../../functions/contract/problem.ts';
import type { Brief, TaskView } from '../../../functions/contract/tasks/task.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { issue } from '../../../functions/domain/tasks/issuing.ts';
import { accept, handIn, item, map, minutes, open, owed, review, upload } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const tutor = await ground.as('tutor');
const curator = await ground.as('curator');
const imo = await ground.as('imo');

type Page = { tasks: Brief[]; next?: string };
const listOf = async (who: Client) => (await who.get<Page>(`${map}/tasks`)).body.tasks;
const owners = (briefs: Brief[]) => [...new Set(briefs.map((brief) => brief.owes))].sort();

describe('what is foreign does not exist', () => {
  test('a foreign school’s task, one never issued, one of no shape: the same answer', async () => {
    const ids = [
      owed.centrePublication,
      'lyceum-4.2021.9.9',
      'lyceum-4.1999.1.3',
      'lyceum-4.2021.1.3%23x',
      '..%2f..%2fx',
      'x'.repeat(2000),
      '%00',
    ];
    const answers = [];
    for (const id of ids) answers.push(await open(lyceum, id));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(said(answers[0] as never)).toBe('404 absent');
  });

  test('a road map that is none, or cannot be one, is absent at every address, never empty', async () => {
    for (const id of ['none', 'a%23b', 'x'.repeat(3000), '%00', '2020-2022%23R%23x']) {
      expect(said(await imo.get(`/roadmaps/${id}`))).toBe('404 absent');
      expect(said(await imo.get(`/roadmaps/${id}/progress`))).toBe('404 absent');
      for (const rest of [
        'tasks',
        'queue',
        'drafts',
        'links',
        'evidence',
        'summaries',
        'casefiles',
      ])
        expect([rest, said(await imo.get(`/roadmaps/${id}/${rest}`))]).toEqual([
          rest,
          '404 absent',
        ]);
    }
  });

  test('a cursor that no page gave is unreadable', async () => {
    const made = (value: unknown) => btoa(encodeURIComponent(JSON.stringify(value)));
    const cursors = [
      '',
      'x',
      btoa('x'),
      made(1),
      made(['', '']),
      made(['TASK#x', '']),
      made(['', 'x']),
      made([{ S: 'x' }, 'x']),
      made(['x'.repeat(100), '\u0000']),
    ];
    for (const cursor of cursors) {
      const answer = await imo.get(`${map}/tasks?after=${encodeURIComponent(cursor)}`);
      expect(said(answer), cursor).toBe('400 unreadable');
    }
    expect((await imo.get(`${map}/tasks?after=${'x'.repeat(501)}`)).status).toBe(422);
    const foreign = made(['PERSON#x', 'PERSON#x']);
    const answer = await imo.get<Page>(`${map}/queue?after=${foreign}`);
    expect(JSON.stringify(answer.body)).not.toContain('@');
  });
});

describe('everybody sees their own', () => {
  test('a school: its own tasks, and those of offices in which schools take part', async () => {
    const briefs = await listOf(lyceum);
    expect(owners(briefs)).toEqual(['imo', 'lyceum-4', 'uo']);
    expect(
      briefs.every((brief) => brief.owes === 'lyceum-4' || brief.executors.includes('school')),
    ).toBe(true);
    expect(briefs.map((brief) => brief.id)).toContain(owed.meetings);
    expect(briefs.map((brief) => brief.id)).not.toContain(owed.notes);
    expect(await listOf(head)).toEqual(briefs);
  });

  test('a tutor: the schools that the right names, and offices where tutors take part', async () => {
    const briefs = await listOf(tutor);
    expect(owners(briefs)).toEqual(['education-centre', 'imo', 'lyceum-4']);
    const ofOffices = briefs.filter((brief) => brief.owes === 'imo');
    expect(new Set(ofOffices.map((brief) => brief.measure))).toEqual(new Set(['4.1', '4.5']));
  });

  test('a curator: the school that was given, no office', async () => {
    expect(owners(await listOf(curator))).toEqual(['education-centre']);
  });

  test('offices and those who watch: all 35', async () => {
    for (const person of ['imo', 'imo2', 'uo', 'admin', 'guest'] as const)
      expect(await listOf(await ground.as(person))).toHaveLength(35);
  });

  test('a list and its tasks never differ in what one may see', async () => {
    const all = (await listOf(imo)).map((brief) => brief.id);
    for (const who of [lyceum, centre, tutor, curator]) {
      const listed = new Set((await listOf(who)).map((brief) => brief.id));
      for (const id of all)
        expect([id, (await open(who, id)).status]).toEqual([id, listed.has(id) ? 200 : 404]);
    }
  });
});

describe('in an office’s task schools do not see each other', () => {
  const secret = 'Сведения только своей школы';
  const [mine, foreign] = [minutes(), minutes({ note: secret })];
  const seenBy = async (who: Client): Promise<TaskView> =>
    (await open(who, owed.meetings)).body.task;

  test('a co-executor sees 1.4, its own items and the office’s, not another school’s', async () => {
    const { id } = (await upload(centre, 'education-centre', pdf(), 'Чужой.pdf')).body;
    const documents = [{ document: id, owner: 'education-centre' }];
    const given = await handIn(centre, owed.meetings, [{ ...foreign, documents }], {
      comment: secret,
    });
    expect(given.body.task.items.map((one) => one.id)).toEqual([foreign.id]);
    const answer = await handIn(lyceum, owed.meetings, [mine]);
    expect(answer.text).not.toContain(secret);
    expect((await seenBy(lyceum)).items.map((one) => one.id)).toEqual([mine.id]);
    expect((await seenBy(centre)).items.map((one) => one.id)).toEqual([foreign.id]);
    expect((await seenBy(imo)).items).toHaveLength(2);
    const link = `${map}/tasks/${owed.meetings}/items/${foreign.id}/documents/${id}`;
    expect(said(await lyceum.get(link))).toBe('404 absent');
    expect(said(await centre.get(link))).toBe('200');
  });

  test('nor the comment that went with it, nor who handed it in', async () => {
    expect((await open(lyceum, owed.meetings)).text).not.toContain(secret);
    const list = await lyceum.get(`${map}/tasks`);
    expect(list.text).not.toContain('Координатор МБОУ «Центр');
    expect((await imo.get(`${map}/tasks`)).text).toContain('Координатор МБОУ «Центр');
    const acts = (await seenBy(lyceum)).acts;
    expect(acts.map((act) => act.by.side)).toEqual(['lyceum-4']);
  });

  test('nor may it mend what the other has to mend', async () => {
    const uo = await ground.as('uo');
    await review(uo, owed.meetings, [
      { item: foreign.id, verdict: 'returned', reason: 'unsigned' },
    ]);
    const answer = await handIn(lyceum, owed.meetings, [minutes({ replaces: foreign.id })]);
    expect(said(answer)).toBe('422 invalid');
  });

  test('the fact counts both', async () => {
    await review(imo, owed.meetings, [accept(mine.id)]);
    const brief = (await listOf(imo)).find((one) => one.id === owed.meetings);
    expect(brief?.indicators[0]).toMatchObject({ accepted: 1, waiting: 0 });
  });
});

describe('tasks are issued once', () => {
  test('issuing again changes nothing', async () => {
    const before = await listOf(imo);
    expect(await issue(contextOf(ground.house), '2020-2022')).toEqual([]);
    await ground.tick();
    expect(await listOf(imo)).toEqual(before);
  });

  test('a road map that is not there has nothing to issue', async () => {
    await expect(issue(contextOf(ground.house), 'none')).rejects.toThrow(Problem);
  });

  test('6 in 2020, 16 in 2021, 13 in 2022, each with its term', async () => {
    const briefs = await listOf(imo);
    const ofYear = (year: number) => briefs.filter((brief) => brief.within === String(year)).length;
    expect([2020, 2021, 2022].map(ofYear)).toEqual([6, 16, 13]);
    const due = (id: string) => briefs.find((brief) => brief.id === id)?.due;
    expect(due('imo.2021.1.2')).toBe('2021-02-28');
    expect(due(owed.seminar)).toBe('2021-05-31');
    expect(due(owed.publication)).toBe('2021-12-31');
  });

  test('measure 1.1 counts schools: one list may count for two', async () => {
    const uo = await ground.as('uo');
    const list = item({ indicator: '1.1/1', kind: 'school-list', counts: 2 });
    expect(said(await handIn(uo, owed.schools, [list]))).toBe('200');
    await review(imo, owed.schools, [accept(list.id)]);
    const brief = (await listOf(imo)).find((one) => one.id === owed.schools);
    expect(brief?.indicators[0]).toMatchObject({ target: 2, accepted: 2 });
  });
});
