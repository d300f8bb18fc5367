/**
 * What nobody honest sends: broken, deep, huge, poisoned bodies, strange headers and names. Each gets a clear refusal,
 * the process stays, and never a 500 (which the ground refuses by itself).
 */
import { afterAll, describe, expect, test } from 'vitest';
import { accept, ask, handIn, item, map, open, owed, review, sha256, uuid } from '../acts.ts';
import { fields, said, stand } from '../ground.ts';
import { pdf } from '../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const admin = await ground.as('admin');
const path = `${map}/tasks/${owed.publication}/submissions`;
const ifMatch = '"1"';
const post = (body: unknown, headers: Record<string, string> = {}) =>
  lyceum.post(path, body, { ifMatch, headers });

describe('a body that is none', () => {
  test.each([
    ['empty', ''],
    ['cut', '{"id": "'],
    ['two', '{}{}'],
    ['a comma too many', '{"items":[],}'],
    ['a comment', '{/**/}'],
    ['a name', 'NaN'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a cut UTF-8', new Uint8Array([0x22, 0xd0])],
    ['a depth of 100,000, never closed', '['.repeat(100_000)],
  ])('%s is 400', async (_, body) => {
    expect(said(await post(body))).toBe('400 unreadable');
  });

  test.each([
    ['a depth of 100,000', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a depth within a field', `{"comment":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['null', 'null'],
    ['a number', '1e400'],
    ['a string', '"x"'],
    ['a list', '[]'],
    ['nothing of what is asked', '{}'],
    ['__proto__', '{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}'],
  ])('%s is 422', async (_, body) => {
    expect(said(await post(body))).toBe('422 invalid');
    expect(({} as Record<string, unknown>).id).toBeUndefined();
  });

  test('a number that is none is named at its field', async () => {
    for (const counts of ['1e400', '-1e400', '1.5', '"1"', 'null', '9007199254740993']) {
      const body = JSON.stringify({ id: uuid(), items: [item()] }).replace(
        '"counts":1',
        `"counts":${counts}`,
      );
      expect(fields(await post(body))[0]).toMatch(/^items\.0\.counts /);
    }
  });

  test('keys given twice and keys nobody asked for are no way in', async () => {
    const sent = item();
    const body = JSON.stringify({ id: uuid(), items: [sent] })
      .replace('{"id"', '{"version":99,"acts":[],"id":"x","id"')
      .replace('"counts":1', '"verdict":{"verdict":"accepted"},"state":"accepted","counts":1');
    expect(said(await post(body))).toBe('200');
    const { task } = (await open(lyceum, owed.publication)).body;
    expect(task.items[0]).toMatchObject({ id: sent.id, state: 'waiting' });
    expect(task.items[0]).not.toHaveProperty('verdict');
  });

  test('256 KB are read, a byte more is 413, and so is a million keys', async () => {
    const limit = 256 * 1024;
    const body = (size: number) => `{"comment":"${'x'.repeat(size - 14)}"}`;
    expect(body(limit)).toHaveLength(limit);
    expect(said(await post(body(limit)))).toBe('422 invalid');
    expect(said(await post(body(limit + 1)))).toBe('413 too-large');
    const keys = `{${Array.from({ length: 1_000_000 }, (_, n) => `"${n}":1`).join(',')}}`;
    expect(said(await post(keys))).toBe('413 too-large');
    expect(said(await post(body(limit + 1), { 'content-length': '10' }))).not.toMatch(/^(200|5)/);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/xml',
    'application/jsonp',
    '',
  ])('a body of the type «%s» is 415', async (type) => {
    expect(said(await post('{}', { 'content-type': type }))).toBe('415 kind');
  });
});

describe('what tries to be something else', () => {
  const formulas = [
    '=HYPERLINK("http://x";"y")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    "'; DROP TABLE",
    '<script>alert(1)</script>',
    '{{7*7}}',
    '#{7*7}',
  ];

  test('formulas, scripts and quotes are kept as the strings that they are (D1)', async () => {
    const items = formulas.map((note) => item({ note }));
    const answer = await handIn(lyceum, owed.publication, items, { comment: formulas.join('\n') });
    expect(said(answer)).toBe('200');
    const notes = (await open(imo, owed.publication)).body.task.items.flatMap(
      (one) => one.note ?? [],
    );
    expect(notes).toEqual(expect.arrayContaining(formulas));
    const back = {
      ...accept(items[0]?.id ?? ''),
      verdict: 'returned' as const,
      reason: 'other',
      comment: '=1+1',
    };
    const judged = await review(imo, owed.publication, [back]);
    expect(judged.body.task.items.find((one) => one.id === items[0]?.id)?.verdict?.comment).toBe(
      '=1+1',
    );
  });

  test('parts of keys and expressions in names reach no other thing (D8)', async () => {
    for (const evil of [
      '#',
      'a#b',
      ':one',
      '#n',
      'lyceum-4#2021',
      '../..',
      'M#kislovodsk',
      '*',
      '%',
      "' OR 1=1",
    ]) {
      const at = encodeURIComponent(evil);
      expect((await imo.get(`${map}/tasks/${at}`)).status).toBe(404);
      expect((await imo.get(`/roadmaps/${at}`)).status).toBe(404);
      expect((await imo.get(`/documents/${at}/${at}/url`)).status).toBe(404);
      expect((await imo.get(`${map}/summaries/${at}/${at}`)).status).toBe(422);
      const keep = { roadmap: evil, school: { id: evil, name: evil, support: [] } };
      expect((await imo.put('/schools', keep, { ifMatch: '"0"' })).status).toBe(422);
      expect((await admin.get(`/people/${at}`)).status).toBe(404);
      const person = { id: uuid(), email: evil, name: evil, right: { role: 'imo' } };
      expect(fields(await admin.post('/people', person))[0]).toMatch(/^email /);
    }
  });

  test('headers of a proxy, another method, a long header change nothing (D7)', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-http-method-override': 'DELETE',
      'x-original-url': '/api/people',
    };
    const answer = await imo.get(map, { headers });
    expect([answer.status, answer.text.includes('evil')]).toEqual([200, false]);
    expect(
      said(await imo.get('/session', { headers: { cookie: `session=${'x'.repeat(11_000)}` } })),
    ).toBe('401 signed-out');
    const bytes = pdf('Host');
    await ask(lyceum, 'lyceum-4', bytes);
    const parts = [{ number: 1, sha256: sha256(bytes) }];
    const places = await lyceum.post<{ parts: { url: string }[] }>(
      `/documents/lyceum-4/${sha256(bytes)}/parts`,
      { parts },
      { headers },
    );
    expect(new URL(places.body.parts[0]?.url ?? '').origin).toBe(ground.storage);
    for (const method of ['PATCH', 'PROPFIND', 'OPTIONS'])
      expect([404, 405], method).toContain((await imo.ask(method, map)).status);
  });

  test('a refusal says its code and nothing of our inside (E9)', async () => {
    const answer = await post({});
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'fields', 'status', 'type']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    for (const name of ['server', 'x-powered-by']) expect(answer.headers.get(name)).toBeNull();
  });
});
