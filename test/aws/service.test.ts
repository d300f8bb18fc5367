/** What can be replaced: the functions' settings, the edge before the API, the clock, the alarms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { configNames } from '../../functions/config.ts';
import { Job } from '../../functions/contract/jobs.ts';
import { measures } from '../../functions/contract/measures.ts';
import { type Assembly, assemble, assembleAll, each, type Json } from './assembly.ts';
import { addressOf, allowed, statementsOf } from './policies.ts';

const assemblies = assembleAll() as [Assembly, Assembly, Assembly];
const [dev, , prod] = assemblies;
const house = ({ service }: Assembly) =>
  service.of('AWS::Lambda::Function').filter((one) => one.Properties.FunctionName !== undefined);
const edgeOf = ({ service }: Assembly): Json =>
  service.one('AWS::CloudFront::Distribution').Properties.DistributionConfig ?? {};

describe('the functions', () => {
  test('get every name that the house reads and none more; never the day of a demonstration', () => {
    // Letters go by SES there; no environment of the suite names an address for answers.
    const names = Object.keys(configNames).filter((name) => !/_(TODAY|SMTP|REPLY)$/.test(name));
    for (const assembly of assemblies) {
      expect(house(assembly)).toHaveLength(3);
      for (const { Properties } of house(assembly))
        expect(Object.keys(Properties.Environment?.Variables ?? {}).sort()).toEqual(names.sort());
    }
  });

  test('run on Node 24 on arm64, and write JSON with the id of the request', () => {
    for (const { Properties } of assemblies.flatMap(house)) {
      expect([Properties.Runtime, Properties.Architectures]).toEqual(['nodejs24.x', ['arm64']]);
      expect(Properties.LoggingConfig?.LogFormat).toBe('JSON');
    }
  });

  test('get the size that the environment says', () => {
    for (const assembly of assemblies)
      for (const [place, room] of (['api', 'schedule', 'letters'] as const).entries()) {
        const { memory, concurrency } = assembly.environment.limits[room];
        const { Properties } = house(assembly)[place] ?? { Properties: {} as Json };
        expect(Properties.FunctionName).toBe(`opora-${assembly.environment.name}-${room}`);
        expect(Properties.MemorySize).toBe(memory);
        expect(Properties.ReservedConcurrentExecutions).toBe(concurrency);
      }
  });

  test('get the secrets as references: no value of them stands in a template', () => {
    for (const assembly of assemblies)
      for (const { Properties } of house(assembly))
        for (const [name, id] of [
          ['OPORA_SECRET', 'Secret1'],
          ['OPORA_EDGE', 'Proof1'],
        ] as const)
          expect(addressOf(Properties.Environment?.Variables?.[name])).toMatch(
            new RegExp(`^\\{\\{resolve:secretsmanager:<${id}\\w+>:SecretString:::\\}\\}$`),
          );
  });

  test('know the site by its domain, or by the name that CloudFront gives', () => {
    const site = (assembly: Assembly) =>
      addressOf(house(assembly)[0]?.Properties.Environment?.Variables?.OPORA_SITE);
    expect(site(prod)).toBe('https://opora.example.ru');
    expect(site(dev)).toMatch(/^https:\/\/<Edge\w+\.DomainName>$/);
  });
});

test('the API lets through so many requests at a time as the environment says, and notes each without its sender', () => {
  for (const { service, environment } of assemblies) {
    const { Properties } = service.one('AWS::ApiGatewayV2::Stage');
    expect(Properties.StageName).toBe('$default');
    expect(Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: environment.limits.rate,
      ThrottlingBurstLimit: environment.limits.burst,
    });
    expect(String(Properties.AccessLogSettings?.Format)).toContain('$context.requestId');
    expect(String(Properties.AccessLogSettings?.Format)).not.toMatch(/identity|sourceIp|userAgent/);
  }
});

describe('the edge', () => {
  test('rewrites no answer of the API: there are no custom error responses', () => {
    for (const assembly of assemblies)
      expect(edgeOf(assembly).CustomErrorResponses).toBeUndefined();
  });

  test('never caches /api/*, and passes on all that the browser sent but the host', () => {
    const behaviours = each(edgeOf(prod).CacheBehaviors);
    expect(behaviours.map((one) => one.PathPattern)).toEqual(['/api/*']);
    // Managed policies of AWS: CachingDisabled, AllViewerExceptHostHeader.
    expect(behaviours[0]?.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(behaviours[0]?.OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
  });

  test('speaks HTTP/2 and 3, compresses pages, and takes TLS 1.2 at least', () => {
    for (const assembly of assemblies) {
      expect(edgeOf(assembly).HttpVersion).toBe('http2and3');
      expect(edgeOf(assembly).DefaultCacheBehavior?.Compress).toBe(true);
      expect(edgeOf(assembly).DefaultCacheBehavior?.ViewerProtocolPolicy).toBe('redirect-to-https');
    }
    for (const assembly of assemblies.slice(1))
      expect(edgeOf(assembly).ViewerCertificate?.MinimumProtocolVersion).toBe('TLSv1.2_2021');
  });

  test('reads pages as itself (OAC): nobody else can', () => {
    const { service } = prod;
    const [origin] = each(edgeOf(prod).Origins);
    expect(origin?.OriginAccessControlId).toBeDefined();
    const policy = statementsOf(service.of('AWS::S3::BucketPolicy'));
    const pages = service.one('AWS::S3::Bucket', 'Pages').id;
    const ask = { action: 's3:GetObject', resource: `<${pages}.Arn>/index.html` };
    expect(allowed(policy, ask)).toBe(false);
    const [distribution] = service.of('AWS::CloudFront::Distribution');
    const source = `arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<${distribution?.id}>`;
    expect(allowed(policy, { ...ask, context: { 'AWS:SourceArn': source } })).toBe(true);
  });

  /** Runs a CloudFront function of the template as CloudFront does. */
  function view(id: string, request: object, viewer = { ip: '203.0.113.7' }) {
    const { Properties } = prod.service.one('AWS::CloudFront::Function', id);
    const event = { version: '1.0', viewer, request };
    return runInNewContext(`${Properties.FunctionCode}; handler(${JSON.stringify(event)})`);
  }

  test('says who asks by x-viewer-address, whatever they wrote there themselves', () => {
    const forged = { 'x-viewer-address': { value: '192.0.2.66' } };
    const seen = view('Address', { uri: '/api/site', headers: forged });
    expect(seen.headers['x-viewer-address'].value).toBe('203.0.113.7');
    const [api] = each(edgeOf(prod).CacheBehaviors);
    const before = each(api?.FunctionAssociations).map((one) => addressOf(one.FunctionARN));
    expect(before).toEqual([expect.stringMatching(/^<Address/)]);
  });

  test('proves to the API by its secret that it is no stranger; the pages’ origin does not get it', () => {
    for (const assembly of assemblies) {
      const [pages, api] = each(edgeOf(assembly).Origins);
      expect(pages?.OriginCustomHeaders).toBeUndefined();
      const [header, ...others] = each(api?.OriginCustomHeaders);
      expect(others).toEqual([]);
      expect(header?.HeaderName).toBe('x-opora-edge');
      const [door] = house(assembly);
      expect(header?.HeaderValue).toEqual(door?.Properties.Environment?.Variables?.OPORA_EDGE);
    }
  });

  test('gives the page for its own addresses, and files for files', () => {
    const given = (uri: string) => view('Page', { uri, headers: {} }).uri;
    for (const uri of ['/', '/tasks', '/summaries/2021-05-14/night-2021-05-14'])
      expect(given(uri)).toBe('/index.html');
    // Ids of tasks have dots in them.
    expect(given('/roadmaps/r/tasks/lyceum-4.2021.1.3')).toBe('/index.html');
    for (const uri of ['/assets/index-C2t4sMS-.js', '/icon.svg', '/index.html'])
      expect(given(uri)).toBe(uri);
  });
});

