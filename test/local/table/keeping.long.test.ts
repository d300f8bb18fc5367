/** What the table acknowledged it has, whatever happens: its thread ends, the machine dies, the disk is full. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { explain } from '../../../infra/local/faults.ts';
import { startTable } from '../../../infra/local/table/start.ts';
import { until } from '../../until.ts';
import { chart, clientOf, done, engineOf, freshFolder, key, later } from './bench.ts';

const START = new URL('../../../infra/local/table/start.ts', import.meta.url).href;
const blank = (length: number) => ({ w: { S: 'x'.repeat(length) } });

/** An engine in a process of its own, in a shell that may take something from it. */
async function apart(path: string, shell = 'true') {
  const code = `process.on('SIGXFSZ', () => {});
  const { startTable } = await import(${JSON.stringify(START)});
  console.log((await startTable(${JSON.stringify({ path, key })})).url);`;
  const child: ChildProcess = spawn(
    'sh',
    ['-c', `${shell}; exec "$0" "$@"`, process.execPath, '--input-type=module', '-e', code],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let errors = '';
  child.stderr?.on('data', (piece) => {
    errors += piece;
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  later(kill);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line) => resolve(String(line).trim()));
    void ended.then(() => reject(new Error(errors)));
  });
  return { ...clientOf(url), kill, errors: () => errors };
}

describe('killed', () => {
  test('ten times amid the writes of eight, it has all that it acknowledged, whole', async () => {
    const path = join(freshFolder(), 'table.sqlite');
    const kept = new Map<string, string>();
    for (let round = 0; round < 10; round++) {
      const engine = await apart(path);
      if (round === 0) await engine.ask('CreateTable', chart);
      const more = new Map<string, string>();
      const write = async (lane: number) => {
        for (let n = 0; ; n++) {
          const [sk, word] = [`${round}-${lane}-${n}`, randomBytes(200 * lane).toString('hex')];
          const said = await engine.put(sk, { w: { S: word }, briefs: { S: sk } });
          if (done(said)) more.set(sk, word);
        }
      };
      const lanes = [1, 2, 3, 4, 5, 6, 7, 8].map((lane) => write(lane).catch(() => {}));
      await until(() => more.size >= 60 + round);
      await engine.kill();
      await Promise.all(lanes);
      for (const [sk, word] of more) kept.set(sk, word);
    }
    const engine = await apart(path);
    for (const [sk, word] of kept) expect(await engine.get(sk)).toMatchObject({ w: { S: word } });
    const [items, places] = [await engine.names(), await engine.names('briefs')];
    expect(items).toEqual(expect.arrayContaining([...kept.keys()]));
    expect(places).toEqual(items);
    expect(kept.size).toBeGreaterThan(600);
  });

  test('a log that was torn anywhere behind what was acknowledged loses nothing of it', async () => {
    const folder = freshFolder();
    const path = join(folder, 'table.sqlite');
    const engine = await apart(path);
    await engine.ask('CreateTable', chart);
    await engine.put('kept', { ...blank(3000), briefs: { S: 'b' } });
    const acknowledged = statSync(`${path}-wal`).size;
    await engine.put('torn', { ...blank(3000), briefs: { S: 'c' } });
    const whole = statSync(`${path}-wal`).size;
    await engine.kill();
    expect(whole).toBeGreaterThan(acknowledged);
    const cuts = [0, 1, 24, 2000, 4120, whole - acknowledged - 1];
    for (const [at, bytes] of cuts.entries())
      for (const spoil of ['cut', 'garbage'] as const) {
        const torn = join(folder, `${spoil}-${at}`, 'table.sqlite');
        mkdirSync(join(folder, `${spoil}-${at}`));
        copyFileSync(path, torn);
        copyFileSync(`${path}-wal`, `${torn}-wal`);
        truncateSync(`${torn}-wal`, acknowledged + bytes);
        if (spoil === 'garbage') writeFileSync(`${torn}-wal`, randomBytes(5000), { flag: 'a' });
        const again = await engineOf({ path: torn });
        expect(await again.get('kept')).toMatchObject(blank(3000));
        const there = ['kept', ...((await again.get('torn')) ? ['torn'] : [])];
        expect([await again.names(), await again.names('briefs')]).toEqual([there, there]);
        expect(done(await again.put('after'))).toBe(true);
      }
  });
});

describe('its thread', () => {
  test('that ends by itself begins anew where it was, with all that it acknowledged', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const engine = await engineOf({ path: join(freshFolder(), 'table.sqlite') });
    await engine.ask('CreateTable', chart);
    const kept: string[] = [];
    let over = false;
    const lanes = [1, 2, 3, 4].map(async (lane) => {
      for (let n = 0; !over; n++) {
        const sk = `${lane}-${n}`;
        // A line that broke off acknowledged nothing.
        if (done(await engine.put(sk).catch(() => 'lost'))) kept.push(sk);
      }
    });
    for (let round = 0; round < 5; round++) {
      const enough = kept.length + 30;
      await until(() => kept.length >= enough);
      await engine.fell();
    }
    const enough = kept.length + 30;
    await until(() => kept.length >= enough);
    over = true;
    await Promise.all(lanes);
    expect(await engine.names()).toEqual(expect.arrayContaining(kept));
    said.mockRestore();
  });

  test('that is closed leaves one file, closed to others', async () => {
    const path = join(freshFolder(), 'table.sqlite');
    const engine = await engineOf({ path });
    await engine.ask('CreateTable', chart);
    await engine.put('a');
    for (const end of ['', '-wal'])
      expect((statSync(path + end).mode & 0o777).toString(8)).toBe('600');
    await engine.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
  });
});

