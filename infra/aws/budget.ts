/**
 * The budget of the account: somebody is told when a month is about to cost more than was thought, and when it does. It
 * belongs to no region, and many regions do not know how to make one: so it is a stack of its own in one that does.
 */
import { type App, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';

/** Makes the budget. An environment has an account of its own, so nothing else is counted. */
export function createBudget(app: App, environment: Environment): Stack {
  const stack = new Stack(app, namesOf(environment).budget, {
    env: { account: environment.account, region: 'us-east-1' },
    description: `Opora ${environment.name}: what it may cost`,
  });
  const tell = (notificationType: 'ACTUAL' | 'FORECASTED') => ({
    notification: {
      notificationType,
      comparisonOperator: 'GREATER_THAN',
      threshold: 100,
      thresholdType: 'PERCENTAGE',
    },
    subscribers: [{ subscriptionType: 'EMAIL', address: environment.alarms }],
  });
  new CfnBudget(stack, 'Budget', {
    budget: {
      budgetName: namesOf(environment).budget,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: environment.limits.budget, unit: 'USD' },
    },
    notificationsWithSubscribers: [tell('FORECASTED'), tell('ACTUAL')],
  });
  return stack;
}
