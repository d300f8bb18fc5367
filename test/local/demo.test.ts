/** The first load may be cut off anywhere: the next start goes on where it stopped, and nothing is loaded twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contextOf, type House } from '../../functions/domain/context.ts';
import { personId } from '../../functions/domain/people/kind.ts';
import { openSession, recognise } from '../../functions/domain/people/sessions.ts';
import * as schools from '../../functions/domain/schools.ts';
import { all } from '../../functions/domain/tasks/reading.ts';
import { municipality } from '../../infra/data/reference.ts';
import { demonstrationDay, loadDemo } from '../../infra/local/demo.ts';
import { startGround } from '../../infra/local/ground.ts';

const root = mkdtempSync(join(tmpdir(), 'opora-demo-'));
const site = 'http://localhost:3000';
const ground = await startGround({
  root,
  site,
  municipality: municipality.id,
  today: demonstrationDay,
});
afterAll(async () => {
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

test('cut off after every write in turn, it is loaded whole in the end', async () => {
  let cuts = 0;
  for (let writes = 1; writes < 40; writes++) {
    const done = await loadDemo(cutAfter(writes)).then(
      () => true,
      (error) => {
        expect(String(error)).toBe('Error: cut off');
        return false;
      },
    );
    if (done) break;
    cuts++;
  }
  expect(cuts).toBeGreaterThan(10);
  await loadDemo(ground.house);
  ground.ask({ job: 'tick' });
  await ground.idle();
  const ctx = contextOf(ground.house);
  expect((await schools.all(ctx)).map((school) => [school.id, school.version])).toEqual([
    ['education-centre', 1],
    ['lyceum-4', 1],
  ]);
  expect(await all(ctx, '2020-2022')).toHaveLength(35);
  const admin = personId(municipality.id, 'admin@opora.example');
  expect(await recognise(ground.house, await openSession(ground.house, admin))).toBeDefined();
});
