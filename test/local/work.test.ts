/**
 * The demonstration starts with work in it: whoever signs in sees each state that a report can stand in, made by the verbs of
 * the house before its day. A second start adds nothing, and what people do meanwhile stays.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { dayOf, endOf } from '../../functions/contract/days.ts';
import type { Document } from '../../functions/contract/documents/document.ts';
import type { Phrase } from '../../functions/contract/phrases.ts';
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import type { ReadySummary, Summary } from '../../functions/contract/summaries/summary.ts';
import { taskAt } from '../../functions/contract/tasks/fold.ts';
import type { Brief, KeptTask } from '../../functions/contract/tasks/task.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { all } from '../../functions/domain/tasks/reading.ts';
import { beginningOf } from '../../infra/local/begin.ts';
import { story } from '../../infra/local/story.ts';
import { act } from '../../infra/local/work.ts';
import { map, type Opened, open } from '../acts.ts';
import { type Client, said, stand } from '../ground.ts';
import { sealedBy } from '../rooms/summaries/sealed.ts';

const ground = await stand({ demo: 'whole' });
await ground.tick();
afterAll(ground.stop);
const [lyceum, centre, imo, uo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
  ground.as('uo'),
]);
const today = '2021-05-15';

const kept = () => all(contextOf(ground.house), '2020-2022');
const summaries = async () => (await sealedBy(imo).pages()).flat();
const letters = () => ground.letters(200).map(({ to, subject }) => `${to} ${subject}`);
const taskOf = async (who: Client, id: string) => (await open(who, id)).body.task;
const notes = async (who: Client) =>
  (await who.get<{ drafts: DraftNote[] }>(`${map}/drafts`)).body.drafts;

describe('what stands when it starts', () => {
  test('reports in each state, and cells of the plan in each', async () => {
    const tasks: string[] = [];
    let after = '';
    do {
      const page = await imo.get<{ tasks: Brief[]; next?: string }>(`${map}/tasks${after}`);
      tasks.push(...page.body.tasks.map(({ id }) => id));
      after = page.body.next ? `?after=${page.body.next}` : '';
    } while (after);
    const states = await Promise.all(tasks.map(async (id) => (await taskOf(imo, id)).state));
    expect([...new Set(states)].sort()).toEqual(
      ['ahead', 'done', 'not-held', 'open', 'overdue', 'returned', 'waiting'].sort(),
    );
    const { body } = await lyceum.get<{ indicators: { cells: { state: string }[] }[] }>(
      `${map}/progress`,
    );
    const cells = body.indicators.flatMap((one) => one.cells.map(({ state }) => state));
    expect([...new Set(cells)].sort()).toEqual(
      [
        ...['done', 'handed-in', 'partial', 'in-progress', 'not-done', 'not-held'],
        ...['not-due', 'not-planned'],
      ].sort(),
    );
  });

  test('a return says why, and the lyceum has a draft and an answer to its question', async () => {
    const returned = await taskOf(lyceum, 'lyceum-4.2021.1.3');
    expect(returned.items.map(({ state, verdict }) => [state, verdict?.reason])).toEqual([
      ['returned', 'wrong-year'],
    ]);
    expect(returned.items[0]?.verdict?.comment).toMatch(/2021 года/);
    const { phrases } = (await imo.get<{ phrases: Phrase[] }>('/phrases')).body;
    expect(phrases.map(({ reason }) => reason).sort()).toEqual(['incomplete', 'unsigned']);
    const { body } = await open(lyceum, 'lyceum-4.2021.2.3');
    expect(body.draft?.items.map(({ note }) => note)).toEqual(['Листы заполнил 31 педагог из 34.']);
    expect(body.task.acts.map(({ act, by }) => [act, by.side])).toEqual([
      ['say', 'lyceum-4'],
      ['say', 'imo'],
    ]);
    expect((await notes(lyceum)).map(({ task }) => task)).toEqual(['lyceum-4.2021.2.3']);
  });

  test('the centre has mended, entered later, and says why it owes; a term has moved', async () => {
    const mended = await taskOf(centre, 'education-centre.2021.1.3');
    expect(mended.items.map(({ state }) => state)).toEqual(['replaced', 'waiting']);
    const owes = await taskOf(centre, 'education-centre.2020.3.1');
    expect([owes.state, owes.explained?.until]).toEqual(['overdue', '2021-06-15']);
    const moved = await taskOf(uo, 'uo.2021.4.7');
    expect([moved.due, moved.extended?.before]).toEqual(['2021-06-18', '2021-05-31']);
  });

  test('what waits longest waits for some working days, and each office has something to decide', async () => {
    const queue = async (who: Client) =>
      (await who.get<{ tasks: Brief[] }>(`${map}/queue`)).body.tasks;
    expect(
      (await queue(imo)).map(({ id, waitingSince = '' }) => [id, dayOf(waitingSince)]),
    ).toEqual([
      ['uo.2021.2.2', '2021-05-11'],
      ['education-centre.2021.1.3', '2021-05-12'],
      ['education-centre.2020.1.3', '2021-05-13'],
      ['education-centre.2021.2.3', '2021-05-13'],
      ['imo.2021.4.4', '2021-05-13'],
    ]);
    const review = await uo.get<Opened>(`${map}/tasks/imo.2021.4.4`);
    expect(review.body.may.review.map(({ id }) => id)).toEqual(['uo']);
  });

  test('evidence is of every kind: pages, papers that were looked through, a ground, two sides of one report', async () => {
    const tasks = await kept();
    const items = tasks.flatMap((task) => taskAt(task).items);
    expect(items.some(({ link }) => link)).toBe(true);
    expect(items.flatMap(({ ground }) => ground ?? [])).toEqual(['cancelled']);
    const audit = await taskOf(imo, 'imo.2021.4.1');
    expect(audit.items.map(({ by, state }) => [by.side, state])).toEqual([
      ['imo', 'accepted'],
      ['tutors', 'accepted'],
    ]);
    const papers = items.flatMap(({ documents }) => documents);
    expect(new Set(papers.map(({ name }) => name.split('.')[1]))).toEqual(new Set(['pdf', 'docx']));
    for (const owner of ['uo', 'imo', 'tutors', 'lyceum-4', 'education-centre']) {
      const { body } = await imo.get<{ documents: Document[] }>(`/documents/${owner}`);
      const own = papers.filter((one) => one.owner === owner);
      expect(body.documents.map(({ id }) => id).sort(), owner).toEqual(
        [...new Set(own.map(({ document }) => document))].sort(),
      );
      for (const { state, about } of body.documents)
        expect([state, about?.kind], owner).toEqual(['stored', expect.any(String)]);
    }
  });

  test('all of it was done before the day, and nobody judged what they handed in', async () => {
    for (const task of await kept()) {
      expect(dayOf(task.issuedAt), task.measure).toBe('2020-10-12');
      const { items, acts } = taskAt(task);
      for (const { at } of acts) expect(at > task.issuedAt && dayOf(at) < today).toBe(true);
      for (const { verdict, by } of items) expect(verdict?.by.side).not.toBe(by.side);
    }
  });

  test('the letters of the last days lie there, and no others', () => {
    const subjects = letters().map((one) => one.replace(/: .*/, ''));
    expect(subjects).toHaveLength(11);
    expect(new Set(subjects)).toEqual(
      new Set([
        ...['licey4@opora.example Вернули отчёт по п. 1.3 за 2021 год'],
        ...['centr@opora.example Вернули отчёт по п. 1.3 за 2021 год'],
        ...['tutor@opora.example Приняли отчёт по п. 4.1 за 2021 год'],
        ...['licey4', 'metodist', 'nachalnik.imo'].map((to) => `${to}@opora.example Сообщение`),
        'uo@opora.example Назначен срок',
        ...['metodist', 'nachalnik.imo'].map((to) => `${to}@opora.example Сводка готова`),
      ]),
    );
  });
});

