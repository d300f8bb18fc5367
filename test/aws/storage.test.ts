/** What is kept: what survives, what goes without a trace, who may read a document and when. */
import { describe, expect, test } from 'vitest';
import { expiry, indexes } from '../../functions/store/keys.ts';
import { namesOf } from '../../infra/aws/names.ts';
import { type Assembly, assembleAll, each } from './assembly.ts';
import { allowed, denied, statementsOf } from './policies.ts';

const [dev, staging, prod] = assembleAll() as [Assembly, Assembly, Assembly];
const data = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'];

describe('what is kept', () => {
  test('staging and prod keep table and buckets when their stack is destroyed, or a resource is renamed', () => {
    for (const { storage, stacks } of [staging, prod]) {
      const kept = storage.all.filter((one) => data.includes(one.Type));
      expect(kept).toHaveLength(3);
      for (const one of kept)
        expect([one.DeletionPolicy, one.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
      expect(storage.one('AWS::DynamoDB::Table').Properties.DeletionProtectionEnabled).toBe(true);
      expect(stacks.storage.terminationProtection).toBe(true);
      expect(storage.of('Custom::S3AutoDeleteObjects')).toEqual([]);
    }
  });

  test('a table or bucket that is renamed in code fails to deploy instead of coming up empty: names are fixed', () => {
    for (const { storage, environment } of [dev, staging, prod]) {
      const names = namesOf(environment);
      expect(storage.one('AWS::DynamoDB::Table').Properties.TableName).toBe(names.table);
      const buckets = storage.of('AWS::S3::Bucket').map((one) => one.Properties.BucketName);
      expect(buckets.sort()).toEqual([names.accesses, names.bucket]);
    }
    // These ids are a promise: another one means another, empty table.
    expect(prod.storage.one('AWS::DynamoDB::Table').id).toBe('TableCD117FA1');
    expect(prod.storage.one('AWS::S3::Bucket', 'Bucket').id).toBe('Bucket83908E77');
  });

  test('dev is destroyed without a trace: nothing is retained, buckets are emptied, no backup is left', () => {
    for (const template of [dev.storage, dev.service]) {
      for (const one of template.all) expect([one.id, one.DeletionPolicy]).not.toContain('Retain');
      const emptied = template.of('Custom::S3AutoDeleteObjects');
      expect(emptied).toHaveLength(template.of('AWS::S3::Bucket').length);
      // The log of the helper that empties them goes too, and only after its last run.
      const log = template.one('AWS::Logs::LogGroup', 'emptyinglog');
      expect(log.DeletionPolicy).toBe('Delete');
      for (const one of emptied) expect(one.DependsOn).toContain(log.id);
    }
    const { Properties } = dev.storage.one('AWS::DynamoDB::Table');
    expect(Properties.DeletionProtectionEnabled).toBe(false);
    expect(Properties.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled).toBe(false);
    expect(dev.stacks.storage.terminationProtection).toBe(false);
  });

  test('the two stacks share names only: either can be changed without asking the other', () => {
    for (const { storage, service } of [dev, staging, prod]) {
      expect(storage.outputs).toEqual({});
      expect(service.text).not.toContain('Fn::ImportValue');
    }
  });
});

describe('the table', () => {
  test('is the chart of store/keys.ts: its indexes and no others, its attribute of expiry', () => {
    for (const { storage } of [dev, staging, prod]) {
      const { Properties } = storage.one('AWS::DynamoDB::Table');
      const made = Object.fromEntries(
        each(Properties.GlobalSecondaryIndexes).map((one) => [
          `${one.IndexName}`,
          {
            range: each(one.KeySchema).find((key) => `${key.KeyType}` === 'RANGE')?.AttributeName,
            carries: one.Projection?.NonKeyAttributes,
          },
        ]),
      );
      expect(made).toEqual(indexes);
      expect(Properties.KeySchema).toEqual([
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ]);
      expect(Properties.TimeToLiveSpecification).toEqual({ AttributeName: expiry, Enabled: true });
      expect(Properties.BillingMode).toBe('PAY_PER_REQUEST');
    }
  });

  test('staging and prod can be brought back to any second of 35 days', () => {
    for (const { storage } of [staging, prod]) {
      const { PointInTimeRecoverySpecification: recovery } =
        storage.one('AWS::DynamoDB::Table').Properties;
      expect(recovery?.PointInTimeRecoveryEnabled).toBe(true);
    }
  });
});

describe('the bucket', () => {
  const { storage } = prod;
  const bucket = storage.one('AWS::S3::Bucket', 'Bucket').Properties;
  const policy = statementsOf([storage.one('AWS::S3::BucketPolicy', 'Bucket')]);
  const scanner = `<${storage.one('AWS::IAM::Role', 'Scanner').id}.Arn>`;
  const api = 'arn:aws:iam::333333333333:role/api';
  const at = (resource: string) => `<Bucket83908E77.Arn>/${resource}`;
  const read = (resource: string, who: string, verdict?: string) => ({
    action: 's3:GetObject',
    resource,
    context: {
      'aws:PrincipalArn': who,
      'aws:SecureTransport': 'true',
      's3:TlsVersion': '1.2',
      's3:ExistingObjectTag/GuardDutyMalwareScanStatus': verdict,
    },
  });
  const document = `arn:aws:s3:::${bucket.BucketName}/documents/kislovodsk/imo/1`;

  test('gives a document to nobody until the scan says that it is clean', () => {
    for (const verdict of [undefined, 'THREATS_FOUND', 'FAILED', 'UNSUPPORTED', 'ACCESS_DENIED'])
      for (const action of ['s3:GetObject', 's3:GetObjectVersion'])
        expect(denied(policy, { ...read(document, api, verdict), action })).toBe(true);
    expect(denied(policy, read(document, api, 'NO_THREATS_FOUND'))).toBe(false);
    expect(denied(policy, read(document, scanner))).toBe(false);
  });

  test('lets nobody but the scanner say what is clean', () => {
    for (const action of ['s3:PutObjectTagging', 's3:DeleteObjectTagging']) {
      expect(denied(policy, { ...read(document, api), action })).toBe(true);
      expect(denied(policy, { ...read(document, scanner), action })).toBe(false);
    }
  });

  test('does not hold back summaries, which are of our own making', () => {
    const summary = document.replace('documents', 'summaries');
    expect(denied(policy, read(summary, api))).toBe(false);
  });

  test('is scanned where documents are put, and tagged', () => {
    const plan = storage.one('AWS::GuardDuty::MalwareProtectionPlan').Properties;
    expect(plan.Actions?.Tagging?.Status).toBe('ENABLED');
    expect(plan.ProtectedResource?.S3Bucket?.ObjectPrefixes).toEqual(['documents/']);
    const rights = statementsOf([storage.one('AWS::IAM::Role', 'Scanner')]);
    for (const action of ['s3:GetObject', 's3:PutObjectTagging'])
      expect(allowed(rights, { action, resource: document })).toBe(true);
    expect(allowed(rights, { action: 's3:DeleteObject', resource: document })).toBe(false);
  });

  test('speaks TLS only, to nobody from the street, and keeps nothing in the clear', () => {
    for (const one of [dev, staging, prod].flatMap(({ storage, service }) => [storage, service])) {
      for (const { id, Properties } of one.of('AWS::S3::Bucket')) {
        expect(Object.values(Properties.PublicAccessBlockConfiguration ?? {})).toEqual(
          Array(4).fill(true),
        );
        expect(Properties.BucketEncryption).toBeDefined();
        const said = statementsOf(
          one.of('AWS::S3::BucketPolicy').filter((own) => `${own.Properties.Bucket?.Ref}` === id),
        );
        const ask = { action: 's3:GetObject', resource: `<${id}.Arn>/x` };
        const context = (secure: string, version: string) => ({
          ...ask,
          context: { 'aws:SecureTransport': secure, 's3:TlsVersion': version },
        });
        expect(denied(said, context('false', '1.2'))).toBe(true);
        expect(denied(said, context('true', '1.1'))).toBe(true);
      }
    }
    expect(denied(policy, { action: 's3:GetObject', resource: at('summaries/x') })).toBe(false);
  });

  test('keeps old versions as long as the environment says, and no unfinished uploads', () => {
    expect(bucket.VersioningConfiguration?.Status).toBe('Enabled');
    const rules = each(bucket.LifecycleConfiguration?.Rules);
    expect(rules.map((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays)).toContain(365);
    expect(rules.map((rule) => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation)).toContain(
      3,
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        Prefix: 'documents/kislovodsk/.probe/',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        Prefix: 'casefiles/',
        ExpirationInDays: 8,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
    );
  });

  test('answers pages of its own site alone', () => {
    const origins = (assembly: Assembly) =>
      each(
        assembly.storage.one('AWS::S3::Bucket', 'Bucket').Properties.CorsConfiguration?.CorsRules,
      ).flatMap((rule) => each(rule.AllowedOrigins));
    expect(origins(prod)).toEqual(['https://opora.example.ru']);
    expect(origins(dev)).toEqual(['https://*.cloudfront.net']);
  });
});
