/** Conditions, on any engine (`bench.ts`). */
import { describe, expect, test } from 'vitest';
import { ask, at, put, TableName, words, wrong } from './bench.ts';

describe('a condition', () => {
  const item = {
    ...at('condition'),
    n: { N: '1' },
    m: { M: { x: { N: '7' } } },
    l: { L: [{ S: 'abc' }, { NULL: true }] },
  };
  const given: Record<string, object> = {
    ':one': { N: '1.0' },
    ':seven': { N: '7' },
    ':a': { S: 'a' },
    ':null': { NULL: true },
    ':yes': { BOOL: true },
  };
  const held = async (ConditionExpression: string) => {
    await put(item);
    const used = Object.entries(given).filter(([word]) =>
      new RegExp(`${word}\\b`).test(ConditionExpression),
    );
    return put(item, {
      ConditionExpression,
      ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
      ...(/#n/.test(ConditionExpression) && { ExpressionAttributeNames: { '#n': 'n' } }),
    });
  };

  test.each([
    'attribute_exists(pk)',
    'attribute_not_exists(lacks)',
    'attribute_exists(m.x) AND attribute_not_exists(m.y)',
    'n = :one',
    '#n = :one',
    'n <= :one',
    'n >= :one',
    'n < :seven',
    'lacks <> :one',
    'm.x = :seven',
    'l[1] = :null',
    'begins_with(l[0], :a)',
    'n BETWEEN :one AND :seven',
    'NOT n = :seven',
    'not (n = :seven or n = :null)',
    'n = :one OR attribute_exists(x) AND attribute_exists(y)',
    '(n = :one) AND (attribute_exists(m))',
    '((n = :one) OR attribute_exists(x))',
    '((n = :one) AND (n = :one))',
  ])('%s holds', async (expression) => expect(words(await held(expression))).toBe('done'));

  test.each([
    'attribute_not_exists(pk)',
    'n <> :one',
    'n > :one',
    'lacks = :one',
    'lacks < :one',
    'n = :a',
    'n > :a',
    'l[9] = :a',
    'begins_with(n, :a)',
    '(n = :one OR attribute_exists(x)) AND attribute_exists(y)',
  ])('%s does not', async (expression) =>
    expect(await held(expression)).toBe(
      '400 ConditionalCheckFailedException: The conditional request failed',
    ),
  );

  test.each([
    ['n =', 'Syntax error; token: "<EOF>"'],
    ['n == :one', 'Syntax error; token: "=", near: "== :one"'],
    ['n $ :one', 'Syntax error; token: "$", near: "n $ :one"'],
    ['n = :one extra', 'Syntax error; token: "extra", near: ":one extra"'],
    ['', 'The expression can not be empty;'],
    ['((n = :one))', 'The expression has redundant parentheses;'],
    ['((n = :one) )', 'The expression has redundant parentheses;'],
    ['_n = :one', 'Syntax error; token: "_"'],
    ['n\u00a0= :one', 'Syntax error; token: "'],
    ['l[00] = :a', 'Syntax error; token: "'],
    [
      'n BETWEEN :one AND :a',
      'The BETWEEN operator requires same data type for lower and upper bounds;',
    ],
    [
      'n BETWEEN n AND :one',
      'The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN',
    ],
    [
      'begins_with(n, n)',
      'The first operand must be distinct from the remaining operands for this operator or function; operator: begins_with',
    ],
    [
      Array.from({ length: 151 }, () => 'a = b').join(' AND '),
      'The expression contains too many operators; operator count: 301',
    ],
    [
      Array.from({ length: 33 }, () => 'a')
        .join('.')
        .concat(' = b'),
      'The document path has too many nesting',
    ],
    ['foo(n)', 'Invalid function name; function: foo'],
    [
      'attribute_exists(:one)',
      'Operator or function requires a document path; operator or function: attribute_exists',
    ],
    ['name = :one', 'Attribute name is a reserved keyword; reserved keyword: name'],
    ['Status = :one', 'Attribute name is a reserved keyword; reserved keyword: Status'],
    [
      'n = n',
      'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]',
    ],
    [
      'n < :yes',
      'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
    ],
    [
      'begins_with(n, :one)',
      'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    ],
    [
      'n BETWEEN :seven AND :one',
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound;',
    ],
    [
      'n = :lost',
      'An expression attribute value used in expression is not defined; attribute value: :lost',
    ],
    [
      '#lost = :one',
      'An expression attribute name used in the document path is not defined; attribute name: #lost',
    ],
  ])('«%s» is refused: %s', async (expression, message) =>
    expect(await held(expression)).toEqual(wrong(`Invalid ConditionExpression: ${message}`)),
  );

  test('with names and values that it does not use is refused', async () => {
    const ConditionExpression = 'attribute_exists(pk)';
    const values = { ExpressionAttributeValues: { ':x': { S: 'x' } } };
    const names = { ExpressionAttributeNames: { '#x': 'x' } };
    for (const more of [values, names]) {
      const [kind] = Object.keys(more);
      expect(await put(item, { ConditionExpression, ...more })).toEqual(
        wrong(`Value provided in ${kind} unused in expressions: keys: {`),
      );
      expect(await put(item, more)).toEqual(
        wrong(`${kind} can only be specified when using expressions`),
      );
      expect(await put(item, { ConditionExpression, [`${kind}`]: {} })).toEqual(
        wrong(`${kind} must not be empty`),
      );
    }
  });

  test('stands for names and values by letters, digits and «_», 255 at most, and for no empty name', async () => {
    const ask1 = (word: string, name: string) =>
      put(item, {
        ConditionExpression: `attribute_exists(${word})`,
        ExpressionAttributeNames: { [word]: name },
      });
    expect(words(await ask1('#_n1', 'n'))).toBe('done');
    for (const [word, name] of [
      ['#a-b', 'n'],
      [`#${'a'.repeat(255)}`, 'n'],
      ['#a', ''],
      ['#a', 'n'.repeat(65_536)],
    ] as const)
      expect(await ask1(word, name)).toEqual(wrong(''));
  });

  test('is refused with a word for what it should tell that nobody knows', async () => {
    for (const ReturnValuesOnConditionCheckFailure of ['FOO', '', 'ALL_NEW'])
      expect(
        await put(item, {
          ConditionExpression: 'attribute_exists(pk)',
          ReturnValuesOnConditionCheckFailure,
        }),
      ).toEqual(wrong(''));
  });

  test('does not lead into a key', async () => {
    for (const expression of ['sk.x = :a', 'briefs[0] = :a'])
      expect(await held(expression)).toEqual(wrong('Key attributes must be scalars;'));
  });

  test('that was not met tells what lies there, where that is asked for', async () => {
    await put(item);
    const unmet = { ConditionExpression: 'attribute_not_exists(pk)' };
    const body = {
      TableName,
      Item: item,
      ...unmet,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
    expect(await ask('PutItem', body, { whole: true })).toMatchObject({
      Item: { ...item, n: { N: '1' } },
    });
    const silent = { TableName, Item: item, ...unmet };
    expect(await ask('PutItem', silent, { whole: true })).not.toHaveProperty('Item');
  });
});
