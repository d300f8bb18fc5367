/** `cdk deploy --all -c env=dev|staging|prod` begins here: the chosen environment, or a sentence that says how to choose. */
import { App } from 'aws-cdk-lib';
import { choose } from './environments.ts';
import { raise } from './ground.ts';

const app = new App();
try {
  raise(app, choose(app.node.tryGetContext('env')));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
