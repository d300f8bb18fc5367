/**
 * What an engine of the table does, said by requests and answers as they go over the wire. Every row holds on Amazon's own
 * engine too (`.ci/amazon`): what is taken here and not there, or comes out otherwise, would be lost on the way to the cloud.
 */
import { expect } from 'vitest';
import { uuid } from '../../acts.ts';
import { endpoint, key } from '../engine.ts';
import { openWire, type Said } from '../wire.ts';

export const ask = openWire(endpoint, key);
export const TableName = `opora-alike-${uuid().slice(0, 8)}`;
const keyed = (range: string) => [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];
export const defined = (...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
export const index = (name: string, ...NonKeyAttributes: string[]) => ({
  IndexName: name,
  KeySchema: keyed(name),
  Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes },
});
export const chart = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keyed('sk'),
  AttributeDefinitions: defined('pk', 'sk', 'briefs'),
  GlobalSecondaryIndexes: [index('briefs', 'brief')],
};
await ask('CreateTable', chart);

export const at = (sk: string, pk = 'p') => ({ pk: { S: pk }, sk: { S: sk } });
export const put = (item: object, more: object = {}) =>
  ask('PutItem', { TableName, Item: item, ...more });
export const get = (sk: string, pk?: string) => ask('GetItem', { TableName, Key: at(sk, pk) });
export const update = (
  sk: string,
  UpdateExpression: string,
  values: object = {},
  more: object = {},
) =>
  ask('UpdateItem', {
    TableName,
    Key: at(sk),
    UpdateExpression,
    ReturnValues: 'ALL_NEW',
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...more,
  });
export const query = (KeyConditionExpression: string, values: object, more: object = {}) =>
  ask('Query', { TableName, KeyConditionExpression, ExpressionAttributeValues: values, ...more });
export const words = (said: Said) =>
  typeof said === 'string' ? said : Object.keys(said).join(' ') || 'done';
export const wrong = (message: string) =>
  expect.stringContaining(`400 ValidationException: ${message}`);
