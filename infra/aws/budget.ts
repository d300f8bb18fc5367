/** The budget of the account: somebody is told when a month is about to cost more than was thought, and when it does. */
import type { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';

/** Makes the budget. An environment has an account of its own, so nothing else is counted. */
export function createBudget(stack: Stack, environment: Environment): void {
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
      budgetName: namesOf(environment).service,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: environment.limits.budget, unit: 'USD' },
    },
    notificationsWithSubscribers: [tell('FORECASTED'), tell('ACTUAL')],
  });
}
