/** The stack of what is kept: the table, the bucket, the scan of what comes into it. Nothing here is ever replaced. */
import { type App, Stack } from 'aws-cdk-lib';
import { createBucket } from './bucket.ts';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';
import { guard } from './scan.ts';
import { createTable } from './table.ts';
import { leaveNoTrace } from './traces.ts';

/** Where data are kept, it takes two deliberate acts to destroy them: this protection, and each resource's own. */
export function createStorage(app: App, environment: Environment): Stack {
  const stack = new Stack(app, namesOf(environment).storage, {
    env: { account: environment.account, region: environment.region },
    description: `Opora ${environment.name}: what is kept`,
    terminationProtection: environment.keep,
  });
  createTable(stack, environment);
  guard(stack, environment, createBucket(stack, environment));
  leaveNoTrace(stack);
  return stack;
}
