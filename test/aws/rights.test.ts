/** Least privilege: what each function may do, asked of the synthesised policies as IAM would answer. */
import { describe, expect, test } from 'vitest';
import { indexes, keys, objects } from '../../functions/store/keys.ts';
import { type Assembly, assembleAll } from './assembly.ts';
import { allowed, statementsOf } from './policies.ts';

const assemblies = assembleAll() as [Assembly, Assembly, Assembly];
const prod = assemblies[2];
const of = (room: string) =>
  statementsOf(
    prod.service.all.filter(
      (one) => one.Type === 'AWS::IAM::Policy' && one.id.startsWith(`${room}role`),
    ),
  );
const [api, schedule, letters] = [of('api'), of('schedule'), of('letters')];
const table = 'arn:aws:dynamodb:eu-central-1:333333333333:table/opora-prod';
const bucket = 'arn:aws:s3:::opora-prod-documents-333333333333';

const m = 'kislovodsk';
/** A key of every kind of item, by the chart of the house. */
const secret = {
  session: keys.session(m, 'p', 'h'),
  code: keys.code(m, 'p', 'b', 'l'),
  spent: keys.spent(m, 'p', 'h'),
  browser: keys.browser(m, 'p', 'b'),
};
const plain = {
  person: keys.person(m, 'p'),
  municipality: keys.municipality(m),
  roadmap: keys.roadmap(m, 'r'),
  document: keys.document(m, 'imo', 'd'),
  task: keys.task(m, 'r', { owes: 'lyceum-4', period: '2021', measure: '1.3' }),
  summary: keys.summary(m, 'r', '2021-05-14', 'i'),
  limit: keys.limit(m, 'address:a', 1),
  phrase: keys.phrase(m, 'p'),
  entry: keys.journal(m, '2021-05-15T09:00:00.000Z', 'e'),
  // The nastiest names that a key may hold.
  trap: keys.tasks(m, 'S'),
  trapped: keys.document(m, 'S', 'S'),
};
const on = (action: string, key: { pk: string }, more = {}) => ({
  action: `dynamodb:${action}`,
  resource: table,
  context: { 'dynamodb:LeadingKeys': [key.pk], ...more },
});
const reads = ['GetItem', 'BatchGetItem', 'Query'];

describe('api', () => {
  test('reads and writes every item', () => {
    for (const key of Object.values({ ...secret, ...plain }))
      for (const action of [...reads, 'PutItem', 'UpdateItem'])
        expect(allowed(api, on(action, key))).toBe(true);
    for (const index of Object.keys(indexes))
      expect(
        allowed(api, { ...on('Query', plain.task), resource: `${table}/index/${index}` }),
      ).toBe(true);
  });

  test('deletes sessions, codes and phrases, and nothing else of the table', () => {
    for (const key of Object.values(secret)) expect(allowed(api, on('DeleteItem', key))).toBe(true);
    for (const [name, key] of Object.entries(plain))
      expect([name, allowed(api, on('DeleteItem', key))]).toEqual([name, name === 'phrase']);
    expect(allowed(api, { action: 'dynamodb:DeleteItem', resource: table })).toBe(false);
  });

  test('takes and gives documents, and only reads summaries', () => {
    const may = (action: string, object: string) =>
      allowed(api, { action: `s3:${action}`, resource: `${bucket}/${object}` });
    const [document, summary] = [
      objects.document(m, 'imo', 'd', 's'),
      objects.summary(m, 'r', '2021-05-14', 'i', 'xlsx'),
    ];
    for (const action of [
      'PutObject',
      'GetObject',
      'GetObjectTagging',
      'DeleteObject',
      'AbortMultipartUpload',
      'ListMultipartUploadParts',
    ])
      expect(may(action, document)).toBe(true);
    expect(['GetObject', 'PutObject'].map((one) => may(one, 'casefiles/x'))).toEqual([true, false]);
    const listing = { action: 's3:ListBucketMultipartUploads', resource: bucket };
    expect([allowed(api, listing), allowed(schedule, listing)]).toEqual([true, true]);
    expect(['GetObject', 'PutObject', 'DeleteObject'].map((one) => may(one, summary))).toEqual([
      true,
      false,
      false,
    ]);
    // The scan's word is not for it to write, nor old versions to remove.
    expect(may('PutObjectTagging', document)).toBe(false);
    expect(may('DeleteObjectVersion', document)).toBe(false);
  });

  test('asks the schedule and the letters, and no other function; sends none itself', () => {
    const invoke = (name: string) => ({
      action: 'lambda:InvokeFunction',
      resource: `arn:aws:lambda:eu-central-1:333333333333:function:${name}`,
    });
    expect(allowed(api, invoke('opora-prod-schedule'))).toBe(true);
    expect(allowed(api, invoke('opora-prod-letters'))).toBe(true);
    expect(allowed(api, invoke('opora-prod-api'))).toBe(false);
    expect(JSON.stringify(api)).not.toContain('ses:');
  });
});

const send = (from: string) => ({
  action: 'ses:SendEmail',
  resource: 'arn:aws:ses:eu-central-1:333333333333:identity/opora.example.ru',
  context: { 'ses:FromAddress': from },
});

