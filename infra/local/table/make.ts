/** The table of the house, made from its chart (`store/keys.ts`), or brought to it where an older chart made it. */
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type GlobalSecondaryIndex,
  type GlobalSecondaryIndexUpdate,
  ResourceInUseException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { expiry, indexes } from '../../../functions/store/keys.ts';

/** What an index is, as its chart says. */
type Chart = Record<string, { range: string; carries: readonly string[] }>;

/**
 * Makes the table if there is none yet; makes the indexes that it lacks, and those anew that carry something else; tells
 * by which attribute items are over. Resolves when all of it answers.
 */
export async function makeTable(
  TableName: string,
  chart: Chart = indexes,
  client = new DynamoDBClient(),
): Promise<void> {
  const wanted = Object.entries(chart).map(([name, index]) => indexOf(name, index));
  const AttributeDefinitions = ['pk', 'sk', ...Object.values(chart).map(({ range }) => range)].map(
    (AttributeName) => ({ AttributeName, AttributeType: 'S' as const }),
  );
  await client
    .send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keyBy('sk'),
        AttributeDefinitions,
        GlobalSecondaryIndexes: wanted,
      }),
    )
    .catch((error) => {
      if (!(error instanceof ResourceInUseException)) throw error;
    });
  for (const update of lacking(wanted, await ready(client, TableName))) {
    const GlobalSecondaryIndexUpdates = [update];
    await client.send(
      new UpdateTableCommand({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates }),
    );
    await ready(client, TableName);
  }
  const { TimeToLiveDescription: over } = await client.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  if (over?.TimeToLiveStatus !== 'ENABLED')
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: expiry, Enabled: true },
      }),
    );
  client.destroy();
}

const keyBy = (range: string) => [
  { AttributeName: 'pk', KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

const indexOf = (IndexName: string, index: Chart[string]): GlobalSecondaryIndex => ({
  IndexName,
  KeySchema: keyBy(index.range),
  Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.carries] },
});

/** An index cannot change what it carries: it goes, and comes anew. */
function lacking(
  wanted: GlobalSecondaryIndex[],
  there: TableDescription,
): GlobalSecondaryIndexUpdate[] {
  const own = new Map(
    (there.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, printOf(index)]),
  );
  const fits = (index: GlobalSecondaryIndex) => own.get(index.IndexName) === printOf(index);
  const kept = new Set(wanted.filter(fits).map(({ IndexName }) => IndexName));
  return [
    ...[...own.keys()]
      .filter((name) => !kept.has(name))
      .map((IndexName) => ({ Delete: { IndexName } })),
    ...wanted.filter((index) => !fits(index)).map((index) => ({ Create: index })),
  ];
}

const printOf = ({
  KeySchema,
  Projection,
}: Pick<Partial<GlobalSecondaryIndex>, 'KeySchema' | 'Projection'>): string =>
  JSON.stringify([
    KeySchema?.map((one) => one.AttributeName),
    [...(Projection?.NonKeyAttributes ?? [])].sort(),
  ]);

async function ready(client: DynamoDBClient, TableName: string): Promise<TableDescription> {
  for (;;) {
    const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }));
    const states = [
      Table.TableStatus,
      ...(Table.GlobalSecondaryIndexes ?? []).map((index) => index.IndexStatus),
    ];
    if (states.every((state) => state === 'ACTIVE')) return Table;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
