/**
 * The machine may die at any instant. Whatever it acknowledged — hand-ins, documents, decisions — is there afterwards,
 * whole; what it did not acknowledge can be sent again and is there once; and what keeps it from starting is said in a
 * sentence.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Document, Ticket } from '../../functions/contract/documents.ts';
import { bytesOf, partsOf } from '../../functions/contract/files.ts';
import type { Brief } from '../../functions/contract/tasks.ts';
import { demoPeople } from '../../infra/local/demo.ts';
import { explain } from '../../infra/local/faults.ts';
import { item, map, type Opened, sha256, type Target, uuid } from '../acts.ts';
import { pdf } from '../papers.ts';
import { freePort, type Machine, type Person, runs, signIn, start } from './machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-kill-'));
afterAll(async () => {
  await Promise.all(machines.map((one) => one.kill()));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
const data = join(folder, 'Данные с пробелом');
const rounds = 5;
const machines: Machine[] = [];
const begin = async (at: Parameters<typeof start>[0]) => {
  const machine = runs(await start(at));
  machines.push(machine);
  return machine;
};

type Sent = { task: string; body: { id: string; items: ReturnType<typeof item>[] }; done: boolean };
type Judged = {
  task: string;
  body: { id: string; decisions: { item: string; verdict: string }[] };
  done: boolean;
};
type Stored = { owner: string; id: string };

const kinds: Record<string, [string, 'publication' | 'summary-note' | 'school-roadmap']> = {
  '2020.1.3': ['1.3/1', 'publication'],
  '2021.1.3': ['1.3/1', 'publication'],
  '2021.2.3': ['2.3/1', 'summary-note'],
  '2020.3.1': ['3.1/1', 'school-roadmap'],
};

describe('killed at any instant', () => {
  const sent: Sent[] = [];
  const judged: Judged[] = [];
  const stored: Stored[] = [];
  /** Files that were begun and not stored yet, by their size. */
  const begun = new Map<number, Buffer>();
  const acknowledged = () => [...sent, ...judged].filter((one) => one.done).length + stored.length;

  /** Hands in one report after another, each on the version that stands there. */
  async function handing(who: Person, site: string, owes: string, rest: string): Promise<never> {
    const [indicator, kind] = kinds[rest] ?? ['', 'publication'];
    const task = `${owes}.${rest}`;
    for (let count = 0; ; count++) {
      // A task takes 50 items at most; the rest of the time the lane only reads.
      const opened = await who<Opened>(site, 'GET', `${map}/tasks/${task}`);
      if (count >= 9) continue;
      const one: Sent = {
        task,
        body: {
          id: uuid(),
          items: [item({ indicator, kind, fulfilled: `${rest.slice(0, 4)}-03-01` })],
        },
        done: false,
      };
      sent.push(one);
      const answer = await who(
        site,
        'POST',
        `${map}/tasks/${task}/submissions`,
        one.body,
        opened.etag,
      );
      one.done = answer.status === 200;
    }
  }

  async function judging(who: Person, site: string): Promise<never> {
    for (;;) {
      const queue = await who<{ tasks: Brief[] }>(site, 'GET', `${map}/queue`);
      for (const { id: task } of queue.body.tasks) {
        const opened = await who<Opened>(site, 'GET', `${map}/tasks/${task}`);
        const waiting = opened.body.task.items.find((one) => one.state === 'waiting');
        if (!waiting) continue;
        const decisions = [{ item: waiting.id, verdict: 'accepted' }];
        const one: Judged = { task, body: { id: uuid(), decisions }, done: false };
        judged.push(one);
        const answer = await who(
          site,
          'POST',
          `${map}/tasks/${task}/reviews`,
          one.body,
          opened.etag,
        );
        one.done = answer.status === 200;
      }
    }
  }

  /** Sends files one after another; one that a stop cut off goes on from the parts that had come. */
  async function uploading(who: Person, site: string, owner: string, size: number): Promise<never> {
    for (;;) {
      const bytes = begun.get(size) ?? Buffer.concat([pdf(uuid()), Buffer.alloc(size, uuid())]);
      begun.set(size, bytes);
      const one = { id: sha256(bytes), owner };
      const asked = { ...one, name: 'Отчёт.pdf', size: bytes.length };
      const { arrived = [] } = (await who<Ticket>(site, 'POST', '/documents', asked)).body;
      const part = (number: number) => bytes.subarray(...bytesOf(bytes.length, number));
      for (const { number, size } of arrived) expect(size).toBe(part(number).length);
      for (let number = 1; number <= partsOf(bytes.length); number++) {
        if (arrived.some((each) => each.number === number)) continue;
        const parts = [{ number, sha256: sha256(part(number)) }];
        const path = `/documents/${owner}/${one.id}/parts`;
        const { body } = await who<{ parts: Target[] }>(site, 'POST', path, { parts });
        const target = body.parts?.[0];
        // What had come whole before the stop needs no sending again.
        if (!target) break;
        const sent = await fetch(target.url, {
          method: 'PUT',
          headers: target.headers,
          body: new Blob([Uint8Array.from(part(number))]),
        });
        expect(sent.status).toBe(200);
      }
      for (let scanned = false; !scanned; ) {
        const path = `/documents/${owner}/${one.id}/confirmation`;
        const { status, body } = await who<Document>(site, 'POST', path);
        if (status === 200 && body.state === 'stored') {
          stored.push(one);
          begun.delete(size);
        }
        scanned = body.state !== 'checking';
      }
    }
  }

  async function check(lyceum: Person, imo: Person, site: string): Promise<void> {
    for (const one of judged.filter((each) => !each.done)) {
      const { etag } = await imo<Opened>(site, 'GET', `${map}/tasks/${one.task}`);
      const again = await imo(site, 'POST', `${map}/tasks/${one.task}/reviews`, one.body, etag);
      expect([200, 409]).toContain(again.status);
      one.done = again.status === 200;
    }
    for (const task of new Set(sent.map((one) => one.task))) {
      const { body } = await imo<Opened>(site, 'GET', `${map}/tasks/${task}`);
      const { items, acts } = body.task;
      const ofTask = sent.filter((one) => one.task === task);
      for (const { body, done } of ofTask) {
        const kept = items.filter((each) => each.submission === body.id);
        if (done) expect(kept.map((each) => each.id)).toEqual(body.items.map((each) => each.id));
        expect(acts.filter((act) => act.id === body.id)).toHaveLength(kept.length);
      }
      const known = new Set(ofTask.map((one) => one.body.id));
      expect(items.filter((each) => !known.has(each.submission))).toEqual([]);
      // What is visible as accepted was decided by somebody, and what was decided is visible as accepted.
      const verdicts = judged.filter((one) => one.task === task && one.done);
      const accepted = items.filter((each) => each.state === 'accepted');
      expect(accepted.map((each) => each.verdict?.review).sort()).toEqual(
        verdicts.map((one) => one.body.id).sort(),
      );
    }
    for (const { owner, id } of stored) {
      const { body } = await lyceum<{ url: string }>(site, 'GET', `/documents/${owner}/${id}/link`);
      expect(sha256(new Uint8Array(await (await fetch(body.url)).arrayBuffer()))).toBe(id);
    }
  }

  test(`${rounds} times, with eight at work: nothing acknowledged is lost`, {
    timeout: 180_000,
  }, async () => {
    const port = await freePort();
    let machine = await begin({ port, data });
    const lyceum = await signIn(machine.site, demoPeople.lyceum.email);
    const centre = await signIn(machine.site, demoPeople.centre.email);
    const imo = await signIn(machine.site, demoPeople.imo.email);
    // Tasks are issued by the schedule, a moment after the machine says that it works.
    await vi.waitFor(async () => {
      const { body } = await imo<{ tasks: Brief[] }>(machine.site, 'GET', `${map}/tasks`);
      expect(body.tasks).toHaveLength(35);
    }, 20_000);
    for (let round = 0; round < rounds; round++) {
      const { site } = machine;
      const lanes = [
        handing(lyceum, site, 'lyceum-4', '2020.1.3'),
        handing(lyceum, site, 'lyceum-4', '2021.1.3'),
        handing(lyceum, site, 'lyceum-4', '2021.2.3'),
        handing(centre, site, 'education-centre', '2021.1.3'),
        handing(centre, site, 'education-centre', '2020.3.1'),
        judging(imo, site),
        uploading(lyceum, site, 'lyceum-4', 200_000),
        uploading(lyceum, site, 'lyceum-4', 200_001),
        uploading(lyceum, site, 'lyceum-4', 18_000_000),
      ];
      const work = Promise.allSettled(lanes);
      const before = acknowledged();
      const working = () => expect(acknowledged()).toBeGreaterThan(before + 5);
      await vi.waitFor(working, { timeout: 30_000, interval: 20 });
      await new Promise((next) => setTimeout(next, Math.random() * 1000));
      await machine.kill();
      await work;
      machine = await begin({ port, data });
      await check(lyceum, imo, machine.site);
    }
    expect(sent.filter((one) => one.done).length).toBeGreaterThan(20);
    expect(judged.filter((one) => one.done).length).toBeGreaterThan(5);
    expect(stored.length).toBeGreaterThan(5);

    for (const one of sent.filter((each) => !each.done)) {
      const who = one.task.startsWith('lyceum') ? lyceum : centre;
      const { etag } = await who<Opened>(machine.site, 'GET', `${map}/tasks/${one.task}`);
      const again = await who(
        machine.site,
        'POST',
        `${map}/tasks/${one.task}/submissions`,
        one.body,
        etag,
      );
      expect(again.status).toBe(200);
      one.done = true;
    }
    await check(lyceum, imo, machine.site);
    await machine.kill();
  });
});

