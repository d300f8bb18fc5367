/**
 * The first load may be cut off anywhere: the next start goes on where it stopped, and nothing is loaded twice. Work comes only
 * where the demonstration began with it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contextOf, type House } from '../../functions/domain/context.ts';
import { personId } from '../../functions/domain/people/kind.ts';
import { openSession, recognise } from '../../functions/domain/people/sessions.ts';
import * as schools from '../../functions/domain/schools.ts';
import { all } from '../../functions/domain/tasks/reading.ts';
import { municipality } from '../../infra/data/reference.ts';
import { type Beginning, beginningOf } from '../../infra/local/begin.ts';
import { demonstrationDay, loadEmpty } from '../../infra/local/demo.ts';
import { type Ground, startGround } from '../../infra/local/ground.ts';
import { story } from '../../infra/local/story.ts';

const site = 'http://localhost:3000';
const whole = beginningOf('') as Beginning;
let ground: Ground;
let root = '';
/** A ground of its own for each test: what comes first to it is what it is about. */
async function fresh(today = demonstrationDay): Promise<void> {
  root = mkdtempSync(join(tmpdir(), 'opora-demo-'));
  ground = await startGround({ root, site, municipality: municipality.id, today });
}
afterEach(async () => {
  await ground.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

/** The house whose table breaks after so many writes. */
function cutAfter(writes: number): House {
  let left = writes;
  const breaking = <A extends unknown[], R>(act: (...args: A) => R) => {
    return (...args: A): R => {
      if (left-- <= 0) throw new Error('cut off');
      return act(...args);
    };
  };
  const { table } = ground.house;
  return {
    ...ground.house,
    table: {
      ...table,
      create: breaking(table.create),
      replace: breaking(table.replace) as typeof table.replace,
      put: breaking(table.put),
    },
  };
}

/** Cuts a load off after so many writes, more each time by `more`, until it comes through; gives how often that was. */
async function cutting(load: (house: House) => Promise<void>, more: number): Promise<number> {
  for (let cuts = 0; cuts < 100; cuts++) {
    const fault = await load(cutAfter(1 + cuts * more)).catch(String);
    if (fault === undefined) return cuts;
    expect(fault).toBe('Error: cut off');
  }
  throw new Error('It never comes through');
}

/** What lies there of acts: how many each task has. */
const acts = async () =>
  (await all(contextOf(ground.house), '2020-2022')).map((task) => task.acts.length);
const sum = (counts: number[]) => counts.reduce((one, other) => one + other, 0);

test('people and plan, cut off after every write in turn, are loaded whole in the end', async () => {
  await fresh();
  expect(await cutting(loadEmpty, 1)).toBeGreaterThan(10);
  await loadEmpty(ground.house);
  ground.ask({ job: 'tick' });
  await ground.idle();
  const ctx = contextOf(ground.house);
  expect((await schools.all(ctx)).map((school) => [school.id, school.version])).toEqual([
    ['education-centre', 1],
    ['lyceum-4', 1],
  ]);
  expect(await acts()).toEqual(Array(35).fill(0));
  const admin = personId(municipality.id, 'admin@opora.example');
  expect(await recognise(ground.house, await openSession(ground.house, admin))).toBeDefined();
});

test('work, cut off after some writes more each time, is loaded whole and once', async () => {
  await fresh();
  expect(await cutting(whole.load, 7)).toBeGreaterThan(5);
  const once = await acts();
  expect(sum(once)).toBe(story.filter((done) => 'task' in done && !('drafts' in done)).length);
  const tasks = await all(contextOf(ground.house), '2020-2022');
  for (const task of tasks) {
    const ids = task.acts.map(({ id }) => id);
    expect(new Set(ids).size, task.measure).toBe(ids.length);
  }
  await whole.load(ground.house);
  expect(await acts()).toEqual(once);
});

test('a day before the work has none, and neither has whatever began without it', async () => {
  await fresh('2021-05-14');
  await whole.load(ground.house);
  await ground.idle();
  expect(await acts()).toEqual(Array(35).fill(0));
  ground.house.config.today = demonstrationDay;
  await whole.load(ground.house);
  expect(await acts()).toEqual(Array(35).fill(0));
});
