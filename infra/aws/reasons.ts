/**
 * Where the checks of cdk-nag are answered instead of obeyed, one by one, each with its reason. An answer stands on the
 * very resource that it is about, so that the same fault elsewhere still fails the synthesis.
 */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const reasons = {
  log: ['S1', 'It is the log of accesses itself: a log of the log would never end.'],
  public: [
    'S1',
    'Holds only the built pages, which anybody may read; requests that matter are in the log of the API.',
  ],
  traceless: [
    'DDB3',
    'Dev is destroyed without a trace; recovery would leave a backup for 35 days.',
  ],
  sessions: [
    'APIG4',
    'The house recognises its own sessions and says itself who may do what (docs/design.md §6); some pages anybody may read.',
  ],
  everywhere: [
    'CFR1',
    'A public site: teachers and parents travel, and rights do not follow borders.',
  ],
  firewall: [
    'CFR2',
    'Requests are throttled by the API, letters limited per address and network by the house; bodies are parsed by schema. A firewall would cost more than the whole environment.',
  ],
  edge: [
    'CFR3',
    'Pages are public and static; every request to the API is in its own log, without addresses of people.',
  ],
  nameless: [
    'CFR4',
    'Dev lives on the name that CloudFront gives, whose certificate brings its own oldest protocol; staging and prod take TLS 1.2 at least.',
  ],
  rotation: [
    'SMG4',
    'Rotated by a deployment: functions get it as a setting, and what it protects lives for minutes.',
  ],
  helper: [
    'L1',
    'CDK brings this function and chooses its runtime; it runs during deployments only.',
  ],
  dead: ['SQS3', 'It is the queue of dead letters itself.'],
} as const;

/** Answers checks for a resource by the names of their reasons. */
export function acknowledge(about: IConstruct, ...names: (keyof typeof reasons)[]): void {
  for (const name of names) {
    const [rule, reason] = reasons[name];
    Validations.of(about).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  }
}

/** Answers a warning of CDK's own. */
export function acknowledgeNote(about: IConstruct, id: string, reason: string): void {
  Validations.of(about).acknowledge({ id: `Annotation::@aws-cdk/${id}`, reason });
}

/** Answers for a right to all that an address with a star names. */
export function acknowledgeStar(about: IConstruct, resource: string, reason: string): void {
  Validations.of(about).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
}
