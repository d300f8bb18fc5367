/**
 * The table, from the same chart as on one machine (`functions/store/keys.ts`): keys, indexes, the attribute of expiry.
 * A copy of every second of the last 35 days is kept wherever data are.
 */
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { expiry, indexes } from '../../functions/store/keys.ts';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';
import { acknowledge } from './reasons.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Makes the table; where `keep` is said it survives its stack, and deleting it is refused by itself. */
export function createTable(stack: Stack, environment: Environment): void {
  const { keep } = environment;
  const table = new Table(stack, 'Table', {
    tableName: namesOf(environment).table,
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: expiry,
    // A deleted table that had recovery leaves a backup for 35 days: dev is to leave nothing.
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: keep },
    deletionProtection: keep,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  for (const [indexName, { range, carries }] of Object.entries(indexes))
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: text('pk'),
      sortKey: text(range),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...carries],
    });
  if (!keep) acknowledge(table, 'traceless');
}
