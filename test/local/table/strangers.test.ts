/** Who may ask the table, and what: whoever has not the key of this machine, and what Amazon would do otherwise, is refused. */
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTable } from '../../../infra/local/table/start.ts';
import { openWire } from '../../stores/wire.ts';
import { chart, key, TableName } from './bench.ts';

const engine = await startTable({ key });
const ask = openWire(engine.url, key);
const list = { TableName: 'opora' };
beforeAll(async () => {
  await ask('CreateTable', chart);
  return engine.close;
});

describe('who may not ask', () => {
  test.each([
    ['another key', { ...key, accessKeyId: 'other' }, 'UnrecognizedClientException'],
    ['another secret', { ...key, secretAccessKey: 'x' }, 'InvalidSignatureException'],
    ['another region', { ...key, region: 'mars' }, 'IncompleteSignatureException'],
  ])('by %s', async (_title, other, name) => {
    expect(await openWire(engine.url, other)('DescribeTable', list)).toContain(`400 ${name}`);
  });

  test.each([
    ['without a signature', { authorization: '' }, 'MissingAuthenticationTokenException'],
    ['with half of one', { authorization: 'AWS4-HMAC-SHA256 x' }, 'IncompleteSignatureException'],
    [
      'that signs what every object has',
      {
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=constructor;host, Signature=0',
      },
      'IncompleteSignatureException',
    ],
    ['of an hour ago', { 'x-amz-date': '20200101T000000Z' }, 'IncompleteSignatureException'],
    [
      'for another operation',
      { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
      'InvalidSignatureException',
    ],
    ['with an unsigned header', { 'x-amz-more': '1' }, 'AccessDeniedException'],
  ])('%s', async (_title, headers, name) => {
    expect(await ask('DescribeTable', list, { headers })).toContain(`400 ${name}`);
  });

  test('with another body than was signed', async () => {
    const sign = JSON.stringify({ TableName: 'another' });
    expect(await ask('DescribeTable', list, { sign })).toContain('400 InvalidSignatureException');
  });

  test('an hour late: a request that somebody kept is none', async () => {
    const then = Date.now() - 3_600_000;
    expect(await ask('DescribeTable', list, { at: new Date(then) })).toContain(
      '400 InvalidSignatureException',
    );
  });
});

/** What raw words get. */
const speak = (words: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(engine.url);
    const socket = connect(Number(port), hostname, () => socket.write(words));
    let said = '';
    socket.on('data', (piece) => {
      said += piece;
      socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });
const lines = (...of: string[]) => [...of, '', ''].join('\r\n');

describe('a page of another site', () => {
  test('is not let in by a name of its own that points here', async () => {
    const said = await speak(lines('POST / HTTP/1.1', 'Host: evil.example', 'Content-Length: 0'));
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).toContain('AccessDeniedException');
  });

  test('is told nothing that a browser would give it', async () => {
    const { host } = new URL(engine.url);
    const asked = ['Origin: http://evil.example', 'Access-Control-Request-Method: POST'];
    for (const method of ['OPTIONS', 'POST', 'GET']) {
      const said = await speak(
        lines(`${method} / HTTP/1.1`, `Host: ${host}`, ...asked, 'Content-Length: 0'),
      );
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect(said).not.toMatch(/access-control/i);
    }
  });
});

describe('what cannot be read is 400, and the engine goes on', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['no host', 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n'],
    [
      'a body that breaks off',
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz',
    ],
  ])('%s', async (_title, words) => {
    expect(await speak(words)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await ask('DescribeTable', list)).toHaveProperty('Table');
  });

  test.each([
    ['half of JSON', '{'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a text where a map belongs', '{"TableName":"opora","Key":"x"}'],
    ['a number where a text belongs', '{"TableName":"opora","Key":{"pk":{"S":5},"sk":{"S":"a"}}}'],
    ['half a pair of UTF-16', '{"TableName":"opora","Key":{"pk":{"S":"\\ud800"},"sk":{"S":"a"}}}'],
    ['a hundred thousand lists in each other', `{"TableName":${'['.repeat(100_000)}`],
  ])('%s', async (_title, body) => {
    expect(await ask('GetItem', body)).toContain('400 SerializationException');
    expect(await ask('DescribeTable', list)).toHaveProperty('Table');
  });

  test('more than 16 MB is 413', async () => {
    expect(await ask('GetItem', 'x'.repeat(17 * 1024 * 1024))).toContain('413 ');
  });
});

describe('what this engine does not do is said, never passed over', () => {
  const at = { pk: { S: 'p' }, sk: { S: 'a' } };
  const values = { ExpressionAttributeValues: { ':x': { S: 'x' } } };
  const query = { TableName, KeyConditionExpression: 'pk = :x', ...values };
  const update = { TableName, Key: at, ...values };

  test.each([
    'Scan',
    'BatchWriteItem',
    'TransactWriteItems',
    'DeleteTable',
    'ListTables',
    'constructor',
  ])('the operation %s', async (operation) => {
    expect(await ask(operation, {})).toContain('400 UnknownOperationException');
  });

  test.each([
    ['PutItem', { TableName, Item: { ...at, x: { SS: ['a'] } } }],
    ['PutItem', { TableName, Item: { ...at, x: { B: 'YQ==' } } }],
    ['PutItem', { TableName, Item: at, Expected: {} }],
    ['PutItem', { TableName, Item: at, ReturnConsumedCapacity: 'TOTAL' }],
    ['PutItem', { TableName, Item: at, ConditionExpression: 'contains(x, :x)', ...values }],
    ['PutItem', { TableName, Item: at, ConditionExpression: 'x IN (:x)', ...values }],
    ['UpdateItem', { ...update, UpdateExpression: 'SET x = list_append(x, :x)' }],
    ['UpdateItem', { ...update, UpdateExpression: 'DELETE x :x' }],
    ['UpdateItem', { ...update, UpdateExpression: 'SET x = :x', ReturnValues: 'UPDATED_NEW' }],
    ['GetItem', { TableName, Key: at, ProjectionExpression: 'x' }],
    ['Query', { ...query, FilterExpression: 'x = :x' }],
    ['Query', { ...query, Select: 'COUNT' }],
    ['BatchGetItem', { RequestItems: { opora: { Keys: [at] }, other: { Keys: [at] } } }],
    ['CreateTable', { ...chart, TableName: 'more', BillingMode: 'PROVISIONED' }],
    ['CreateTable', { ...chart, TableName: 'more', LocalSecondaryIndexes: [] }],
  ])('%s with %j', async (operation, body) => {
    expect(await ask(operation, body)).toMatch(
      /^400 ValidationException: .* is not implemented by the table of one machine$/,
    );
    expect(await ask('GetItem', { TableName, Key: at })).toEqual({});
  });
});
