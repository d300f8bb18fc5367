/**
 * One case file, made as the schedule makes it, in a process that does nothing else: bundled like the function, so that
 * its memory is that of the function. `fill` puts files into storage and evidence into tasks beforehand, in a process of
 * its own. Says what it took as one line of JSON.
 */
import { createCipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Casefile } from '../functions/contract/casefiles/casefile.ts';
import type { Kept } from '../functions/contract/documents/document.ts';
import type { Act, Attached, Handed } from '../functions/contract/tasks/acts.ts';
import type { KeptTask } from '../functions/contract/tasks/task.ts';
import { kind, keyOf as recordOf } from '../functions/domain/casefiles/kind.ts';
import { make } from '../functions/domain/casefiles/making.ts';
import { contextOf } from '../functions/domain/context.ts';
import * as documents from '../functions/domain/documents/kind.ts';
import { write } from '../functions/domain/tasks/log.ts';
import { all } from '../functions/domain/tasks/reading.ts';
import { packZip } from '../functions/schedule/casefiles/pack.ts';
import { wire } from '../functions/wire.ts';

/** Time in milliseconds, the rest in bytes. `idle`: the peak before anything was made. */
export type Packed = { whole: number; files: number; size: number; peak: number; idle: number };

const [act = '', roadmap = '', id = '', count = '0'] = process.argv.slice(2);
const ctx = contextOf(wire());

/** The peak since this program began; the portable figure counts from the parent's size on Linux. */
const peak = (): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
};

if (act === 'fill') await fill(Number(count));
else console.log(JSON.stringify(await pack()));

/** Files of 300 KB to 1 MB that no packing makes smaller, two to an item, spread over all tasks. */
async function fill(files: number): Promise<void> {
  const tasks = await all(ctx, roadmap);
  const items = tasks.map((): Handed[] => []);
  for (let number = 0; number < files; number += 2) {
    const task = tasks[(number / 2) % tasks.length] as KeptTask;
    const pair = [await keep(task.owes, number), await keep(task.owes, number + 1)];
    items[(number / 2) % tasks.length]?.push(itemOf(task, number, pair));
  }
  for (const [place, task] of tasks.entries()) {
    const act: Act = {
      act: 'hand-in',
      id: `submission-${place}`,
      by: { id: 'bench', name: 'Координатор', side: task.owes },
      at: ctx.now,
      print: '',
      items: items[place] ?? [],
    };
    await write(ctx, { ...task, acts: [act] });
  }
}

async function keep(owner: string, number: number): Promise<Attached> {
  const size = 300_000 + ((number * 7919) % 700_000);
  const seed = Buffer.alloc(16);
  seed.writeUInt32LE(number);
  const bytes = createCipheriv('aes-128-ctr', seed, seed).update(Buffer.alloc(size));
  const sum = createHash('sha256').update(bytes).digest('hex');
  const media = 'application/pdf';
  const document: Kept = {
    id: sum,
    owner,
    name: `Документ ${number}.pdf`,
    size,
    media,
    state: 'stored',
    since: 0,
    sending: '',
    by: { id: 'bench', name: 'bench', side: owner },
    at: ctx.now,
    version: 1,
  };
  await ctx.files.write(documents.objectOf(ctx, document), bytes, media, sum);
  await ctx.table.create(documents.kind, documents.keyOf(ctx, document), document);
  return { document: sum, owner, name: document.name, size, media };
}

function itemOf(task: KeptTask, number: number, pair: Attached[]): Handed {
  return {
    id: `item-${number}`,
    indicator: task.indicators[0]?.id ?? '',
    kind: task.indicators[0]?.kinds[0] ?? 'order',
    fulfilled: `${task.period}-05-10`,
    counts: 1,
    documents: pair,
  };
}

async function pack(): Promise<Packed> {
  const asked: Casefile = {
    roadmap,
    day: ctx.today,
    id,
    at: ctx.now,
    since: Date.now(),
    selection: {},
    name: 'bench.zip',
    by: { id: 'bench', name: 'bench' },
    state: 'asked',
    due: 0,
    tries: 0,
    version: 1,
  };
  await ctx.table.create(kind, recordOf(ctx, asked), asked);
  const idle = peak();
  const began = performance.now();
  const made = await make(ctx, asked, packZip);
  if (made.state !== 'ready') throw new Error(`The case file is ${made.state}`);
  const { total, size, missing, damaged } = made;
  if (missing + damaged > 0) throw new Error(`${missing} files are missing, ${damaged} damaged`);
  return { whole: performance.now() - began, files: total.files, size, peak: peak(), idle };
}
