/**
 * What each function may do, word by word; whatever is not said here is refused. Nobody scans the table. Only `api`
 * deletes codes and phrases, only `schedule` the notes of files that never came, what of the journal is over and, of road maps,
 * summaries that it has brought to another key; `letters` reads people, puts codes, ends sessions, and never reads either.
 */
import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { keys } from '../../functions/store/keys.ts';
import type { Environment } from './environments.ts';
import { arnsOf } from './names.ts';

/** What is allowed and denied, and the addresses with a star in them, each with its reason. */
export type Rights = { allowed: PolicyStatement[]; stars: [resource: string, reason: string][] };

type Conditions = Record<string, Record<string, unknown>>;

/** Partitions of sessions and codes: `M#<municipality>#S#<person>` (`store/keys.ts`). */
const secrets = 'M#*#S#*';

/** Partitions of the phrases of a department: `M#<municipality>#P`. */
const phrases = 'M#*#P';

/** Partition of the journal: `M#<municipality>#J`. */
const journal = 'M#*#J';

/** Partitions of documents and of a road map: `M#<municipality>#D`, `M#<municipality>#R#<roadmap>`. */
const documents = 'M#*#D';
const roadmaps = 'M#*#R#*';

/** What it takes to gather a file of parts, and to forget one; S3 asks for both on the object's own address. */
const gathering = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

/** Settling a file: is it clean, is it what it says to be; what is not is removed. */
const settling = ['s3:GetObject', 's3:GetObjectTagging', 's3:DeleteObject', ...gathering];

/** Without it S3 answers 403 for what is not there, and «not sent yet» could not be told from «forbidden». */
const looking = ['s3:ListBucket', 's3:ListBucketMultipartUploads'];

const allow = (sid: string, actions: string[], resources: string[], conditions: Conditions = {}) =>
  new PolicyStatement({ sid, actions, resources, conditions });

const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** Rights of `api`: people act through it. */
export function apiRights(stack: Stack, environment: Environment): Rights {
  const arns = arnsOf(stack, environment);
  const allowed = [
    allow('ReadTable', reads, [arns.table, ...arns.indexes]),
    allow('WriteTable', writes, [arns.table]),
    allow('Forget', ['dynamodb:DeleteItem'], [arns.table], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [secrets, phrases] },
      // Without keys «for all values» would be true of none.
      Null: { 'dynamodb:LeadingKeys': 'false' },
    }),
    allow('Documents', settling, [arns.documents]),
    allow('Made', ['s3:GetObject'], [arns.roadmaps, arns.summaries, arns.casefiles]),
    allow('WhatIsThere', looking, [arns.bucket]),
    allow('AskSchedule', ['lambda:InvokeFunction'], [arns.schedule, arns.letters]),
  ];
  return {
    allowed,
    stars: [
      [arns.documents, 'Every document: whose it is the house looks up before it signs a link.'],
      [arns.roadmaps, 'Every table of a road map, which everybody who signs in may read.'],
      [arns.summaries, 'Every summary, which anybody with the right to summaries may read.'],
      [
        arns.casefiles,
        'Every case file: who may take which the house looks up before it signs a link.',
      ],
    ],
  };
}

/** What is refused about sessions and codes, whatever else is allowed. */
const never = (sid: string, actions: string[], resources: string[], conditions: Conditions = {}) =>
  new PolicyStatement({
    sid,
    effect: Effect.DENY,
    actions,
    resources,
    conditions: {
      'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [secrets] },
      ...conditions,
    },
  });

/** Only from the environment's own address. While SES holds an account in its sandbox, it asks for the right to the recipient's identity too. */
const posting = (arns: ReturnType<typeof arnsOf>, { sender }: Environment) =>
  allow('Letters', ['ses:SendEmail'], [arns.identities, arns.mail], {
    StringEquals: { 'ses:FromAddress': sender },
  });
const recipients =
  'In the sandbox recipients are identities too; the sender is fixed by a condition.';

/** Rights of `letters`: it makes codes for those whom it finds, and sends them. */
export function lettersRights(stack: Stack, environment: Environment): Rights {
  const arns = arnsOf(stack, environment);
  const within = (...partitions: string[]) => ({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  });
  const people = keys.people(environment.municipality).pk;
  return {
    allowed: [
      allow('FindPeople', ['dynamodb:GetItem'], [arns.table], within(people)),
      allow('PutCodes', ['dynamodb:PutItem'], [arns.table], within(secrets)),
      allow('EndSessions', ['dynamodb:DeleteItem'], [arns.table], within(secrets)),
      // A write can give back what it overwrote: that is reading too.
      never('NeverSeeSessions', ['dynamodb:PutItem', 'dynamodb:DeleteItem'], [arns.table], {
        StringEquals: { 'dynamodb:ReturnValues': ['ALL_OLD', 'ALL_NEW'] },
      }),
      posting(arns, environment),
    ],
    stars: [[arns.identities, recipients]],
  };
}

/** Rights of `schedule`: it issues tasks, makes summaries, sends letters; sessions and codes are none of its business. */
export function scheduleRights(stack: Stack, environment: Environment): Rights {
  const arns = arnsOf(stack, environment);
  const allowed = [
    allow('ReadTable', reads, [arns.table, ...arns.indexes]),
    allow('WriteTable', writes, [arns.table]),
    allow('ForgetAndMove', ['dynamodb:DeleteItem'], [arns.table], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [documents, roadmaps, journal] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    }),
    never(
      'NeverSessions',
      [...reads, ...writes, 'dynamodb:DeleteItem'],
      [arns.table, ...arns.indexes],
    ),
    allow('Summaries', ['s3:PutObject'], [arns.roadmaps, arns.summaries]),
    allow('Documents', settling, [arns.documents]),
    allow('CaseFiles', [...gathering, 's3:DeleteObject'], [arns.casefiles]),
    allow('WhatIsThere', looking, [arns.bucket]),
    posting(arns, environment),
  ];
  return {
    allowed,
    stars: [
      [arns.roadmaps, 'It writes the table of every road map, under a key that its version makes.'],
      [arns.summaries, 'It writes every summary, under a key that the summary makes.'],
      [
        arns.documents,
        'It settles every file whose bytes have come, and reads what goes into case files.',
      ],
      [arns.casefiles, 'It writes every case file, under a key that the case file makes.'],
      [arns.identities, recipients],
    ],
  };
}