describe('the clock and the post', () => {
  test('ticks every five minutes by Moscow time, with a queue for what could not be done', () => {
    for (const { service } of assemblies) {
      const { Properties } = service.one('AWS::Scheduler::Schedule', 'Tick');
      expect(Properties.ScheduleExpressionTimezone).toBe('Europe/Moscow');
      expect(Properties.ScheduleExpression).toBe('cron(0/5 * * * ? *)');
      expect(Properties.Target?.Input).toBe('{"job":"tick"}');
      const asked = service.of('AWS::Lambda::EventInvokeConfig');
      expect(asked).toHaveLength(2);
      for (const { Properties: retries } of asked) {
        expect(retries.MaximumRetryAttempts).toBe(2);
        expect(addressOf(retries.DestinationConfig?.OnFailure?.Destination)).toMatch(/^<Dead/);
      }
    }
  });

  test('asks each hour whether all is well', () => {
    for (const { service } of assemblies) {
      const { Properties } = service.one('AWS::Scheduler::Schedule', 'Smoke');
      expect(Properties.ScheduleExpression).toBe('rate(1 hour)');
      expect(Job.parse(JSON.parse(String(Properties.Target?.Input)))).toEqual({ job: 'smoke' });
    }
  });

  test('signs letters by DKIM where there is a domain, lets SES send by SPF, and says which records that needs', () => {
    expect(prod.service.one('AWS::SES::EmailIdentity').Properties.EmailIdentity).toBe(
      'opora.example.ru',
    );
    const records = (assembly: Assembly) =>
      Object.entries(assembly.service.outputs).flatMap(([name, { Value }]) =>
        /^(Dkim|Spf)/.test(name) ? [`${name} ${addressOf(Value)}`] : [],
      );
    expect(records(prod)).toEqual([
      expect.stringMatching(/^Dkim1 .+ CNAME /),
      expect.stringMatching(/^Dkim2 .+ CNAME /),
      expect.stringMatching(/^Dkim3 .+ CNAME /),
      'Spf1 opora-mail.opora.example.ru MX 10 feedback-smtp.eu-central-1.amazonses.com',
      'Spf2 opora-mail.opora.example.ru TXT "v=spf1 include:amazonses.com ~all"',
    ]);
    const { MailFromAttributes } = prod.service.one('AWS::SES::EmailIdentity').Properties;
    expect(MailFromAttributes?.MailFromDomain).toBe('opora-mail.opora.example.ru');
    expect(records(dev)).toEqual([]);
  });
});

