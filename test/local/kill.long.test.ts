/**
 * The machine may die at any instant. Whatever it acknowledged — hand-ins, documents and their parts, decisions — is
 * there afterwards, whole; what it did not acknowledge can be sent again and is there once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Document, Ticket } from '../../functions/contract/documents/document.ts';
import { bytesOf, partsOf } from '../../functions/contract/documents/files.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { demoPeople } from '../../infra/local/demo.ts';
import { freePort } from '../../infra/local/port.ts';
import { item, map, type Opened, sha256, type Target, uuid } from '../acts.ts';
import { pdf } from '../papers.ts';
import { until } from '../until.ts';
import { type Machine, type Person, runs, signIn, start } from './machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-kill-'));
afterAll(async () => {
  await Promise.all(machines.map((one) => one.kill()));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
const data = join(folder, 'Данные с пробелом');
/** When each round is cut off: so many requests after enough of every kind was acknowledged. */
const rounds = [0, 2, 5, 8, 13, 19, 29, 40, 61, 80];
const machines: Machine[] = [];
const begin = async (at: Parameters<typeof start>[0]) => {
  const machine = runs(await start(at));
  machines.push(machine);
  return machine;
};

const partOf = (bytes: Buffer, number: number) => bytes.subarray(...bytesOf(bytes.length, number));

/** What a request says whose machine was killed under it. */
const cutOff = (fault: unknown) =>
  fault instanceof TypeError && /^(fetch failed|terminated)$/.test(fault.message);

