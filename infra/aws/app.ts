/**
 * `cdk deploy --all -c env=dev|staging|prod` begins here: the chosen environment, or a sentence that says what lacks.
 * `-c environments=…` names another file than the deployer's own.
 */
import { App } from 'aws-cdk-lib';
import { choose, readEnvironments } from './chosen.ts';
import { raise } from './ground.ts';

const app = new App();
try {
  const asked = (name: string) => app.node.tryGetContext(name);
  raise(app, choose(asked('env'), readEnvironments(asked('environments'))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
