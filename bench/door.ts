/** Parts 4 and 5: verbs through the real door against the floors of the machine, and the promise of few calls. */
import { type Actor, enrol } from './actors.ts';
import { clientOf, type Meter } from './client.ts';
import { startEngines } from './engines.ts';
import { measureFloors, printFloors } from './floors.ts';
import { ms, part, promise, remark, table } from './print.ts';
import { promises } from './promises.ts';
import { act, type Rounds, verbs } from './verbs.ts';

const crowd = 8;

/** One pass that counts calls and warms up, one of a single client, one of a crowd: each with schools of its own. */
const passes: Record<'count' | 'one' | 'crowd', Rounds> = {
  count: { reads: 5, writes: 8, summaries: 1, signIns: 1 },
  one: { reads: 150, writes: 40, summaries: 4, signIns: 4 },
  crowd: { reads: 40, writes: 12, summaries: 1, signIns: 2 },
};

export async function measureDoor(folder: string): Promise<void> {
  const engines = await startEngines(folder);
  try {
    const { actors, tasks } = await enrol(clientOf(engines.plain), engines, crowd + 2);
    const pass = (site: string, people: Actor[], rounds: Rounds) =>
      act(site, engines, people, rounds);
    const counted = await pass(engines.counted, actors.slice(0, 1), passes.count);
    const one = await pass(engines.plain, actors.slice(1, 2), passes.one);
    const many = await pass(engines.plain, actors.slice(2), passes.crowd);
    const floors = await measureFloors(engines, folder, [1, crowd]);
    print({ counted, one, many, floors, tasks });
  } finally {
    await engines.stop();
  }
}

type Measured = { counted: Meter; one: Meter; many: Meter; floors: Meter; tasks: number };

function print({ counted, one, many, floors, tasks }: Measured): void {
  part(
    `4. Verbs over HTTP, ms (${crowd + 4} schools, ${tasks} tasks; client and server on this machine)`,
  );
  const unknown = ['PUT 1 MB to storage', 'evidence with 1 MB, whole'];
  const calls = (name: string) => counted.taken.get(name)?.calls ?? Number.NaN;
  table(
    [
      'verb',
      'DynamoDB calls',
      'median at 1',
      'p95',
      '/s',
      `median at ${crowd}`,
      'p95',
      '/s',
      'floor',
      '× at 1',
      `× at ${crowd}`,
    ],
    Object.entries(verbs).map(([name, floor]) => {
      const [alone, together] = [one.of(name), many.of(name)];
      const over = (median: number, clients: number) =>
        floor ? (median / floors.of(`${floor} ${clients}`).median).toFixed(1) : '—';
      return [
        name,
        unknown.includes(name) ? '—' : String(calls(name)),
        ms(alone.median),
        ms(alone.p95),
        alone.perSecond.toFixed(0),
        ms(together.median),
        ms(together.p95),
        together.perSecond.toFixed(0),
        floor ?? '—',
        over(alone.median, 1),
        over(together.median, crowd),
      ];
    }),
  );
  remark('calls: the most that one request of the verb made; the session is part of it (1 call)');
  promise(
    'DynamoDB calls of a request',
    promises.calls,
    Math.max(...Object.keys(verbs).map((name) => calls(name))),
    '',
  );
  printFloors(floors, [1, crowd]);
}