/** What is accepted of an indicator, reckoned anew: of each kind, the least. */
function recount(
  tasks: KeptTask[],
  indicator: string,
  period: string,
  known: string,
  asOf: string,
) {
  let sum = 0;
  for (const task of tasks.filter((one) => one.period === period)) {
    const wanted = task.indicators.find(({ id }) => id === indicator);
    if (!wanted) continue;
    const accepted = taskAt(task, known).items.filter(
      (one) => one.state === 'accepted' && !one.ground && one.fulfilled <= asOf,
    );
    const ofKind = (kind: string) =>
      accepted
        .filter((one) => one.indicator === indicator && one.kind === kind)
        .reduce((all, { counts }) => all + counts, 0);
    sum += Math.min(...wanted.kinds.map(ofKind));
  }
  return sum;
}

test('two summaries of ИМО are sealed, of two days, and their figures are those of a recount', async () => {
  const made = (await summaries()).filter(({ nightly }) => !nightly);
  const facts: number[] = [];
  expect(made.map(({ asOf, day, by, state }) => [asOf, day, by, state])).toEqual([
    ['2021-05-13', '2021-05-14', 'Методист ИМО', 'ready'],
    ['2021-03-31', '2021-04-01', 'Начальник ИМО', 'ready'],
  ]);
  const tasks = await kept();
  for (const one of made as ReadySummary[]) {
    const { rows, debts } = await sealedBy(imo).contentOf(one);
    const known = endOf(dayOf(one.known));
    let sum = 0;
    for (const { indicator, cells } of rows)
      for (const { period, fact, plan } of cells) {
        const counted = recount(tasks, indicator, period, known, one.asOf);
        expect(fact ?? 0, `${one.asOf} ${indicator} ${period}`).toBe(plan === null ? 0 : counted);
        sum += counted;
      }
    facts.push(sum);
    // What came to be known after it was asked for is not in it, though it was made later.
    const waits = rows.flatMap(({ cells }) => cells).some(({ waiting }) => waiting > 0);
    expect(waits, one.asOf).toBe(one === made[0]);
    expect(debts.map(({ task }) => task).sort(), one.asOf).toEqual(
      [
        ...(one === made[0] ? ['lyceum-4.2021.1.3'] : ['education-centre.2020.1.3']),
        ...['education-centre.2020.3.1', 'imo.2021.1.2'],
      ].sort(),
    );
  }
  const [later = 0, earlier = 0] = facts;
  expect(later).toBeGreaterThan(earlier);
  expect(earlier).toBeGreaterThan(0);
});

test('a second start adds nothing, and what people did meanwhile stays', async () => {
  const draft = await open(lyceum, 'lyceum-4.2021.2.3');
  const typed = { ...draft.body.draft, items: [], comment: 'Справка готова.' };
  const { submission, items, comment } = typed;
  const saved = await lyceum.put(
    `${map}/tasks/lyceum-4.2021.2.3/draft`,
    { submission, items, comment },
    { ifMatch: `"${draft.body.draftVersion}"` },
  );
  expect(said(saved)).toBe('200');
  const stands = async (): Promise<unknown> => ({
    tasks: await kept(),
    summaries: (await summaries()).map(({ version, ...one }: Summary) => [version, one]),
    drafts: (await open(lyceum, 'lyceum-4.2021.2.3')).body.draft,
    documents: (await imo.get('/documents/uo')).body,
    letters: letters(),
    phrases: (await imo.get('/phrases')).body,
  });
  const before = await stands();
  await beginningOf('')?.load(ground.house);
  // A load that was cut off before its end comes by all of it once more.
  for (const done of story) await act(ground.house, done);
  await ground.tick();
  expect(await stands()).toEqual(before);
});
