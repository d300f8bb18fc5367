/** What keeps the machine from starting is said in a sentence, for whoever starts it is no programmer. */

import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { explain } from '../../infra/local/faults.ts';
import { freePort } from '../../infra/local/port.ts';
import { type Machine, runs, start } from './machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-start-'));
const data = join(folder, 'Данные с пробелом');
let first: Machine | undefined;
afterAll(async () => {
  await first?.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
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
    first = runs(await start({ port, data }));
    const taken = await refused({ port, data: join(folder, 'second') });
    expect(taken).toContain(`Порт ${port} занят`);
    expect(await refused({ port: await freePort(), data })).toMatch(/^Папка .* занята/);
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

  test('a beginning that there is none of: the choices are named', async () => {
    const at = { port: await freePort(), data: join(folder, 'never') };
    const told = await refused({ ...at, demo: 'all' });
    expect(told).toMatch(/^OPORA_DEMO=all — такого начала нет.*OPORA_DEMO=empty.*OPORA_DEMO=none/);
    expect(await refused({ ...at, demo: 'toString' })).toMatch(/^OPORA_DEMO=toString/);
  });

  test('a fault of ours keeps its stack, for only we can mend it', () => {
    expect(explain(new TypeError('x'), { port: 1, root: '.' })).toMatch(/TypeError: x\n\s+at/);
  });
});

describe('a folder that was used before', () => {
  const own = join(folder, 'own');
  const startOwn = async () => runs(await start({ port: await freePort(), data: own }));
  /** Where pages may send files, as they are told. */
  const storageOf = async ({ site }: Machine) => {
    const policy = (await fetch(site)).headers.get('content-security-policy');
    return /connect-src 'self' (\S+?);/.exec(policy ?? '')?.[1] ?? '';
  };

  test('has storage where it was, so that an open page goes on sending, and is closed to others', async () => {
    const machine = await startOwn();
    const place = await storageOf(machine);
    expect(place).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await machine.kill();
    chmodSync(own, 0o755);
    const again = await startOwn();
    expect(await storageOf(again)).toBe(place);
    // Earlier releases left their folder open to other users of the machine.
    expect((statSync(own).mode & 0o777).toString(8)).toBe('700');
    await again.kill();
    // Another program took the place meanwhile; and then somebody wrote nonsense where it is kept.
    const other = createServer().listen(Number(new URL(place).port), '127.0.0.1');
    await once(other, 'listening');
    const third = await startOwn();
    expect(await storageOf(third)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await storageOf(third)).not.toBe(place);
    await third.kill();
    other.close();
    writeFileSync(join(own, 'storage-port'), 'abc');
    const fourth = await startOwn();
    expect(await storageOf(fourth)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await fourth.kill();
  });
});