describe('letters', () => {
  test('puts codes, ends sessions, and never reads or changes what lies there', () => {
    for (const key of Object.values(secret)) {
      for (const action of [...reads, 'UpdateItem'])
        expect([action, allowed(letters, on(action, key))]).toEqual([action, false]);
      const back = { 'dynamodb:ReturnValues': 'ALL_OLD' };
      for (const action of ['PutItem', 'DeleteItem']) {
        expect(allowed(letters, on(action, key))).toBe(true);
        expect(allowed(letters, on(action, key, back))).toBe(false);
      }
    }
  });

  test('finds a person, and does nothing else with what is kept', () => {
    expect(allowed(letters, on('GetItem', plain.person))).toBe(true);
    for (const key of Object.values(plain))
      for (const action of ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'])
        expect([action, allowed(letters, on(action, key))]).toEqual([action, false]);
    for (const key of [plain.task, plain.document, plain.trap])
      expect(allowed(letters, on('GetItem', key))).toBe(false);
    for (const action of ['GetItem', 'PutItem'])
      expect(allowed(letters, { action: `dynamodb:${action}`, resource: table })).toBe(false);
    expect(JSON.stringify(letters)).not.toMatch(/"s3:|"lambda:/);
  });

  test('sends from its own address alone', () => {
    expect(allowed(letters, send('opora@opora.example.ru'))).toBe(true);
    expect(allowed(letters, send('director@opora.example.ru'))).toBe(false);
  });
});

describe('schedule', () => {
  test('has nothing to do with sessions and codes', () => {
    for (const key of Object.values(secret))
      for (const action of [...reads, 'PutItem', 'UpdateItem', 'DeleteItem'])
        expect([action, allowed(schedule, on(action, key))]).toEqual([action, false]);
    const mixed = { 'dynamodb:LeadingKeys': [plain.person.pk, secret.session.pk] };
    expect(allowed(schedule, on('BatchGetItem', plain.person, mixed))).toBe(false);
  });

  test('reads and writes everything else, and deletes nothing outside documents, road maps and the journal', () => {
    for (const [name, key] of Object.entries(plain)) {
      for (const action of [...reads, 'PutItem', 'UpdateItem'])
        expect([name, action, allowed(schedule, on(action, key))]).toEqual([name, action, true]);
      const deleted = ['document', 'trapped', 'task', 'summary', 'trap', 'entry'].includes(name);
      expect([name, allowed(schedule, on('DeleteItem', key))]).toEqual([name, deleted]);
    }
    expect(allowed(schedule, { action: 'dynamodb:DeleteItem', resource: table })).toBe(false);
  });

  test('writes summaries and case files, settles documents, and never says what is clean', () => {
    const may = (action: string, object: string) =>
      allowed(schedule, { action: `s3:${action}`, resource: `${bucket}/${object}` });
    expect(may('PutObject', 'summaries/x')).toBe(true);
    expect(may('GetObject', 'summaries/x')).toBe(false);
    for (const action of ['PutObject', 'AbortMultipartUpload']) {
      expect(may(action, 'casefiles/x')).toBe(true);
      expect(may(action, 'documents/x')).toBe(true);
    }
    for (const action of ['GetObject', 'GetObjectTagging', 'DeleteObject'])
      expect(may(action, 'documents/x')).toBe(true);
    // The probe needs no right of its own.
    for (const action of ['PutObject', 'GetObject', 'GetObjectTagging', 'DeleteObject'])
      expect(may(action, objects.probe(m, 'x'))).toBe(true);
    for (const object of ['documents/x', 'casefiles/x', 'summaries/x'])
      for (const action of ['PutObjectTagging', 'DeleteObjectVersion'])
        expect(may(action, object)).toBe(false);
  });

  test('sends letters from its own address alone', () => {
    expect(allowed(schedule, send('opora@opora.example.ru'))).toBe(true);
    expect(allowed(schedule, send('director@opora.example.ru'))).toBe(false);
  });
});

describe('everywhere', () => {
  const statements = assemblies.flatMap(({ storage, service }) => [
    ...statementsOf(storage.all),
    ...statementsOf(service.all),
  ]);
  const allows = statements.filter((one) => one.Effect === 'Allow');
  const actions = (one: (typeof allows)[number]) => [one.Action].flat();

  test('nobody scans the table, not even by PartiQL', () => {
    for (const one of allows)
      expect(
        actions(one).filter((action) => /Scan|PartiQL|^\*$|^dynamodb:\*/i.test(action)),
      ).toEqual([]);
  });

  test('no action that we allow has a star in it; CDK’s helper that empties a bucket brings its own', () => {
    const starred = allows.filter((one) => actions(one).some((action) => action.includes('*')));
    for (const one of starred) expect(JSON.stringify(one)).toContain('CustomS3AutoDeleteObjects');
    const helpers = starred.map((one) => one.id.replace(/[0-9A-F]{8}$/, ''));
    expect(new Set(helpers)).toEqual(new Set(['AccessesPolicy', 'BucketPolicy', 'PagesPolicy']));
  });

  test('no right is to everything there is', () => {
    for (const one of allows) expect([one.Resource].flat()).not.toContain('*');
  });

  test('only AWS’s own service for logs comes as a managed policy, and only in helpers of CDK', () => {
    for (const { storage, service } of assemblies)
      for (const { id, Properties } of [
        ...storage.of('AWS::IAM::Role'),
        ...service.of('AWS::IAM::Role'),
      ])
        if (Properties.ManagedPolicyArns) expect(id).toMatch(/^CustomS3AutoDeleteObjects/);
  });
});
