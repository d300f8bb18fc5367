/**
 * How what is shown first grows with the municipality (row F1 of the battery): the same pages at 10,000 and at 60,000 tasks, each
 * size on a fresh ground. What must be seen is that their time does not grow: a page reads what it shows, and counts from the
 * rows of the sides. ИМО's list of everything is read by pages; its first page is measured.
 */
import { join } from 'node:path';
import { demoPeople } from '../infra/local/demo.ts';
import { map, signIn } from './actors.ts';
import { clientOf } from './client.ts';
import { startEngines } from './engines.ts';
import { median, part, quantile, remark, table } from './print.ts';

/** Schools beside the two of the demonstration: each owes six tasks of this road map. */
const sizes = [1_700, 10_000];
const times = 40;

const pages: Record<string, { who: 'lyceum' | 'imo'; path: string }> = {
  'what a school owes': { who: 'lyceum', path: `${map}/tasks` },
  'what waits for a school': { who: 'lyceum', path: `${map}/counts` },
  'a period of all, first page': { who: 'imo', path: `${map}/periods/2021` },
  'queue of reviews, first page': { who: 'imo', path: `${map}/queue` },
  'what waits for ИМО': { who: 'imo', path: `${map}/counts` },
  'plan and fact': { who: 'imo', path: `${map}/progress` },
};

type Measured = { tasks: number; of: Record<string, number[]> };

/** Part 11: first pages of growing municipalities. */
export async function measureLists(folder: string): Promise<void> {
  const all: Measured[] = [];
  for (const schools of sizes) all.push(await measured(join(folder, String(schools)), schools));
  const [small, large] = all as [Measured, Measured];
  part(`11. First pages at ${small.tasks} and ${large.tasks} tasks, ms (${times} requests each)`);
  table(
    ['page', 'p50', 'p95', 'p50', 'p95', 'p95, large ÷ small'],
    Object.keys(pages).map((name) => {
      const at = (one: Measured, share: number) => quantile(one.of[name] ?? [], share);
      return [
        name,
        ...[small, large].flatMap((one) => [
          median(one.of[name] ?? []).toFixed(1),
          at(one, 0.95).toFixed(1),
        ]),
        (at(large, 0.95) / at(small, 0.95)).toFixed(2),
      ];
    }),
  );
  remark(
    'client, server and engine share this machine; a ratio of 1.3 is the bound of the battery',
  );
}

async function measured(root: string, schools: number): Promise<Measured> {
  const engines = await startEngines(root, schools);
  try {
    const ask = clientOf(engines.plain);
    const cookies = {
      lyceum: await signIn(ask, engines, demoPeople.lyceum.email),
      imo: await signIn(ask, engines, demoPeople.imo.email),
    };
    const of: Record<string, number[]> = {};
    for (const [name, { who, path }] of Object.entries(pages)) {
      const took: number[] = [];
      for (let round = 0; round < times + 5; round++) {
        const began = performance.now();
        await ask('GET', path, { cookie: cookies[who] });
        if (round >= 5) took.push(performance.now() - began);
      }
      of[name] = took;
    }
    return { tasks: schools * 6, of };
  } finally {
    await engines.stop();
  }
}
