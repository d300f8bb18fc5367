/** The deployer's own file: what does not fit is said at its place, what is not said is as usual, and git does not see it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readEnvironments } from '../../infra/aws/chosen.ts';
import { fixture } from './assembly.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'opora-environments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const whole = JSON.parse(readFileSync(fixture, 'utf8'));

/** Reads a file that says this. */
function read(said: unknown) {
  const path = join(folder, 'environments.json');
  writeFileSync(path, typeof said === 'string' ? said : JSON.stringify(said));
  return readEnvironments(path);
}
/** Reads the fixture with a change of its production. */
const changed = (change: object) => () => read({ prod: { ...whole.prod, ...change } });

describe('a file', () => {
  test('that is not there is refused with what to do', () => {
    expect(() => readEnvironments(join(folder, 'none.json'))).toThrow(
      'Copy infra/aws/environments.example.json to infra/aws/environments.json',
    );
  });

  test.each(['', '{"dev":', '{"dev": {},}'])('that is no JSON is refused as that: %j', (text) => {
    expect(() => read(text)).toThrow('is no JSON: ');
  });

  test.each([
    [[], 'the file: must be said, in braces'],
    [{ production: whole.prod }, 'production: nobody knows this name'],
    [{ prod: 'yes' }, 'prod: must be said, in braces'],
    [{ dev: { ...whole.dev, domain: whole.prod.domain } }, 'dev.domain: nobody knows this name'],
    [{ dev: { ...whole.dev, limits: 7 } }, 'dev.limits: must be said, in braces'],
  ])('of another make is refused at its place: %#', (said, sentence) => {
    expect(() => read(said)).toThrow(sentence);
  });

  test.each([
    [{ account: 333333333333 }, 'prod.account: must be twelve digits, in quotes'],
    [{ account: undefined }, 'prod.account: must be twelve digits, in quotes'],
    [{ acount: '1' }, 'prod.acount: nobody knows this name'],
    [{ region: 'Frankfurt' }, 'prod.region: must be a region as eu-central-1'],
    [{ domain: undefined }, 'prod.domain: must be said, in braces'],
    [{ domain: { ...whole.prod.domain, name: 'https://opora.example.ru' } }, 'prod.domain.name: '],
    [
      { domain: { ...whole.prod.domain, certificate: 'arn:aws:acm:eu-central-1:3:certificate/x' } },
      'prod.domain.certificate: must be the ARN of a certificate in us-east-1',
    ],
    [{ sender: 'Опора' }, 'prod.sender: must be an e-mail address'],
    [{ administrator: { email: 'a@b.ru' } }, 'prod.administrator.name: must be some text'],
    [{ contacts: [{ email: 'a@b.ru' }] }, 'prod.contacts.0.name: must be some text'],
    [{ begins: 'all' }, 'prod.begins: must be «none» or «reference»'],
    [{ retention: { logs: 31 } }, 'prod.retention.logs: must be 30, 90 or 365'],
    [{ log: 'WARN' }, 'prod.log: must be «DEBUG» or «INFO»'],
    [{ secret: 0 }, 'prod.secret: must be a whole number from 1 to 10000'],
    [{ limits: { api: { memory: '1 GB' } } }, 'prod.limits.api.memory: must be a whole number'],
  ])('with %j is refused at its place', (change, sentence) => {
    expect(changed(change)).toThrow(sentence);
  });

  test('says all that is wrong with it at once', () => {
    expect(changed({ account: '1', sender: '', tick: 'hourly' })).toThrow(
      /prod\.account: .+\n.+prod\.sender: .+\n.+prod\.tick: /,
    );
  });

  test('in which two share an account is refused', () => {
    const prod = { ...whole.prod, account: whole.dev.account };
    expect(() => read({ ...whole, prod })).toThrow('each environment needs an account of its own');
  });

  test('may name one environment, and say of its limits no more than it wants otherwise', () => {
    const limits = { budget: 7, api: { memory: 512 } };
    const { dev, prod } = changed({ limits, retention: { versions: 10 } })();
    expect(dev).toBeUndefined();
    expect(prod?.limits).toMatchObject({ rate: 100, budget: 7, api: { memory: 512 } });
    expect(prod?.limits.api.concurrency).toBeUndefined();
    expect(prod?.limits.schedule.concurrency).toBe(10);
    expect([prod?.retention, prod?.keep]).toEqual([{ logs: 365, versions: 10 }, true]);
  });
});

test('the example is one that fits, and says all that must be said', () => {
  const found = readEnvironments(join(root, 'infra/aws/environments.example.json'));
  expect(Object.keys(found)).toEqual(['dev', 'staging', 'prod']);
});

test('git does not see the file of a deployer', () => {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split(/\r?\n/);
  expect(ignored).toContain('infra/aws/environments.json');
});
