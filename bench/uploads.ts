/**
 * A file from «I am about to send it» to «stored»: announced, sent, scanned, a large one summed by the schedule. Beside it,
 * in turns, the bare floor: the same bytes written to a file of the same disk with fsync.
 */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, enrol, signIn } from './actors.ts';
import { confirm, type File, fileOf, note, place, send } from './acts.ts';
import { type Ask, clientOf } from './client.ts';
import { startEngines } from './engines.ts';
import { median, ms, part, remark, table } from './print.ts';

const sizes = [1_000_000, 60_000_000];
const turns = 9;

const steps = ['announce', 'links', 'PUT', 'confirm'] as const;
type Taken = Record<(typeof steps)[number] | 'floor', number>;

/** Part 8: uploads against the disk. */
export async function measureUploads(folder: string): Promise<void> {
  const engines = await startEngines(folder);
  try {
    const ask = clientOf(engines.plain);
    const [actor] = (await enrol(ask, engines, 1)).actors;
    if (!actor) throw new Error('nobody was enrolled');
    actor.cookies.coordinator = await signIn(ask, engines, actor.emails.coordinator);
    await once(ask, actor, fileOf(1_000_000), folder);
    const rows: string[][] = [];
    for (const size of sizes) {
      const taken: Taken[] = [];
      for (let turn = 0; turn < turns; turn++)
        taken.push(await once(ask, actor, fileOf(size), folder));
      rows.push(row(size, taken));
    }
    part(`7. A file to «stored», ms; median of ${turns}, in turns with the floor`);
    table(['size, MB', ...steps, 'whole', 'floor: write + fsync', 'whole / floor'], rows);
    remark(
      'confirm holds the scan for malware; over 16 MB also the sum of the whole by the schedule',
    );
  } finally {
    await engines.stop();
  }
}

function row(size: number, taken: Taken[]): string[] {
  const of = (value: (one: Taken) => number) => median(taken.map(value));
  const whole = (one: Taken) => steps.reduce((all, step) => all + one[step], 0);
  return [
    (size / 1e6).toFixed(0),
    ...steps.map((step) => ms(of((one) => one[step]))),
    ms(of(whole)),
    ms(of((one) => one.floor)),
    of((one) => whole(one) / one.floor).toFixed(1),
  ];
}

async function once(ask: Ask, actor: Actor, file: File, folder: string): Promise<Taken> {
  const timed = async (act: () => Promise<unknown>) => {
    const began = performance.now();
    await act();
    return performance.now() - began;
  };
  return {
    announce: await timed(() => note(ask, actor, file)),
    links: await timed(() => place(ask, actor, file)),
    PUT: await timed(() => send(file)),
    confirm: await timed(() => confirm(ask, actor, file)),
    floor: await timed(() => writeDown(file.bytes, join(folder, 'floor'))),
  };
}

async function writeDown(bytes: Uint8Array, path: string): Promise<void> {
  const file = await open(path, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rm(path);
}
