/**
 * Part 11: endurance. The whole product under a load that does not grow, for as many minutes as `SOAK_MINUTES` says (10
 * without it): pages, lists, reports that are opened, drafts that are written over and over. Records do not grow with the
 * requests, so memory must not either.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, enrol, map, prepare, signIn } from './actors.ts';
import { saveDraft, work } from './acts.ts';
import { type Ask, clientOf } from './client.ts';
import { type Engines, startEngines } from './engines.ts';
import { median, part, promise, remark } from './print.ts';
import { promises } from './promises.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? 10);
/** Requests a second. */
const pace = 40;
/** Minutes until caches and the heap have their size. */
const warm = 3;
/** Samples of memory a minute. */
const samples = 12;

export async function measureSoak(folder: string): Promise<void> {
  const engines = await startEngines(folder);
  try {
    const ask = clientOf(engines.plain);
    const { actors } = await enrol(ask, engines, 4);
    for (const actor of actors) {
      for (const side of ['coordinator', 'methodist'] as const)
        actor.cookies[side] = await signIn(ask, engines, actor.emails[side]);
      await prepare(ask, actor);
    }
    print(await soak(ask, engines, actors));
  } finally {
    await engines.stop();
  }
}

/** Requests of a round, one after another; each round is another actor's. */
const steps: ((ask: Ask, actor: Actor, round: number) => Promise<unknown>)[] = [
  (ask) => ask('GET', '/api/site'),
  (ask, { cookies }) => ask('GET', '/api/session', { cookie: cookies.coordinator }),
  (ask, { cookies }) => ask('GET', `${map}/tasks`, { cookie: cookies.coordinator }),
  (ask, { cookies }) => ask('GET', `${map}/tasks`, { cookie: cookies.methodist }),
  (ask, actor, round) =>
    ask('GET', `${map}/tasks/${work(actor, round).id}`, { cookie: actor.cookies.coordinator }),
  (ask, actor, round) => saveDraft(ask, actor, work(actor, round)),
];

type Sample = { minute: number; memory: number };

async function soak(ask: Ask, engines: Engines, actors: Actor[]) {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 60_000;
  const found: Sample[] = [];
  let [requests, over] = [0, false];
  const load = async () => {
    for (let round = 0; !over; round++)
      for (const step of steps) {
        await step(ask, actors[round % actors.length] as Actor, round);
        requests++;
        const ahead = (requests / pace) * 1000 - (performance.now() - began);
        if (ahead > 0) await pause(ahead);
      }
  };
  const loading = load();
  while (elapsed() < warm + minutes) {
    await Promise.race([pause(60_000 / samples), loading]);
    found.push({ minute: elapsed(), memory: await engines.memory() });
  }
  over = true;
  await loading;
  return { found: found.filter(({ minute }) => minute > warm), requests };
}

/** Growth in ten minutes, in per cent of the median: the slope of a straight line through all samples. */
function growth(found: Sample[]): number {
  const mean = (of: (one: Sample) => number) =>
    found.reduce((all, one) => all + of(one), 0) / found.length;
  const [minute, memory] = [mean((one) => one.minute), mean((one) => one.memory)];
  const slope =
    mean((one) => (one.minute - minute) * (one.memory - memory)) /
    mean((one) => (one.minute - minute) ** 2);
  return (slope * 10 * 100) / median(found.map((one) => one.memory));
}

function print({ found, requests }: { found: Sample[]; requests: number }): void {
  part(
    `11. Endurance: ${minutes} minutes after ${warm} of warming up, ${requests} requests in all`,
  );
  const mb = found.map(({ memory }) => memory / 1e6);
  remark(
    `memory of the whole product, MB: ${Math.min(...mb).toFixed(0)} to ${Math.max(...mb).toFixed(0)}, median ${median(mb).toFixed(0)}`,
  );
  const minute = (of: number) =>
    found.filter((one) => Math.floor(one.minute - warm) === of).map((one) => one.memory / 1e6);
  const medians = Array.from({ length: minutes }, (_, at) => median(minute(at)).toFixed(0));
  remark(`minute by minute: ${medians.join(' ')}`);
  promise('growth of memory in ten minutes', promises.growth, growth(found), ' %', 2);
}
