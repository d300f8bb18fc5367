/**
 * Part 12: one person asks without end while another works. What the other waits for is measured without the flood and
 * beside it, by turns, so that whatever else the machine does weighs on both; on a site that keeps people to their pace and on
 * one that does not.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Actor, enrol, map, prepare, signIn } from './actors.ts';
import { saveDraft, work } from './acts.ts';
import { clientOf } from './client.ts';
import { startEngines } from './engines.ts';
import type { Flood, Flooded } from './flooding.ts';
import { median, ms, part, promise, quantile, remark, table } from './print.ts';
import { promises } from './promises.ts';

/** Turns, seconds of each with and without the flood, its requests a second, milliseconds between two acts of whoever works. */
const [turns, seconds, flood, between] = [6, 5, 200, 100];

export async function measureFlood(folder: string): Promise<void> {
  const engines = await startEngines(folder);
  try {
    const ask = clientOf(engines.plain);
    const { actors } = await enrol(ask, engines, 4);
    for (const actor of actors) {
      actor.cookies.coordinator = await signIn(ask, engines, actor.emails.coordinator);
      await prepare(ask, actor);
    }
    const [calm, loud, other, another] = actors as [Actor, Actor, Actor, Actor];
    print({
      paced: await beside(engines.paced, calm, loud),
      plain: await beside(engines.plain, other, another),
    });
  } finally {
    await engines.stop();
  }
}

const none: Flooded = { answered: 0, refused: 0, bare: 0, others: 0 };
const words = Object.keys(none) as (keyof Flooded)[];

type Found = { alone: number[]; beside: number[]; flooded: Flooded };

async function beside(site: string, calm: Actor, loud: Actor): Promise<Found> {
  const found: Found = { alone: [], beside: [], flooded: { ...none } };
  await worked(site, calm, 3);
  for (let turn = 0; turn < turns; turn++) {
    found.alone.push(...(await worked(site, calm, seconds)));
    const flooding = flooded({ site, path: `${map}/tasks`, cookie: loud.cookies.coordinator });
    found.beside.push(...(await worked(site, calm, seconds)));
    const came = await flooding;
    for (const word of words) found.flooded[word] += came[word];
  }
  return found;
}

/** What each act of somebody who works took, in milliseconds: a list, a report that is opened, a draft that is saved. */
async function worked(site: string, actor: Actor, seconds: number): Promise<number[]> {
  const ask = clientOf(site);
  const { coordinator: cookie } = actor.cookies;
  const acts = [
    () => ask('GET', `${map}/tasks`, { cookie }),
    (round: number) => ask('GET', `${map}/tasks/${work(actor, round).id}`, { cookie }),
    (round: number) => saveDraft(ask, actor, work(actor, round)),
  ];
  const took: number[] = [];
  const ends = performance.now() + seconds * 1000;
  for (let round = 0; performance.now() < ends; round++) {
    const began = performance.now();
    await acts[round % acts.length]?.(round);
    took.push(performance.now() - began);
    await pause(Math.max(0, between - (performance.now() - began)));
  }
  return took;
}

/** The flood comes from a thread of its own, so that it does not hold up the clock of whoever works. */
function flooded(asked: Omit<Flood, 'seconds' | 'perSecond'>): Promise<Flooded> {
  const workerData: Flood = { ...asked, seconds, perSecond: flood };
  const worker = new Worker(new URL('./flooding.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function print(sites: Record<'paced' | 'plain', Found>): void {
  part(
    `12. One person at ${flood} requests a second for ${turns} × ${seconds} s, and what another waits for, ms`,
  );
  const p95 = (samples: number[]) => quantile(samples, 0.95);
  const ratio = ({ alone, beside }: Found) => p95(beside) / p95(alone);
  table(
    [
      'site',
      'median alone',
      'p95',
      'median beside',
      'p95',
      'p95 ×',
      'answered',
      'refused',
      'without Retry-After',
    ],
    Object.entries(sites).map(([name, found]) => [
      name === 'paced' ? 'as it is' : 'without a pace',
      ...[found.alone, found.beside].flatMap((one) => [ms(median(one)), ms(p95(one))]),
      ratio(found).toFixed(1),
      ...(['answered', 'refused', 'bare'] as const).map((word) => String(found.flooded[word])),
    ]),
  );
  remark(`the flood asks for a list of tasks; other answers: ${sites.paced.flooded.others}`);
  const { refused, bare } = sites.paced.flooded;
  promise(
    'p95 of another beside the flood, over that alone',
    promises.flood,
    ratio(sites.paced),
    '',
    2,
  );
  promise('refusals of the flood without Retry-After, or none', 0, refused === 0 ? 1 : bare, '');
}
