/** Updates, on any engine (`bench.ts`). */
import { describe, expect, test } from 'vitest';
import { at, get, put, update, words, wrong } from './bench.ts';

describe('an update', () => {
  test('never makes an item deeper than one may be put', async () => {
    await put({ ...at('grows'), m: { M: {} } });
    let said: unknown;
    for (let n = 0; n < 40 && typeof said !== 'string'; n++)
      said = await update('grows', 'SET m.x = m');
    expect(said).toEqual(wrong('Nesting Levels have exceeded supported limits'));
    const { Item } = (await get('grows')) as { Item: object };
    expect(words(await put(Item))).toBe('done');
  });

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
      'SET a = if_not_exists(pk, lacks)',
      {},
      'The provided expression refers to an attribute that does not exist in the item',
    ],
    [
      'SET a = if_not_exists(b, b)',
      {},
      'Invalid UpdateExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: if_not_exists',
    ],
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
