/**
 * The AWS ground of one environment: what is kept, what can be replaced, what it may cost, and the checks that refuse all
 * when they are careless. The house itself does not know that it stands here.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { createBudget } from './budget.ts';
import type { Environment } from './environments.ts';
import { createService } from './service.ts';
import { createStorage } from './storage.ts';

/** The pages as `vite build` leaves them (`cdk.json` runs it before every synthesis). */
const built = join(import.meta.dirname, '../../dist/web');

/** Puts the stacks of an environment into an app. */
export function raise(app: App, environment: Environment, pages = built) {
  if (!existsSync(join(pages, 'index.html')))
    throw new Error(`There are no pages in ${pages}: run «npx vite build» first.`);
  const storage = createStorage(app, environment);
  const service = createService(app, environment, pages);
  service.addStackDependency(storage);
  const budget = createBudget(app, environment);
  Tags.of(app).add('project', 'opora');
  Tags.of(app).add('environment', environment.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { storage, service, budget };
}
