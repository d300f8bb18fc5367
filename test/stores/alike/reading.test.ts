/** Queries and batches, on any engine (`bench.ts`). */
import { describe, expect, test } from 'vitest';
import { uuid } from '../../acts.ts';
import type { Said } from '../wire.ts';
import { ask, at, put, query, TableName, wrong } from './bench.ts';

describe('a query', () => {
  const all = ['1', '2', '3', '4', '5'];
  const seed = async (pk: string) => {
    for (const id of all)
      await put({
        ...at(`k${id}`, pk),
        briefs: { S: `B${id}` },
        brief: { S: id },
        kept: { S: 'o' },
      });
    return { ':p': { S: pk } };
  };
  const ids = (said: Said) =>
    ((said as { Items: { sk: { S: string } }[] }).Items ?? []).map((one) => one.sk.S.slice(1));

  test.each([
    ['', {}, all],
    [' AND sk > :k', { ':k': { S: 'k3' } }, ['4', '5']],
    [' AND sk >= :k', { ':k': { S: 'k3' } }, ['3', '4', '5']],
    [' AND sk < :k', { ':k': { S: 'k3' } }, ['1', '2']],
    [' AND sk <= :k', { ':k': { S: 'k3' } }, ['1', '2', '3']],
    [' AND sk = :k', { ':k': { S: 'k3' } }, ['3']],
    [' AND sk BETWEEN :k AND :l', { ':k': { S: 'k2' }, ':l': { S: 'k4' } }, ['2', '3', '4']],
    [' AND begins_with(sk, :k)', { ':k': { S: 'k' } }, all],
    [' AND begins_with(sk, :k)', { ':k': { S: 'k2' } }, ['2']],
  ])('«pk = :p%s»', async (more, values, found) => {
    const p = await seed(uuid());
    const given = { ...p, ...values };
    expect(ids(await query(`pk = :p${more}`, given))).toEqual(found);
    expect(ids(await query(`pk = :p${more}`, given, { ScanIndexForward: false }))).toEqual(
      [...found].reverse(),
    );
    if (more) expect(ids(await query(`(${more.slice(5)}) AND (pk = :p)`, given))).toEqual(found);
  });

  test('orders by the bytes of UTF-8, not by the halves of UTF-16', async () => {
    const pk = uuid();
    for (const sk of ['x\uffee', 'x\u{1f600}', 'xя', 'xz']) await put(at(sk, pk));
    expect(ids(await query('pk = :p', { ':p': { S: pk } }))).toEqual([
      'z',
      'я',
      '\uffee',
      '\u{1f600}',
    ]);
  });

  test('ends where its limit does, and says where it goes on even if nothing comes', async () => {
    const p = await seed(uuid());
    const pages = async (Limit: number) => {
      const found: string[][] = [];
      let next: object = {};
      do {
        const page = await query('pk = :p', p, { Limit, ...next });
        found.push(ids(page));
        const { LastEvaluatedKey } = page as Record<string, unknown>;
        next = { ...(LastEvaluatedKey !== undefined && { ExclusiveStartKey: LastEvaluatedKey }) };
      } while (Object.keys(next).length > 0);
      return found;
    };
    expect(await pages(5)).toEqual([all, []]);
    expect(await pages(6)).toEqual([all]);
    expect(await pages(2)).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  test('gives a megabyte at once', async () => {
    const pk = uuid();
    for (let n = 10; n < 22; n++) await put({ ...at(`k${n}`, pk), w: { S: 'x'.repeat(150_000) } });
    const page = await query('pk = :p', { ':p': { S: pk } });
    expect(page).toMatchObject({ Count: 7, LastEvaluatedKey: at('k16', pk) });
  });

  test('of an index gives what it carries, in its order', async () => {
    const pk = uuid();
    for (let n = 1; n < 6; n++)
      await put({
        ...at(`k${n}`, pk),
        briefs: { S: `${5 - n}` },
        brief: { S: 'b' },
        kept: { S: 'o' },
      });
    const page = await query('pk = :p', { ':p': { S: pk } }, { IndexName: 'briefs' });
    expect(ids(page)).toEqual([...all].reverse());
    expect((page as { Items: object[] }).Items[0]).toEqual({
      ...at('k5', pk),
      briefs: { S: '0' },
      brief: { S: 'b' },
    });
  });

  test.each([
    [
      'pk = :p AND begins_with(sk, :n)',
      { ':n': { S: 's'.repeat(1025) } },
      'One or more parameter values were invalid: ',
    ],
    [
      '((pk = :p))',
      {},
      'Invalid KeyConditionExpression: The expression has redundant parentheses;',
    ],
    [
      'pk = :p AND ((sk = :p))',
      {},
      'Invalid KeyConditionExpression: The expression has redundant parentheses;',
    ],
    ['sk = :p', {}, 'Query condition missed key schema element'],
    ['pk = :p AND kept = :p', {}, 'Query condition missed key schema element'],
    ['pk > :p', {}, 'Query key condition not supported'],
    ['pk = :p AND sk <> :p', {}, 'Invalid operator used in KeyConditionExpression: <>'],
    [
      'pk = :n',
      { ':n': { N: '1' } },
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    [
      'pk = :n',
      { ':n': { S: '' } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
    ],
  ])('«%s» is refused', async (expression, values, message) => {
    const p = /:p/.test(expression) ? { ':p': { S: 'p' } } : {};
    expect(await query(expression, { ...p, ...values })).toEqual(wrong(message));
  });

  test.each([
    ['a limit of nothing', { Limit: 0 }],
    ['an index that is not there', { IndexName: 'none' }],
    ['a consistent read of an index', { IndexName: 'briefs', ConsistentRead: true }],
    ['a start in another partition', { ExclusiveStartKey: at('k2', 'other') }],
    ['a start without its place', { ExclusiveStartKey: { pk: { S: 'p' } } }],
    [
      'a start of an index without its place there',
      { IndexName: 'briefs', ExclusiveStartKey: at('k2') },
    ],
  ])('%s is refused', async (_title, more) =>
    expect(await query('pk = :p', { ':p': { S: 'p' } }, more)).toEqual(wrong('')),
  );

  test('a start outside of what is asked for is refused', async () => {
    const values = { ':p': { S: 'p' }, ':k': { S: 'k' } };
    const start = { ExclusiveStartKey: at('z') };
    const edge = { ExclusiveStartKey: at('k') };
    expect(await query('pk = :p AND sk > :k', values, edge)).toEqual(
      wrong('The provided starting key does not match the range key predicate'),
    );
    expect(await query('pk = :p AND begins_with(sk, :k)', values, start)).toEqual(
      wrong('The provided starting key does not match the range key predicate'),
    );
  });
});

describe('a batch', () => {
  const batch = (Keys: object[]) =>
    ask('BatchGetItem', { RequestItems: { [TableName]: { Keys } } });

  test('gives what is there', async () => {
    await put(at('batch'));
    expect(await batch([at('batch'), at('none')])).toEqual({
      Responses: { [TableName]: [at('batch')] },
      UnprocessedKeys: {},
    });
  });

  test('of nothing, of more than 100 keys, of a key twice, of no key is refused', async () => {
    const many = Array.from({ length: 101 }, (_, n) => at(`b${n}`));
    for (const keys of [[], many, [at('a'), at('a')], [{ pk: { S: 'a' } }]])
      expect(await batch(keys)).toEqual(wrong(''));
  });

  test('of more than 16 MB names what it did not give', async () => {
    const pk = uuid();
    const keys = Array.from({ length: 60 }, (_, n) => at(`k${n + 10}`, pk));
    for (const one of keys) await put({ ...one, w: { S: 'x'.repeat(300_000) } });
    const said = (await batch(keys)) as {
      Responses: Record<string, object[]>;
      UnprocessedKeys: Record<string, { Keys: object[] }>;
    };
    const [given, left] = [said.Responses[TableName], said.UnprocessedKeys[TableName]?.Keys];
    expect(given?.length).toBe(55);
    expect([...(given ?? []).map(({ w, ...one }: { w?: object }) => one), ...(left ?? [])]).toEqual(
      expect.arrayContaining(keys),
    );
  });
});