describe('what keeps it from starting is a sentence', () => {
  const refused = async (at: Parameters<typeof start>[0]) => {
    const outcome = await start(at);
    if ('site' in outcome) {
      await outcome.kill();
      throw new Error('It started');
    }
    expect(outcome.code).toBe(1);
    expect(outcome.errors.trim().split('\n')).toHaveLength(1);
    expect(outcome.errors).not.toMatch(/\bat .*:\d+|Error:/);
    return outcome.errors.trim();
  };

  test('a port that is taken, and data that another one uses', async () => {
    const port = await freePort();
    const first = await begin({ port, data });
    const taken = await refused({ port, data: join(folder, 'second') });
    expect(taken).toContain(`Порт ${port} занят`);
    expect(await refused({ port: await freePort(), data })).toMatch(/^Папка .* занята/);
    await first.kill();
  });

  test('a folder that may not be written, one that is a file, a disk without space', async () => {
    const port = await freePort();
    const locked = join(folder, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
    expect(await refused({ port, data: join(locked, 'x'), ...uid })).toMatch(
      /^Нет права писать в папку/,
    );
    writeFileSync(join(folder, 'file'), '');
    expect(await refused({ port, data: join(folder, 'file') })).toMatch(/лежит файл/);
    expect(await refused({ port, data: join(folder, 'file/x') })).toMatch(/лежит файл/);
    const full = join(folder, 'full');
    mkdirSync(full);
    symlinkSync('/dev/full', join(full, 'secret.tmp'));
    expect(await refused({ port, data: full })).toMatch(/^На диске нет места/);
  });

  test('a fault of ours keeps its stack, for only we can mend it', () => {
    expect(explain(new TypeError('x'), { port: 1, root: '.' })).toMatch(/TypeError: x\n\s+at/);
  });
});
