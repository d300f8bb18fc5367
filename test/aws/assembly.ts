/**
 * An environment as CloudFormation would get it: synthesised in this process, with the settings of `cdk.json`, into a
 * folder of its own. Handlers are bundled only where a test runs them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { readEnvironments } from '../../infra/aws/chosen.ts';
import type { Environment } from '../../infra/aws/environments.ts';
import { raise } from '../../infra/aws/ground.ts';

export type Resource = {
  Type: string;
  // A template is what CloudFormation reads, any JSON: tests name the parts that they promise.
  Properties: Json;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  DependsOn?: string[];
  Metadata?: Record<string, string>;
};
/** JSON of which a test says itself what it expects. */
export interface Json {
  [name: string]: Json;
}
/** The members of a list in a template; none where there is no list. */
export const each = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const root = join(import.meta.dirname, '../..');
const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));

/** The environments of the suites: those of a deployer are nobody's business but theirs. */
export const fixture = join(import.meta.dirname, 'environments.json');
export const environments = readEnvironments(fixture) as Required<
  ReturnType<typeof readEnvironments>
>;

/** Synthesises an environment; its folder goes away with the test file. */
export function assemble(
  name: Environment['name'],
  options: { bundled?: boolean; region?: string } = {},
) {
  const outdir = mkdtempSync(join(tmpdir(), 'opora-cdk-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  const app = new App({
    outdir,
    analyticsReporting: false,
    context: { ...context, ...(!options.bundled && { 'aws:cdk:bundling-stacks': [] }) },
  });
  const environment: Environment = {
    ...environments[name],
    ...(options.region && { region: options.region }),
  };
  const { storage, service, budget } = raise(app, environment);
  app.synth();
  return {
    app,
    outdir,
    environment,
    storage: view(Template.fromStack(storage)),
    service: view(Template.fromStack(service)),
    budget: view(Template.fromStack(budget)),
    stacks: { storage, service, budget },
  };
}
export type Assembly = ReturnType<typeof assemble>;

/** A template to ask questions of. */
function view(template: Template) {
  const { Resources, Outputs } = template.toJSON() as {
    Resources: Record<string, Resource>;
    Outputs?: Record<string, { Value: Json }>;
  };
  const all = Object.entries(Resources).map(([id, resource]) => ({ id, ...resource }));
  return {
    all,
    outputs: Outputs ?? {},
    text: JSON.stringify(template.toJSON()),
    of: (type: string) => all.filter((one) => one.Type === type),
    /** The only resource of a type (whose id begins so). */
    one(type: string, id = '') {
      const found = all.filter((one) => one.Type === type && one.id.startsWith(id));
      if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${type} ${id}`);
      return found[0];
    },
  };
}

/** All three environments. */
export const assembleAll = () =>
  Object.keys(environments).map((name) => assemble(name as Environment['name']));
