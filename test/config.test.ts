/** One reader of the environment, and every ground sets exactly the names that it knows. */
import { afterAll, expect, test } from 'vitest';
import { configNames, readConfig } from '../functions/config.ts';
import { stand } from './ground.ts';

const before = new Set(Object.keys(process.env));
const ground = await stand({ mode: 'demonstration' });
afterAll(ground.stop);

const set = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name.startsWith('OPORA_')),
);
const optional = ['OPORA_TODAY', 'OPORA_REPLY', 'OPORA_SMTP', 'OPORA_EDGE'];

test('a name that is missing, empty or wrong stops the start with a sentence that says what it is for', () => {
  for (const name of Object.keys(configNames).filter((one) => !optional.includes(one))) {
    const { [name]: _, ...rest } = set;
    for (const environment of [rest, { ...rest, [name]: '' }]) {
      const read = () => readConfig(environment);
      expect(read).toThrow(`${name}: ${configNames[name as keyof typeof configNames]}`);
    }
  }
  expect(() => readConfig({ ...set, OPORA_SITE: 'not a site' })).toThrow('OPORA_SITE');
  expect(() => readConfig({ ...set, OPORA_SECRET: 'short' })).toThrow('OPORA_SECRET');
  expect(() => readConfig({ ...set, OPORA_EDGE: 'short' })).toThrow('OPORA_EDGE');
  expect(() => readConfig({ ...set, OPORA_TODAY: 'yesterday' })).toThrow('OPORA_TODAY');
  for (const wrong of ['mail.example', 'http://mail.example', 'smtp://'])
    expect(() => readConfig({ ...set, OPORA_SMTP: wrong })).toThrow('OPORA_SMTP');
  expect(() => readConfig({ ...set, OPORA_REPLY: 'nobody' })).toThrow('OPORA_REPLY');
});

test('all that is missing is said at once, and no value of a secret with it', () => {
  const names = Object.keys(configNames).filter((one) => !optional.includes(one));
  const error = (() => {
    try {
      readConfig({ OPORA_SECRET: 'kratkij-sekret' });
    } catch (caught) {
      return String(caught);
    }
    return '';
  })();
  for (const name of names) expect(error).toContain(name);
  expect(error).not.toContain('kratkij-sekret');
});

test('the local ground sets every name, and none that nobody reads', () => {
  // An SMTP server is for whoever has one; answers go to the office that the environment names; there is no edge here.
  const named = Object.keys(configNames).filter((name) => !/REPLY|SMTP|EDGE/.test(name));
  expect(Object.keys(set).sort()).toEqual(named.sort());
  const added = Object.keys(process.env).filter((name) => !before.has(name));
  expect(added.filter((name) => !/^(OPORA|AWS)_/.test(name))).toEqual([]);
});

test('a site is read as an origin, and today may be absent', () => {
  const { OPORA_TODAY: _, ...real } = set;
  const config = readConfig({ ...real, OPORA_SITE: 'https://opora.example/path/?x' });
  expect([config.site, config.today]).toEqual(['https://opora.example', undefined]);
});