describe('what wakes a human', () => {
  test('every alarm rings a bell that reaches the address of the environment', () => {
    for (const { service, environment } of assemblies) {
      const bell = service.one('AWS::SNS::Topic').id;
      const alarms = service.of('AWS::CloudWatch::Alarm');
      expect(alarms.length).toBeGreaterThanOrEqual(10);
      for (const { Properties } of alarms)
        expect(each(Properties.AlarmActions).map(addressOf)).toEqual([`<${bell}>`]);
      expect(service.one('AWS::SNS::Subscription').Properties.Endpoint).toBe(environment.alarms);
    }
  });

  test('the runbook says what to do at each alarm, and names none that there is not', () => {
    const runbook = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    const rows = [...runbook.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    const alarms = dev.service
      .of('AWS::CloudWatch::Alarm')
      .map((one) => String(one.Properties.AlarmName).replace('opora-dev-', ''));
    expect(rows.sort()).toEqual(alarms.sort());
  });

  test('CloudWatch and the finds of the scan may ring it', () => {
    const { service } = prod;
    const policy = statementsOf([service.one('AWS::SNS::TopicPolicy')]);
    const said = JSON.stringify(policy);
    for (const who of ['cloudwatch.amazonaws.com', 'events.amazonaws.com'])
      expect(said).toContain(who);
  });

  test('silence of the schedule is an alarm; silence of everything else is not', () => {
    const loud = prod.service
      .of('AWS::CloudWatch::Alarm')
      .filter((one) => `${one.Properties.TreatMissingData}` === 'breaching');
    expect(loud.map((one) => one.Properties.AlarmName).sort()).toEqual([
      'opora-prod-night-missed',
      'opora-prod-probe-failed',
    ]);
  });

  test('what the schedule says of itself is read from its log by the names by which it says it', () => {
    const { service } = prod;
    const log = house(prod)[1]?.Properties.LoggingConfig?.LogGroup;
    const filters = service.of('AWS::Logs::MetricFilter').map(({ Properties }) => Properties);
    const read = filters.map(({ MetricTransformations }) => each(MetricTransformations)[0]);
    expect(read.map((one) => `${one?.MetricName}`).sort()).toEqual([...measures].sort());
    for (const [place, { FilterPattern, LogGroupName }] of filters.entries()) {
      expect(LogGroupName).toEqual(log);
      const figure = `$.message.${read[place]?.MetricName}`;
      expect([FilterPattern, read[place]?.MetricValue]).toEqual([`{ ${figure} >= 0 }`, figure]);
    }
  });

  test('a night is missed by ticks alone: no other work of the schedule hides it', () => {
    const alarm = (name: string) =>
      prod.service
        .of('AWS::CloudWatch::Alarm')
        .find((one) => `${one.Properties.AlarmName}` === `opora-prod-${name}`)?.Properties;
    for (const [name, metric] of [
      ['night-missed', 'ticked'],
      ['probe-failed', 'probed'],
      ['oldest-checking', 'oldest-checking'],
    ] as const) {
      const { MetricName, Namespace, Metrics } = alarm(name) ?? {};
      expect([name, MetricName, Namespace, Metrics]).toEqual([
        name,
        metric,
        'opora-prod-service',
        undefined,
      ]);
    }
  });

  test('the budget is told of before it is spent', () => {
    const { Properties } = prod.budget.one('AWS::Budgets::Budget');
    const kinds = each(Properties.NotificationsWithSubscribers).map(
      (one) => one.Notification?.NotificationType,
    );
    expect(kinds).toEqual(['FORECASTED', 'ACTUAL']);
  });

  test('no region that does not know budgets keeps an environment from being put together', () => {
    const { stacks, environment } = assemble('prod', { region: 'eu-north-1' });
    expect([stacks.service.region, stacks.budget.region]).toEqual(['eu-north-1', 'us-east-1']);
    expect(stacks.budget.account).toBe(environment.account);
  });
});
