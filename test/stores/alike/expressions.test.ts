/** Conditions and updates, on any engine (`bench.ts`). */
import { describe, expect, test } from 'vitest';
import { ask, at, get, put, TableName, update, words, wrong } from './bench.ts';

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

describe('an update', () => {
  const one = { ':one': { N: '1' } };
  const x = { ':x': { S: 'x' } };

  test('makes what is not there; adds exactly; sets what there is none of', async () => {
    expect(
      await update('u', 'ADD times :one SET a = if_not_exists(a, :x)', { ...one, ...x }),
    ).toEqual({
      Attributes: { ...at('u'), times: { N: '1' }, a: { S: 'x' } },
    });
    const again = { ':one': { N: '0.2' }, ':x': { S: 'y' } };
    await update('u', 'ADD times :one SET a = if_not_exists(a, :x)', again);
    expect(await update('u', 'SET times = times - :one', { ':one': { N: '0.1' } })).toEqual({
      Attributes: { ...at('u'), times: { N: '1.1' }, a: { S: 'x' } },
    });
  });

  test('sees the item as it was before all of it', async () => {
    await put({ ...at('before'), a: { S: '1' }, m: { M: {} } });
    expect(await update('before', 'SET b = a, a = :x, m.y = :x REMOVE lacks', x)).toEqual({
      Attributes: { ...at('before'), a: { S: 'x' }, b: { S: '1' }, m: { M: { y: { S: 'x' } } } },
    });
    expect(await update('before', 'REMOVE m.y, b')).toEqual({
      Attributes: { ...at('before'), a: { S: 'x' }, m: { M: {} } },
    });
  });

  test('gives what was there, where that is asked for', async () => {
    await put({ ...at('old'), a: { S: '1' } });
    expect(await update('old', 'SET a = :x', x, { ReturnValues: 'ALL_OLD' })).toEqual({
      Attributes: { ...at('old'), a: { S: '1' } },
    });
    expect(await put(at('old'), { ReturnValues: 'ALL_OLD' })).toEqual({
      Attributes: { ...at('old'), a: { S: 'x' } },
    });
    expect(await put(at('old'), { ReturnValues: 'ALL_NEW' })).toEqual(
      wrong('Return values set to invalid value'),
    );
  });

  test.each([
    [
      'SET pk = :x',
      x,
      'One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key',
    ],
    [
      'SET a = :x, a = :x',
      x,
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
    ],
    [
      'SET m.y = :x, m = :x',
      x,
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, y], path two: [m]',
    ],
    [
      'SET a = :x SET b = :x',
      x,
      'Invalid UpdateExpression: The "SET" section can only be used once in an update expression;',
    ],
    ['SET a = :x,', x, 'Invalid UpdateExpression: Syntax error; token: "<EOF>"'],
    ['FOO a = :x', x, 'Invalid UpdateExpression: Syntax error; token: "FOO", near: "FOO a"'],
    [
      'SET name = :x',
      x,
      'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: name',
    ],
    [
      'SET a = lacks + :one',
      one,
      'The provided expression refers to an attribute that does not exist in the item',
    ],
    ['SET a = a + :one', one, 'An operand in the update expression has an incorrect data type'],
    ['ADD a :one', one, 'An operand in the update expression has an incorrect data type'],
    [
      'ADD n :x',
      x,
      'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING',
    ],
    [
      'SET a.b = :x',
      x,
      'The document path provided in the update expression is invalid for update',
    ],
    [
      'SET lacks.b = :x',
      x,
      'The document path provided in the update expression is invalid for update',
    ],
  ])('«%s» is refused', async (expression, values, message) => {
    const item = { ...at('kept'), a: { S: 'a' }, n: { N: '1' }, m: { M: {} } };
    await put(item);
    expect(await update('kept', expression, values)).toEqual(wrong(message));
    expect(await get('kept')).toEqual({ Item: item });
  });
});
