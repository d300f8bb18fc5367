/** Values, the size of an item, and keys, on any engine (`bench.ts`). */
import { describe, expect, test } from 'vitest';
import { ask, at, get, put, TableName, update, words, wrong } from './bench.ts';

describe('values', () => {
  test('come back as they were; a number in its one form', async () => {
    const item = {
      ...at('values'),
      n: { N: '1.50' },
      text: { S: '' },
      list: { L: [{ S: 'я' }, { NULL: true }, { M: {} }] },
      map: { M: { __proto__x: { BOOL: false }, constructor: { S: 'c' } } },
    };
    await put(item);
    expect(await get('values')).toEqual({ Item: { ...item, n: { N: '1.5' } } });
    expect(await get('none')).toEqual({});
  });

  test.each([
    ['+1', '1'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['12E-3', '0.012'],
    ['-0', '0'],
    [`${'1'.repeat(38)}`, '1'.repeat(38)],
    ['9.9e125', `99${'0'.repeat(124)}`],
    ['1e-130', `0.${'0'.repeat(129)}1`],
  ])('the number %s', async (given, kept) => {
    await put({ ...at('number'), n: { N: given } });
    expect(await get('number')).toMatchObject({ Item: { n: { N: kept } } });
  });

  test.each([
    ['no number', { N: 'abc' }],
    ['an empty one', { N: '' }],
    ['one with a space', { N: ' 1' }],
    ['39 digits', { N: '1'.repeat(39) }],
    ['too large', { N: '1e126' }],
    ['too small', { N: '1e-131' }],
    ['no value', {}],
    ['two at once', { S: 'a', N: '1' }],
    ['null that is not', { NULL: false }],
    ['a name of nothing within', { M: { '': { S: 'x' } } }],
  ])('%s is refused, and nothing is kept', async (_title, n) => {
    expect(await put({ ...at('refused'), n })).toEqual(wrong(''));
    expect(await get('refused')).toEqual({});
  });

  test('of 31 maps in each other one is kept, of 32 none', async () => {
    const nested = (depth: number): object =>
      depth === 0 ? { S: 'x' } : { M: { a: nested(depth - 1) } };
    expect(words(await put({ ...at('deep'), n: nested(31) }))).toBe('done');
    expect(await put({ ...at('deep'), n: nested(32) })).toEqual(
      wrong('Nesting Levels have exceeded supported limits'),
    );
  });
});

describe('the size of an item', () => {
  /** Bytes of the names and keys that stand beside `w` and `n`. */
  const beside = 'pk'.length + 'sk'.length + 'w'.length + 'p'.length + 'size'.length;
  const room = 400 * 1024 - beside;
  const fits = async (item: object) => words(await put({ ...at('size'), ...item })) === 'done';

  test('is 400 KB at most, by the bytes of UTF-8: a Cyrillic letter is two', async () => {
    expect(await fits({ w: { S: 'x'.repeat(room) } })).toBe(true);
    expect(await fits({ w: { S: 'x'.repeat(room + 1) } })).toBe(false);
    expect(await fits({ w: { S: 'я'.repeat(Math.floor(room / 2)) } })).toBe(true);
    expect(await fits({ w: { S: 'я'.repeat(Math.floor(room / 2) + 1) } })).toBe(false);
  });

  test.each([
    ['{"N":"0"}', 1],
    ['{"N":"7"}', 2],
    ['{"N":"-7"}', 3],
    ['{"N":"1000"}', 2],
    ['{"N":"123"}', 3],
    ['{"N":"1.5"}', 3],
    ['{"N":"0.001"}', 2],
    ['{"N":"12345678901234567890"}', 11],
    ['{"BOOL":true}', 1],
    ['{"NULL":true}', 1],
    ['{"L":[]}', 3],
    ['{"L":[{"BOOL":true}]}', 5],
    ['{"M":{}}', 3],
    ['{"M":{"ab":{"NULL":true}}}', 7],
  ])('%s takes %i', async (value, bytes) => {
    const n = JSON.parse(value);
    const left = room - 'n'.length - bytes;
    expect([
      await fits({ n, w: { S: 'x'.repeat(left) } }),
      await fits({ n, w: { S: 'x'.repeat(left + 1) } }),
    ]).toEqual([true, false]);
  });

  test('is asked of what an update makes', async () => {
    expect(await update('size', 'SET w = :w', { ':w': { S: 'x'.repeat(400 * 1024) } })).toEqual(
      wrong('Item size to update has exceeded the maximum allowed size'),
    );
  });
});

describe('keys', () => {
  test.each([
    ['without its place', { pk: { S: 'p' } }],
    ['of a number', { pk: { S: 'p' }, sk: { N: '1' } }],
    ['of nothing', { pk: { S: 'p' }, sk: { S: '' } }],
    ['with too long a partition', { pk: { S: 'p'.repeat(2049) }, sk: { S: 'a' } }],
    [
      'with too long a place: 1,026 bytes of Cyrillic',
      { pk: { S: 'p' }, sk: { S: 'я'.repeat(513) } },
    ],
  ])('%s are refused in writing and in reading', async (_title, item) => {
    expect(await put(item)).toEqual(wrong(''));
    expect(await ask('GetItem', { TableName, Key: item })).toEqual(wrong(''));
  });

  test('of a partition may be longer than of a place, in an index too', async () => {
    const item = { ...at('long', 'п'.repeat(1000)), briefs: { S: 'b' } };
    expect(words(await put(item))).toBe('done');
  });

  test('with more than a key are refused in reading', async () => {
    expect(await ask('GetItem', { TableName, Key: { ...at('a'), x: { S: '1' } } })).toEqual(
      wrong(''),
    );
  });

  test('of an index are texts, not empty ones, of 1,024 bytes at most', async () => {
    for (const briefs of [{ N: '1' }, { S: '' }, { S: 's'.repeat(1025) }]) {
      expect(await put({ ...at('indexed'), briefs })).toEqual(wrong(''));
      expect(await update('indexed', 'SET briefs = :b', { ':b': briefs })).toEqual(wrong(''));
    }
    expect(await get('indexed')).toEqual({});
  });
});
