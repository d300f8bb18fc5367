/** Which operations there are, and what each may be asked: a parameter beside these is refused, never passed over. */
import { Refusal } from '../gate/refusal.ts';
import { openReads } from './read.ts';
import { absent, unreadable } from './refusals.ts';
import type { Rows } from './rows.ts';
import type { Tables } from './tables.ts';
import { type Asked, type Indexing, openWrites } from './write.ts';

type Operation = { asks: readonly string[]; do: (asked: Asked) => string };

const EXPRESSION = ['ExpressionAttributeNames', 'ExpressionAttributeValues'];
const CONDITION = ['ConditionExpression', 'ReturnValuesOnConditionCheckFailure', 'ReturnValues'];

/** The operations on one file. */
export function openOperations(rows: Rows, tables: Tables, indexing: Indexing) {
  const reads = openReads(rows);
  const writes = openWrites(rows, indexing);
  const operations: Record<string, Operation> = {
    GetItem: {
      asks: ['TableName', 'Key', 'ConsistentRead'],
      do: (asked) => reads.get(tables.of(asked), asked),
    },
    BatchGetItem: {
      asks: ['RequestItems'],
      do(asked) {
        const [[TableName, keys] = [], ...more] = Object.entries(
          (asked.RequestItems ?? {}) as Record<string, Asked>,
        );
        if (!keys || more.length > 0) throw absent('A batch that is not of one table');
        only(keys, ['Keys', 'ConsistentRead']);
        return reads.many(tables.of({ TableName }), keys);
      },
    },
    Query: {
      asks: [
        ...['TableName', 'IndexName', 'KeyConditionExpression', ...EXPRESSION, 'ConsistentRead'],
        ...['ScanIndexForward', 'Limit', 'ExclusiveStartKey', 'Select'],
      ],
      do: (asked) => reads.query(tables.of(asked), asked),
    },
    PutItem: {
      asks: ['TableName', 'Item', ...CONDITION, ...EXPRESSION],
      do: (asked) => writes.put(tables.of(asked), asked),
    },
    UpdateItem: {
      asks: ['TableName', 'Key', 'UpdateExpression', ...CONDITION, ...EXPRESSION],
      do: (asked) => writes.update(tables.of(asked), asked),
    },
    DeleteItem: {
      asks: ['TableName', 'Key', ...CONDITION, ...EXPRESSION],
      do: (asked) => writes.remove(tables.of(asked), asked),
    },
    CreateTable: {
      asks: [
        ...['TableName', 'KeySchema', 'AttributeDefinitions', 'BillingMode'],
        'GlobalSecondaryIndexes',
      ],
      do: tables.create,
    },
    DescribeTable: { asks: ['TableName'], do: tables.describe },
    UpdateTable: {
      asks: ['TableName', 'AttributeDefinitions', 'GlobalSecondaryIndexUpdates'],
      do: tables.update,
    },
    UpdateTimeToLive: { asks: ['TableName', 'TimeToLiveSpecification'], do: tables.expire },
    DescribeTimeToLive: { asks: ['TableName'], do: tables.expiry },
  };

  /** Does one; gives the JSON text of its answer. */
  return (name: string, asked: Asked): string => {
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation) throw new Refusal(400, 'UnknownOperationException', '');
    only(asked, operation.asks);
    return operation.do(asked);
  };
}

/** Takes out what is null, as Amazon does, and refuses what is not of these. */
function only(asked: Asked, names: readonly string[]): void {
  for (const [name, value] of Object.entries(asked)) {
    if (value === null) delete asked[name];
    else if (!names.includes(name)) throw absent(`The parameter ${name}`);
    else if (FLAGS.has(name) && typeof value !== 'boolean')
      throw unreadable(`${name} cannot be converted to Boolean`);
  }
}
const FLAGS = new Set(['ConsistentRead', 'ScanIndexForward']);
