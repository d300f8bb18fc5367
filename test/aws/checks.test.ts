/** The checks before a deployment: a wrong environment, cdk-nag, and the command itself, offline and without credentials. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { Start } from '../../functions/contract/start.ts';
import { openBucket } from '../../functions/store/bucket.ts';
import { openFiles } from '../../functions/store/files.ts';
import { choose } from '../../infra/aws/chosen.ts';
import { namesOf, storageOrigin } from '../../infra/aws/names.ts';
import { startOf } from '../../infra/aws/start.ts';
import { createSite } from '../../infra/local/site.ts';
import { assembleAll, each, environments, fixture } from './assembly.ts';

const root = join(import.meta.dirname, '../..');
const assemblies = assembleAll();

describe('the environment', () => {
  test('a wrong or missing one is refused with one sentence that names the choices', () => {
    const choices = 'Say which environment, by -c env=dev, -c env=staging, -c env=prod: ';
    expect(() => choose(undefined, environments)).toThrow(`${choices}none was named.`);
    expect(() => choose('production', environments)).toThrow(`${choices}there is no «production».`);
    expect(() => choose('toString', environments)).toThrow('there is no «toString»');
  });

  test('begins with its own municipality and a first administrator who can sign in', () => {
    for (const environment of Object.values(environments)) {
      const event = startOf(environment);
      expect(Start.parse(event).people.map((one) => one.email)).toEqual([
        environment.administrator.email,
      ]);
      expect(event.municipality.id).toBe(environment.municipality);
      // An asynchronous event may be 256 KB; this one is sent by hand.
      expect(JSON.stringify(event).length).toBeLessThan(200_000);
    }
  });

  test('may begin with an administrator alone, who enters the rest by pages', () => {
    const { prod } = environments;
    const event = Start.parse(startOf({ ...prod, municipality: 'ensk', begins: 'none' }));
    expect([event.municipality.id, event.municipality.name]).toEqual(['ensk', '']);
    expect([event.schools, event.roadmap]).toEqual([[], undefined]);
    expect(event.municipality.contacts).toEqual(prod.contacts);
  });
});

describe('cdk-nag', () => {
  test('finds nothing that is not answered with a reason', () => {
    for (const { app } of assemblies) {
      const { violations } = new AwsSolutionsChecks(app).validateScope(app);
      expect(
        violations.map((one) => [
          one.ruleName,
          one.violatingResources.map((at) => at.constructPath),
        ]),
      ).toEqual([]);
    }
  });

  test('its plugin is on: without the answers it would find something', () => {
    const [{ app }] = assemblies as [(typeof assemblies)[0]];
    const answered = app.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata.flatMap(({ data }) =>
          Object.entries(data ?? {}).filter(([id]) => id.includes('AwsSolutions-')),
        ),
      );
    expect(answered.length).toBeGreaterThan(10);
    for (const [, reason] of answered) expect(String(reason).length).toBeGreaterThan(20);
  });
});

describe('the headers', () => {
  /** The headers of the site on one machine, where storage stands at `storage`. */
  async function local(storage: string): Promise<Record<string, string>> {
    const ground = {
      storage,
      house: { config: { site: 'https://opora.example.ru' } },
      letters: () => [],
    };
    const site = createSite(
      ground as unknown as Parameters<typeof createSite>[0],
      join(root, 'dist/web'),
    );
    return Object.fromEntries((await site.request('/')).headers);
  }

  test('are those of one machine, with HSTS: scripts and styles of our own, none inline, in nobody’s frame', async () => {
    for (const { service, environment } of assemblies) {
      const { Properties } = service.one('AWS::CloudFront::ResponseHeadersPolicy');
      const config = Properties.ResponseHeadersPolicyConfig;
      const security = config?.SecurityHeadersConfig;
      const custom = Object.fromEntries(
        each(config?.CustomHeadersConfig?.Items).map((one) => [`${one.Header}`, one.Value]),
      );
      const policy = String(security?.ContentSecurityPolicy?.ContentSecurityPolicy);
      const { account, name, region } = environment;
      const here = await local(
        `https://opora-${name}-documents-${account}.s3.${region}.amazonaws.com`,
      );
      const parts = (text: string) =>
        text
          .split(';')
          .map((one) => one.trim())
          .filter(Boolean)
          .sort();
      expect(parts(policy)).toEqual(parts(String(here['content-security-policy'])));
      expect(policy).not.toMatch(/unsafe|http:|\*/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(security?.StrictTransportSecurity?.AccessControlMaxAgeSec).toBe(63072000);
      expect(security?.ContentTypeOptions?.Override).toBe(true);
      expect(security?.FrameOptions?.FrameOption).toBe(here['x-frame-options']);
      expect(security?.ReferrerPolicy?.ReferrerPolicy).toBe(here['referrer-policy']);
      const named = [
        'cross-origin-opener-policy',
        'cross-origin-resource-policy',
        'origin-agent-cluster',
      ];
      for (const header of named) expect(custom[header]).toBe(here[header]);
    }
  });
});

test('files go where the policy of content lets the browser send them', async () => {
  process.env.AWS_REGION = 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'none';
  for (const { environment } of assemblies) {
    const files = openFiles(openBucket(namesOf(environment).bucket));
    const { url } = await files.sendUrl('documents/x', {
      size: 1,
      media: 'text/plain',
      sha256: '',
    });
    expect(new URL(url).origin).toBe(storageOrigin(environment));
  }
});

describe('the command', () => {
  const run = promisify(execFile);
  const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const environment = {
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
    HOME: tmpdir(),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const synth = (folder: string, ...more: string[]) =>
    run(
      process.execPath,
      [cdk, 'synth', '--quiet', '--output', folder, '--build', 'node -e 0', ...more],
      {
        cwd: root,
        env: environment,
      },
    );

  test('cdk synth works offline without credentials, and says how to choose when it is not told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opora-cdk-'));
    await synth(folder, '-c', 'env=prod', '-c', `environments=${fixture}`);
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining([
        'opora-prod-service.template.json',
        'opora-prod-storage.template.json',
      ]),
    );
    const refused = await synth(folder, '-c', `environments=${fixture}`).catch((error) => error);
    expect(refused.stderr).toContain(
      'Say which environment, by -c env=dev, -c env=staging, -c env=prod',
    );
    expect(refused.stderr).not.toContain(' at ');
    const bare = await synth(folder, '-c', 'environments=nowhere.json').catch((error) => error);
    expect(bare.stderr).toContain(
      'There is no nowhere.json. Copy infra/aws/environments.example.json',
    );
    expect(bare.stderr).not.toContain(' at ');
    rmSync(folder, { recursive: true, force: true });
  });
});