test('closed after it fell, at once or while it begins anew, it is closed', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  for (const wait of [0, 60, 150]) {
    const path = join(freshFolder(), 'table.sqlite');
    const engine = await engineOf({ path });
    await engine.fell();
    await new Promise((resolve) => setTimeout(resolve, wait));
    await engine.close();
    expect((await engineOf({ path })).url).toMatch(/^http/);
  }
  said.mockRestore();
});

describe('one owner', () => {
  test('a second start is told that another one has the file; afterwards it may', async () => {
    const path = join(freshFolder(), 'table.sqlite');
    const first = await engineOf({ path });
    const second = await startTable({ path, key }).catch((error) => error);
    expect(explain(second, { port: 1, root: '.' })).toMatch(
      /^Папка \. занята: «Опора» уже запущена/,
    );
    await first.close();
    expect(await engineOf({ path })).toHaveProperty('url');
  });

  test('a log whose file is gone or empty is kept and told of: it holds what was acknowledged', async () => {
    const path = join(freshFolder(), 'table.sqlite');
    const engine = await apart(path);
    await engine.ask('CreateTable', chart);
    await engine.put('a');
    await engine.kill();
    const log = readFileSync(`${path}-wal`);
    for (const spoil of [() => truncateSync(path, 0), () => rmSync(path)]) {
      spoil();
      const refused = await startTable({ path, key }).catch((error) => error);
      expect(explain(refused, { port: 1, root: '.' })).toMatch(/^Данные в папке \. повреждены/);
      expect(readFileSync(`${path}-wal`)).toEqual(log);
    }
  });

  test('a file that is no table, or a broken one, is told to be so and stays as it is', async () => {
    const path = join(freshFolder(), 'table.sqlite');
    const bytes = Buffer.from('Это не таблица, а письмо. '.repeat(100));
    writeFileSync(path, bytes);
    const broken = await startTable({ path, key }).catch((error) => error);
    expect(explain(broken, { port: 1, root: '.' })).toMatch(/^Данные в папке \. повреждены/);
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe('a disk', () => {
  /** What the console says, so that somebody at the machine knows. */
  const console503 = '503 ServiceUnavailable: Service is unable to handle request.';

  test('without room refuses what is new with 503, has what was taken, and goes on when there is room', async () => {
    const engine = await engineOf({ path: join(freshFolder(), 'table.sqlite'), pages: 60 });
    await engine.ask('CreateTable', chart);
    const kept: string[] = [];
    let said: unknown;
    for (let n = 10; n < 100; n++) {
      said = await engine.put(`k${n}`, { ...blank(8000), briefs: { S: `k${n}` } });
      if (said === console503) break;
      kept.push(`k${n}`);
    }
    expect(said).toBe(console503);
    expect(kept.length).toBeGreaterThan(3);
    expect([await engine.names(), await engine.names('briefs')]).toEqual([kept, kept]);
    for (const sk of kept.splice(0, 2)) expect(done(await engine.remove(sk))).toBe(true);
    expect(done(await engine.put('k99', blank(8000)))).toBe(true);
    expect(await engine.names()).toEqual([...kept, 'k99']);
  });

  test('where no file may grow refuses with 503, says it in a sentence, and lives', async () => {
    const path = join(freshFolder(), 'table.sqlite');
    const engine = await apart(path, 'ulimit -f 600');
    await engine.ask('CreateTable', chart);
    const kept: string[] = [];
    let said: unknown;
    for (let n = 100; n < 400 && said !== console503; n++) {
      said = await engine.put(`k${n}`, blank(8000));
      if (said !== console503) kept.push(`k${n}`);
    }
    expect(said).toBe(console503);
    expect(await engine.names()).toEqual(kept);
    await expect
      .poll(() => engine.errors())
      .toMatch(/^(На диске нет места|Диск отвечает с ошибкой)/m);
    await engine.kill();
    const after = await engineOf({ path });
    expect(await after.names()).toEqual(kept);
    expect(done(await after.put('more', blank(8000)))).toBe(true);
  });
});

describe('what is over', () => {
  const seconds = (from: number) => ({
    expires: { N: String(Math.floor(Date.now() / 1000) + from) },
  });
  const told = { AttributeName: 'expires', Enabled: true };

  test('is forgotten by itself, of the table and of its indexes, and nothing else is', async () => {
    const engine = await engineOf({ sweepEvery: 20 });
    await engine.ask('CreateTable', chart);
    const briefs = { briefs: { S: 'b' } };
    for (let n = 0; n < 450; n++) await engine.put(`over${n}`, { ...briefs, ...seconds(-1) });
    await engine.put('soon', { ...briefs, ...seconds(1000) });
    await engine.put('ages', { ...briefs, ...seconds(-6 * 366 * 86_400) });
    await engine.put('text', { ...briefs, expires: { S: '1' } });
    await engine.put('ever', briefs);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await engine.names()).toHaveLength(454);
    await engine.ask('UpdateTimeToLive', { TableName: 'opora', TimeToLiveSpecification: told });
    const left = ['ages', 'ever', 'soon', 'text'];
    await until(async () => (await engine.names()).length === 4);
    expect([await engine.names(), await engine.names('briefs')]).toEqual([left, left]);
    await engine.put('late', seconds(-1));
    await until(async () => (await engine.get('late')) === undefined);
  });
});

describe('indexes', () => {
  test('may learn late, in the order of the changes; the table itself never', async () => {
    const engine = await engineOf({ lag: 150 });
    await engine.ask('CreateTable', chart);
    await engine.put('a', { briefs: { S: '1' } });
    await engine.put('b', { briefs: { S: '2' } });
    await engine.remove('b');
    expect([await engine.names(), await engine.names('briefs')]).toEqual([['a'], []]);
    await until(async () => (await engine.names('briefs')).length === 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await engine.names('briefs')).toEqual(['a']);
  });
});
