/**
 * Records of release 0.2, of every kind, as they lay in the table: they are read, rewritten, and nothing of them is lost;
 * a record that nobody can read harms nothing beside it.
 */
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Chosen } from '../../functions/contract/casefiles/selection.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import type { Act } from '../../functions/contract/tasks/acts.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { rewriteOnce } from '../../functions/domain/rewriting.ts';
import { recountAll } from '../../functions/domain/tasks/issuing.ts';
import { keys } from '../../functions/store/keys.ts';
import { map, type Opened, open } from '../acts.ts';
import { said, stand } from '../ground.ts';

type Record02 = Record<string, unknown> & { pk: string; sk: string };
type Item02 = {
  id: string;
  submission: string;
  replaces?: string;
  verdict?: { verdict: 'accepted' | 'returned'; review: string; comment?: string };
};
const file = new URL('../shapes/0.2.json', import.meta.url);
const records = JSON.parse(readFileSync(file, 'utf8')) as Record02[];
const tasks02 = records.filter(({ sk }) => sk.startsWith('TASK#'));

const ground = await stand({ demo: 'bare' });
afterAll(ground.stop);
const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const put = (Item: Record<string, unknown>) =>
  client.send(new PutCommand({ TableName: ground.house.config.table, Item }));
/** All that lies in the partitions of the old records. */
const lying = async () => {
  const partitions = [...new Set(records.map(({ pk }) => pk))];
  const found = partitions.map((pk) =>
    client.send(
      new QueryCommand({
        TableName: ground.house.config.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    ),
  );
  return (await Promise.all(found)).flatMap(({ Items }) => Items as Record02[]);
};
beforeAll(async () => {
  for (const record of records) await put(record);
});

/** Where an item stood by the rule of 0.2. */
const stood = (item: Item02, items: Item02[]) => {
  if (!item.verdict) return 'waiting';
  if (item.verdict.verdict === 'accepted') return 'accepted';
  return items.some((one) => one.replaces === item.id) ? 'replaced' : 'returned';
};

const everyTask = async () => {
  const imo = await ground.as('imo');
  return Promise.all(
    tasks02.map(async (old) => ({ old, now: (await open(imo, String(old.id))).body.task })),
  );
};

/** Each task says what it said: items, states, verdicts, comments, who did what when. */
async function tasksStand() {
  for (const { old, now } of await everyTask()) {
    const items = old.items as Item02[];
    const { owner, title, due, year } = old;
    expect(now).toMatchObject({ owner, title, due, period: String(year), words: `${year} год` });
    expect(now.items.map(({ id, state }) => [id, state])).toEqual(
      items.map((item) => [item.id, stood(item, items)]),
    );
    now.items.forEach((item, place) => {
      const { verdict, ...rest } = items[place] as Item02;
      expect(item).toMatchObject(rest);
      if (verdict) expect(item.verdict).toEqual(verdict);
    });
    const acts = old.acts as { id: string; by: unknown; at: string; comment?: string }[];
    expect(now.acts.map(({ id, by, at, comment }) => ({ id, by, at, comment }))).toEqual(
      acts.map(({ id, by, at, comment }) => ({ id, by, at, comment })),
    );
  }
}

describe('before anything is rewritten', () => {
  test('every task stands as it stood', tasksStand);

  test('lists, the queue, evidence and schools show what they showed', async () => {
    const imo = await ground.as('imo');
    const list = (await imo.get<{ tasks: Brief[] }>(`${map}/tasks`)).body.tasks;
    const briefs = tasks02.map(({ brief }) => brief as Brief);
    expect(list).toHaveLength(35);
    for (const brief of briefs)
      expect(list.find(({ id }) => id === brief.id)).toMatchObject({
        owner: brief.owner,
        indicators: brief.indicators,
        waiting: brief.waiting,
        returned: brief.returned,
      });
    const queue = (await imo.get<{ tasks: Brief[] }>(`${map}/queue`)).body.tasks;
    expect(queue.map(({ id }) => id).sort()).toEqual(
      briefs.flatMap(({ id, waiting }) => (waiting > 0 ? [id] : [])).sort(),
    );
    const found = await imo.get<{ evidence: Chosen[] }>(
      `${map}/evidence?side=lyceum-4&period=2021&measure=1.3`,
    );
    expect(found.body.evidence.map(({ attempt }) => attempt)).toContain(2);
    const { body } = await imo.get<{ schools: School[] }>('/schools');
    expect(body.schools.map(({ name }) => name)).toHaveLength(2);
  });

  test('a draft waits for its author', async () => {
    const old = records.find(({ sk }) => sk.startsWith('DRAFT#')) as Record02;
    const centre = await ground.as('centre');
    const { body } = await centre.get<Opened>(`${map}/tasks/${old.task}`);
    expect(body.draft).toMatchObject({ items: old.items, comment: old.comment });
    expect(body.draftVersion).toBe(old.version);
  });
});

describe('rewriting', () => {
  test('brings every record to today’s shape, once', async () => {
    const ctx = () => contextOf(ground.house);
    expect(await rewriteOnce(ctx())).toBeGreaterThan(35);
    const first = await lying();
    expect(await rewriteOnce(ctx())).toBe(0);
    expect(await lying()).toEqual(first);
    for (const old of tasks02)
      expect(first.find(({ sk }) => sk === old.sk)).toMatchObject({
        shape: 3,
        period: String(old.year),
      });
    expect(await recountAll(ctx(), '2020-2022')).toEqual([]);
  });

  test('loses nothing: every task, draft and list stands as before', async () => {
    await tasksStand();
    const centre = await ground.as('centre');
    const head = await ground.as('lyceum');
    const notes = await centre.get<{ drafts: unknown[] }>(`${map}/drafts`);
    expect(notes.body.drafts).toMatchObject([
      { task: 'education-centre.2021.1.3', by: { name: 'Координатор МБОУ «Центр образования»' } },
    ]);
    expect((await head.get<{ drafts: unknown[] }>(`${map}/drafts`)).body.drafts).toEqual([]);
  });

  test('counts what each side has, so the road map shows facts', async () => {
    const imo = await ground.as('imo');
    type Cell = { period: string; fact: number };
    const { body } = await imo.get<{ indicators: { indicator: string; cells: Cell[] }[] }>(
      `${map}/progress`,
    );
    const cells = body.indicators.find(({ indicator }) => indicator === '1.3/1')?.cells;
    expect(cells?.find(({ period }) => period === '2021')?.fact).toBe(1);
  });
});

test('a task of 0.4 says by name who waits, and by id once it is rewritten', async () => {
  const file = new URL('../shapes/0.4.json', import.meta.url);
  const [old] = JSON.parse(readFileSync(file, 'utf8')) as [Record02 & { acts: [Act] }];
  await put(old);
  const imo = await ground.as('imo');
  const waits = async () => {
    const { tasks } = (await imo.get<{ tasks: Brief[] }>(`${map}/queue`)).body;
    return tasks.find(({ id }) => id === 'lyceum-4.2021.2.3')?.waitingFrom;
  };
  const { id, name } = old.acts[0].by;
  expect(await waits()).toEqual([{ id: '', name }]);
  await put({ ...keys.shapes('kislovodsk'), shapes: 'task:2' });
  expect(await rewriteOnce(contextOf(ground.house))).toBeGreaterThan(0);
  expect(await waits()).toEqual([{ id, name }]);
});

test('a record that cannot be read harms nothing beside it, and is reported', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = records
    .filter(({ sk }) => /^(TASK|DOCUMENT|SCHOOL|PERSON|SUMMARY|CASEFILE|LINK)#/.test(sk))
    .filter(
      ({ sk }, place, all) =>
        all.findIndex((one) => one.sk.split('#')[0] === sk.split('#')[0]) === place,
    )
    .map((record) => ({
      pk: record.pk,
      sk: `${record.sk.replace(/[^#]+$/, '')}zzz-broken`,
      ...(record.briefs !== undefined && { briefs: `${record.briefs}-broken`, brief: { id: 7 } }),
      ...(record.waiting !== undefined && {
        waiting: `${record.waiting}-broken`,
        brief: { id: 7 },
      }),
      version: 'x',
    }));
  expect(broken.length).toBe(7);
  for (const record of broken) await put(record);
  await put({ pk: 'M#kislovodsk', sk: 'ROADMAP#zzz-broken', id: 'zzz-broken', version: 1 });
  const imo = await ground.as('imo');
  const asked = [
    '/schools',
    `${map}/tasks`,
    `${map}/queue`,
    `${map}/summaries`,
    `${map}/casefiles`,
  ];
  for (const path of [...asked, `${map}/links`, `${map}/progress`, `${map}/evidence`, '/site'])
    expect([path, said(await imo.get(path))]).toEqual([path, '200']);
  expect(said(await (await ground.as('admin')).get('/people'))).toBe('200');
  expect((await imo.get<{ tasks: Brief[] }>(`${map}/tasks`)).body.tasks).toHaveLength(35);
  await ground.tick();
  const reports = told.mock.calls.map(([one]) => String(one?.unreadable ?? ''));
  for (const { pk, sk } of broken) expect(reports).toContain(`${pk} ${sk}`);
  const failed = told.mock.calls.filter(([one]) => /не выполнено/.test(String(one)));
  expect(failed).toEqual([]);
  told.mockRestore();
});