type Sent = { task: string; body: { id: string; items: ReturnType<typeof item>[] }; done: boolean };
type Judged = {
  task: string;
  body: { id: string; decisions: { item: string; verdict: string }[] };
  done: boolean;
};
type Stored = { owner: string; id: string };
type Begun = { bytes: Buffer; taken: Set<number> };

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
  /** Files that were begun and not stored yet, by their size, with the parts that were taken. */
  const begun = new Map<number, Begun>();
  /** How much of every kind was acknowledged: reports, decisions, documents. */
  const acknowledged = () => [
    sent.filter((one) => one.done).length,
    judged.filter((one) => one.done).length,
    stored.length,
  ];
  let asked = 0;

  /** Somebody whose requests are counted, and who comes again when the machine is busy. */
  const patient =
    (who: Person): Person =>
    async <T>(...given: Parameters<Person>) => {
      for (;;) {
        asked++;
        const answer = await who<T>(...given);
        if (answer.status !== 503) return answer;
      }
    };

  /** Hands in one report after another, each on the version that stands there, until it is taken. */
  async function handing(who: Person, site: string, owes: string, rest: string): Promise<never> {
    const [indicator, kind] = kinds[rest] ?? ['', 'publication'];
    const task = `${owes}.${rest}`;
    for (let count = 0; ; count++) {
      // A task takes 50 items at most; the rest of the time the lane only reads.
      if (count >= 4) {
        await who<Opened>(site, 'GET', `${map}/tasks/${task}`);
        continue;
      }
      const one: Sent = {
        task,
        body: {
          id: uuid(),
          items: [item({ indicator, kind, fulfilled: `${rest.slice(0, 4)}-03-01` })],
        },
        done: false,
      };
      sent.push(one);
      while (!one.done) await hand(who, site, one);
    }
  }

  async function hand(who: Person, site: string, one: Sent): Promise<void> {
    const path = `${map}/tasks/${one.task}`;
    const { etag } = await who<Opened>(site, 'GET', path);
    const { status } = await who(site, 'POST', `${path}/submissions`, one.body, etag);
    // Another hand-in or a decision may have come between.
    expect([200, 412]).toContain(status);
    one.done = status === 200;
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
        expect([200, 412]).toContain(answer.status);
        one.done = answer.status === 200;
      }
    }
  }

  async function uploading(who: Person, site: string, owner: string, size: number): Promise<never> {
    for (;;) await upload(who, site, owner, size);
  }

  /** Asks what has come of a file: every part that was taken is there, whole. */
  async function arrivedOf(who: Person, site: string, owner: string, { bytes, taken }: Begun) {
    const asked = { id: sha256(bytes), owner, name: 'Отчёт.pdf', size: bytes.length };
    const { body } = await who<Ticket>(site, 'POST', '/documents', asked);
    for (const { number, size } of body.arrived ?? [])
      expect(size).toBe(partOf(bytes, number).length);
    const numbers = (body.arrived ?? []).map((each) => each.number);
    if (body.arrived) expect(numbers).toEqual(expect.arrayContaining([...taken]));
    return numbers;
  }

  /** Sends a file; one that a stop cut off goes on from the parts that had come. */
  async function upload(who: Person, site: string, owner: string, size: number): Promise<void> {
    const fresh = () => Buffer.concat([pdf(uuid()), Buffer.alloc(size, uuid())]);
    const file = begun.get(size) ?? { bytes: fresh(), taken: new Set<number>() };
    begun.set(size, file);
    const { bytes } = file;
    const one = { id: sha256(bytes), owner };
    while (begun.get(size) === file) {
      const arrived = await arrivedOf(who, site, owner, file);
      for (let number = 1; number <= partsOf(bytes.length); number++) {
        if (arrived.includes(number)) continue;
        const parts = [{ number, sha256: sha256(partOf(bytes, number)) }];
        const path = `/documents/${owner}/${one.id}/parts`;
        const { body } = await who<{ parts: Target[] }>(site, 'POST', path, { parts });
        const target = body.parts?.[0];
        // What had come whole before the stop needs no sending again.
        if (!target) break;
        const sent = await fetch(target.url, {
          method: 'PUT',
          headers: target.headers,
          body: new Blob([Uint8Array.from(partOf(bytes, number))]),
        });
        expect(sent.status).toBe(200);
        file.taken.add(number);
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
      const { body } = await lyceum<{ url: string }>(site, 'GET', `/documents/${owner}/${id}/url`);
      expect(sha256(new Uint8Array(await (await fetch(body.url)).arrayBuffer()))).toBe(id);
    }
  }

  test(`${rounds.length} times, with nine at work: nothing acknowledged is lost`, {
    timeout: 1200_000,
  }, async () => {
    const port = await freePort();
    let machine = await begin({ port, data });
    const lyceum = patient(await signIn(machine.site, demoPeople.lyceum.email));
    const centre = patient(await signIn(machine.site, demoPeople.centre.email));
    const imo = patient(await signIn(machine.site, demoPeople.imo.email));
    // Tasks are issued by the schedule, a moment after the machine says that it works.
    await until(async () => {
      const { body } = await imo<{ tasks: Brief[] }>(machine.site, 'GET', `${map}/tasks`);
      return body.tasks.length === 35;
    });
    for (const further of rounds) {
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
      let [killed, failed] = [false, undefined as unknown];
      for (const lane of lanes)
        lane.catch((fault) => {
          if (!(killed && cutOff(fault))) failed ??= fault;
        });
      // So much of every kind is done in this round, however long that takes; then it is cut off amid the next requests.
      const enough = acknowledged().map((count) => count + 3);
      await until(() => failed || acknowledged().every((count, of) => count >= Number(enough[of])));
      const end = asked + further;
      await until(() => failed || asked >= end);
      killed = true;
      await machine.kill();
      await Promise.allSettled(lanes);
      if (failed) throw failed;
      machine = await begin({ port, data });
      await check(lyceum, imo, machine.site);
    }

    for (const one of sent.filter((each) => !each.done)) {
      await hand(one.task.startsWith('lyceum') ? lyceum : centre, machine.site, one);
      expect(one.done).toBe(true);
    }
    for (const file of begun.values()) await arrivedOf(lyceum, machine.site, 'lyceum-4', file);
    await check(lyceum, imo, machine.site);
    await machine.kill();
  });
});
