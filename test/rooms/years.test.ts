/**
 * Records of release 0.5, when plans, case files and summaries counted in years: they are read as today's are, rewritten, and
 * nothing of them is lost. What was sealed then keeps its seal and is shown.
 */
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Casefile } from '../../functions/contract/casefiles/casefile.ts';
import type { Chosen } from '../../functions/contract/casefiles/selection.ts';
import { RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import { contentOf } from '../../functions/contract/summaries/older.ts';
import { Content, type ReadySummary } from '../../functions/contract/summaries/summary.ts';
import type { Act } from '../../functions/contract/tasks/acts.ts';
import type { IndicatorProgress } from '../../functions/contract/tasks/cells.ts';
import { taskId } from '../../functions/contract/tasks/ids.ts';
import type { Brief, KeptTask } from '../../functions/contract/tasks/task.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { rewriteOnce } from '../../functions/domain/rewriting.ts';
import { recountAll } from '../../functions/domain/tasks/issuing.ts';
import { keys } from '../../functions/store/keys.ts';
import { roadmap } from '../../infra/data/reference.ts';
import { accept, map, type Opened, open, owed, review, sha256 } from '../acts.ts';
import { said, stand } from '../ground.ts';

type Lies = Record<string, unknown> & { pk: string; sk: string };
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../shapes/${name}`, import.meta.url), 'utf8'));
const records = read('0.5.json') as Lies[];
const of = <T>(what: string) =>
  records.find(({ sk }) => sk.startsWith(what)) as unknown as T & Lies;
const plan = of<{ years: number[]; measures: { number: string; numberRaw: string }[] }>('ROADMAP#');
const summary = of<Omit<ReadySummary, 'totals'> & { totals: { year: number; states: object }[] }>(
  'SUMMARY#',
);
const casefile = of<{ id: string; selection: { year: number } }>('CASEFILE#');
const sealed = read('0.5.summary.json');

// The demonstration of today, and over it what lay in the table of then.
const ground = await stand();
afterAll(ground.stop);
const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const TableName = ground.house.config.table;
const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName, Item }));
const lying = ({ pk, sk }: Lies) =>
  client.send(new GetCommand({ TableName, Key: { pk, sk } })).then(({ Item }) => Item);
beforeAll(async () => {
  for (const record of records) await put(record);
});
const imo = await ground.as('imo');
const lyceum = await ground.as('lyceum');

/** All that people see of the old records, whether they were rewritten or not. */
async function stands() {
  const { version, approved, ...document } = (await imo.get<Record<string, unknown>>(map)).body;
  expect(document).toEqual(roadmap);
  expect(approved).toMatchObject({ name: 'Специалист управления образования' });
  const task = (await open(lyceum, owed.publication)).body.task;
  expect(task).toMatchObject({
    ...{ period: '2021', within: '2021', words: '2021 год', begins: '2021-01-01' },
    ...{ label: '1.3', labelRaw: '1.3', section: 0, due: '2021-12-31' },
  });
  expect(task.items.map(({ state }) => state)).toEqual(['accepted']);
  const { body: list } = await imo.get<{ summaries: ReadySummary[] }>(`${map}/summaries`);
  const { sha256: seal, files, known } = summary;
  expect(list.summaries).toEqual([
    expect.objectContaining({
      ...{ id: summary.id, sha256: seal, files, known },
      totals: summary.totals.map(({ year, states }) => ({ period: String(year), states })),
    }),
  ]);
  const own = await lyceum.get<{ casefiles: Casefile[] }>(`${map}/casefiles?side=lyceum-4`);
  expect(own.body.casefiles).toMatchObject([
    { id: casefile.id, selection: { period: '2021', side: 'lyceum-4' } },
  ]);
  const draft = (await lyceum.get<Opened>(`${map}/tasks/${owed.selfAssessment}`)).body.draft;
  expect(draft?.items).toMatchObject([{ note: 'Справка у завуча' }]);
}

describe('before anything is rewritten', () => {
  test('a plan, a task, a draft, lists of summaries and case files say what they said', stands);

  test('a fact of a year is the fact of its period', async () => {
    const { body } = await imo.get<{ indicators: IndicatorProgress[] }>(`${map}/progress`);
    const cells = body.indicators.find(({ indicator }) => indicator === '1.3/1')?.cells;
    expect(cells?.map(({ period, fact }) => [period, fact])).toEqual([
      ['2020', 0],
      ['2021', 1],
      ['2022', 0],
    ]);
  });

  test('what waits is found and decided, and evidence is chosen by its period', async () => {
    const queue = (await imo.get<{ tasks: Brief[] }>(`${map}/queue`)).body.tasks;
    expect(queue.map(({ id, words }) => [id, words])).toEqual([
      [owed.centrePublication, '2021 год'],
    ]);
    for (const [side, task] of [
      ['lyceum-4', owed.publication],
      ['education-centre', owed.centrePublication],
    ]) {
      const found = await imo.get<{ evidence: Chosen[] }>(
        `${map}/evidence?side=${side}&period=2021&measure=1.3`,
      );
      expect(found.body.evidence.map(({ task, words }) => [task, words])).toEqual([
        [task, '2021 год'],
      ]);
    }
    const kept = of<{ acts: [Act & { act: 'hand-in' }] }>('TASK#education-centre#2021#1.3');
    const [{ items }] = kept.acts;
    const decided = await review(imo, owed.centrePublication, [accept(items[0]?.id ?? '')]);
    expect(said(decided)).toBe('200');
  });
});

describe('rewriting', () => {
  test('brings every record to today’s shape, once', async () => {
    const ctx = () => contextOf(ground.house);
    await put({ ...keys.shapes('kislovodsk'), shapes: 'roadmap:1' });
    expect(await rewriteOnce(ctx())).toBeGreaterThanOrEqual(3);
    const shapes = [plan, summary, casefile].map(async (one) => (await lying(one))?.shape);
    expect(await Promise.all(shapes)).toEqual([2, 3, 4]);
    expect(await lying(plan)).not.toHaveProperty('years');
    expect((await lying(casefile))?.brief).toMatchObject({ selection: { period: '2021' } });
    expect(await rewriteOnce(ctx())).toBe(0);
    expect(await recountAll(ctx(), '2020-2022')).toEqual([]);
  });

  test('loses nothing', stands);
});

describe('the plan', () => {
  test('of the first shape is today’s, with every letter of its document', () => {
    const { version, approved, pk, sk, mark, shape, about, ...rest } = plan;
    expect(RoadmapDocument.parse(roadmap)).toEqual(roadmap);
    expect(roadmap.measures.map(({ label, labelRaw }) => [label, labelRaw])).toEqual(
      plan.measures.map(({ number, numberRaw }) => [number, numberRaw]),
    );
    // Whatever text stood there, stands there: nothing is typed anew.
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
    };
    const now = new Set(texts(roadmap));
    expect(texts(rest).filter((text) => !now.has(text) && text !== 'each-year')).toEqual([]);
  });

  test('asks for the same 35 tasks, by the same ids and the same days', async () => {
    const tasks = (await imo.get<{ tasks: Brief[] }>(`${map}/tasks`)).body.tasks;
    const before = read('0.2.json') as (KeptTask & { id: string; year: number } & Lies)[];
    const then = before.filter(({ sk }) => sk.startsWith('TASK#'));
    expect(then).toHaveLength(35);
    expect(tasks.map(({ id, due }) => `${id} ${due}`).sort()).toEqual(
      then.map(({ id, due }) => `${id} ${due}`).sort(),
    );
    for (const { owes, period, measure, id } of tasks)
      expect(taskId({ owes, period, measure })).toBe(id);
  });
});

describe('a summary that was sealed', () => {
  const shown = contentOf(sealed);

  test('keeps its seal, letter for letter', () => {
    expect(sha256(JSON.stringify(sealed))).toBe(summary.sha256);
  });

  test('is shown as today’s are: periods, labels, papers', () => {
    expect(shown).toMatchObject(Content.parse(shown));
    expect(new Set(shown.rows.map(({ aggregation }) => aggregation))).toEqual(
      new Set(['each', 'sum']),
    );
    expect(shown.roadmap.periods.map(({ words }) => words)).toEqual([
      '2020 год',
      '2021 год',
      '2022 год',
    ]);
    expect(shown.roadmap.columns.map(({ words }) => words)).toEqual(sealed.roadmap.columns);
    expect(shown.sections.map(({ label }) => label)).toEqual(['1', '2', '3', '4']);
    expect(new Set(shown.rows.map(({ section }) => shown.sections[section]?.label))).toEqual(
      new Set(['1', '2', '3', '4']),
    );
  });

  test('says every figure, state and debt that it said', () => {
    type Row = { numberRaw: string; cells: { year: number; fact: number; state: string }[] };
    expect(
      shown.rows.map(({ labelRaw, cells }) => [
        labelRaw,
        ...cells.map(({ period, fact, state }) => [period, fact, state]),
      ]),
    ).toEqual(
      (sealed.rows as Row[]).map(({ numberRaw, cells }) => [
        numberRaw,
        ...cells.map(({ year, fact, state }) => [String(year), fact, state]),
      ]),
    );
    type Dated = { task: string; year: number };
    expect(shown.debts.map(({ task, words }) => [task, words])).toEqual(
      (sealed.debts as Dated[]).map(({ task, year }) => [task, `${year} год`]),
    );
    expect(
      shown.matrix.flatMap(({ tasks }) => tasks.map(({ task, period }) => [task, period])),
    ).toEqual(
      (sealed.matrix as { tasks: Dated[] }[]).flatMap(({ tasks }) =>
        tasks.map(({ task, year }) => [task, String(year)]),
      ),
    );
  });

  test('one of today is shown as it is', () => {
    const today = { ...shown, asOf: '2021-05-14' };
    expect(contentOf(today)).toBe(today);
  });
});
