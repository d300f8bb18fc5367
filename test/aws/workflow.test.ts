/** The way to production as `.github` says it: its order, who may what, whose code runs, and that each command is one of ours. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

type Step = {
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
};
type Job = {
  needs?: string;
  if?: string;
  environment?: string;
  permissions: Record<string, string>;
  steps: Step[];
};

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const workflow: {
  on: object;
  permissions: object;
  concurrency: object;
  jobs: Record<string, Job>;
} = parse(read('.github/workflows/deploy.yml'));
const ready: { runs: { steps: Step[] } } = parse(read('.github/actions/ready/action.yml'));
const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
const jobs = Object.entries(workflow.jobs);
const steps = [...jobs.flatMap(([, job]) => job.steps), ...ready.runs.steps];
const runs = (job: string) => (workflow.jobs[job]?.steps ?? []).flatMap(({ run }) => run ?? []);
/** The role that a job takes. */
const roleOf = ({ steps }: Job) => steps.find((step) => step.with?.role)?.with?.role;

describe('the order', () => {
  test('is from the test to production, one after another, each only after all before it', () => {
    const order = ['test', 'synth', 'diff', 'dev', 'smoke', 'staging', 'approval', 'prod'];
    expect(jobs.map(([name]) => name)).toEqual(order);
    expect(jobs.map(([, { needs }]) => needs)).toEqual([undefined, ...order.slice(0, -1)]);
    // A job with «always()» would go on after a failure.
    const conditions = jobs.flatMap(([, job]) => [job.if, ...job.steps.map((step) => step.if)]);
    expect(conditions.filter(Boolean)).toEqual(["vars.OPORA_ENVIRONMENTS != ''"]);
    expect(JSON.stringify(workflow)).not.toContain('continue-on-error');
  });

  test('never has two deployments at a time, nor one of what is not on main', () => {
    expect(workflow.concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false });
    expect(workflow.on).toEqual({ push: { branches: ['main'] }, workflow_dispatch: null });
  });

  test('goes into each environment by its own gate, and asks each whether all is well', () => {
    for (const name of ['dev', 'staging', 'prod']) {
      expect(workflow.jobs[name]?.environment).toBe(name);
      expect(runs(name)[0]).toBe(
        `npm run cdk -- deploy --all --require-approval=never -c env=${name}`,
      );
    }
    expect(runs('smoke')).toEqual(['npm run smoke -- dev']);
    for (const name of ['staging', 'prod']) expect(runs(name)[1]).toBe(`npm run smoke -- ${name}`);
  });

  test('ends before anything is deployed where something that is kept would be lost', () => {
    expect(runs('diff').join('\n')).toMatch(
      /diff opora-\$\{\{ matrix\.name \}\}-storage .*--fail-on=destructive/,
    );
  });

  test('does not go into production unless GitHub asks a person first', () => {
    expect(runs('approval').join()).toContain('required_reviewers');
    expect(workflow.jobs.prod?.needs).toBe('approval');
  });
});

describe('rights', () => {
  test('are none but those that a job says, and those are few', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) {
      const { permissions } = job;
      const takes = roleOf(job) !== undefined;
      const wanted =
        name === 'approval'
          ? { actions: 'read' }
          : { contents: 'read', ...(takes && { 'id-token': 'write' }) };
      expect([name, permissions]).toEqual([name, wanted]);
    }
  });

  test('in an account are had by a role for an hour: no key is kept, and nothing that is compared may write', () => {
    const text = read('.github/workflows/deploy.yml') + read('.github/actions/ready/action.yml');
    expect(text).not.toMatch(/secrets\.|access-key|AWS_SECRET/i);
    expect(jobs.flatMap(([name, job]) => (roleOf(job) ? [[name, roleOf(job)]] : []))).toEqual([
      ['diff', 'opora-look'],
      ...['dev', 'smoke', 'staging', 'prod'].map((name) => [name, 'opora-deploy']),
    ]);
    expect(runs('diff').filter((run) => !/ diff .*--method=template/.test(run))).toEqual([]);
  });

  test('are left to nobody who comes later: the checkout keeps no token', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(5);
    for (const one of checkouts) expect(one.with?.['persist-credentials']).toBe(false);
  });
});

describe('what runs', () => {
  test('of others is pinned by its commit, with the release beside it', () => {
    const files = globSync('.github/**/*.yml', { cwd: root });
    expect(files).toHaveLength(2);
    const used = files.flatMap((path) => [...read(path).matchAll(/uses: (.+)$/gm)]);
    expect(used.length).toBeGreaterThan(10);
    for (const [, what = ''] of used)
      expect(what).toMatch(
        /^(\.\/\.github\/actions\/ready|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d[\d.]*)$/,
      );
  });

  test('of ours is a command of package.json', () => {
    const commands = steps.flatMap(({ run }) => run ?? []).filter((run) => run.startsWith('npm '));
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands) {
      const [, script = ''] = /^npm (?:run )?([\w:]+)/.exec(command) ?? [];
      expect([command, script === 'ci' || script in scripts]).toEqual([command, true]);
    }
  });

  test('takes no word of an event into a command', () => {
    const words = steps.flatMap(({ run }) => run?.match(/\{\{.*?\}\}/g) ?? []);
    expect(new Set(words)).toEqual(new Set(['{{ matrix.name }}']));
  });
});
