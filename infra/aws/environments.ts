/**
 * The environments, as data: everything in which they differ, and nothing else anywhere. Who deploys says them in a file of
 * their own (`chosen.ts`); this is what may stand in it, each with the words for who wrote something else.
 */
import * as z from 'zod/mini';

const said = (like: RegExp, what: string) => z.string(what).check(z.regex(like, what));
const number = (from: number, to: number) => {
  const what = `a whole number from ${from} to ${to}`;
  return z.int(what).check(z.gte(from, what), z.lte(to, what));
};
const email = said(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'an e-mail address');
const some = said(/\S/, 'some text');

/** The name by which people open the site, and its certificate, which CloudFront wants from us-east-1. */
const Domain = z.strictObject({
  name: said(/^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/, 'a name as opora.example.ru'),
  certificate: said(
    /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
    'the ARN of a certificate in us-east-1',
  ),
});

/** What a function is given: memory in MB, and how many may run at once (not said: what the account has). */
const Size = z.strictObject({
  memory: number(128, 10_240),
  concurrency: z.optional(number(1, 10_000)),
});
export type Size = z.infer<typeof Size>;

const common = {
  account: said(/^\d{12}$/, 'twelve digits, in quotes'),
  region: said(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region as eu-central-1'),
  /** Id of the municipality whose door this is. */
  municipality: said(/^[a-z0-9][a-z0-9-]{0,59}$/, 'a short word of small Latin letters'),
  /** With what it begins: an administrator alone who enters the rest by pages, or the road map and schools of Kislovodsk. */
  begins: z.optional(z.enum(['none', 'reference'], '«none» or «reference»')),
  /** Who signs in first and adds the rest. */
  administrator: z.strictObject({ email, name: some }),
  /** Whom people may ask, as the foot of every page says it: offices by their work address, no person's own. */
  contacts: z.optional(
    z.array(
      z.strictObject({ name: some, email: z.optional(email), phone: z.optional(some) }),
      'a list of offices',
    ),
  ),
  /** Address that letters come from; its domain is the one that is signed by DKIM. */
  sender: email,
  /** Address of the office to which answers to letters go. */
  reply: z.optional(email),
  /** Where alarms and news of the budget go. */
  alarms: email,
  /** How long logs and replaced versions of objects are kept, in days. */
  retention: z.strictObject({
    logs: z.literal([30, 90, 365], '30, 90 or 365'),
    versions: number(1, 3650),
  }),
  /** What is measured is said at INFO (`metrics.ts`). */
  log: z.enum(['DEBUG', 'INFO'], '«DEBUG» or «INFO»'),
  /** When the schedule looks for what is to be done, Europe/Moscow: the night's summary is made after midnight. */
  tick: said(/^cron\(.+\)$/, 'a clock as cron(0/5 * * * ? *)'),
  /** Number of the secrets (`secret.ts`): one more makes new ones. */
  secret: number(1, 10_000),
  limits: z.strictObject({
    /** Requests a second to the API, steadily and at once. */
    rate: number(1, 10_000),
    burst: number(1, 10_000),
    api: Size,
    schedule: Size,
    /** What sends codes for signing in, apart from the schedule's heavy work. */
    letters: Size,
    /** Dollars a month, after which somebody is told. */
    budget: number(1, 1_000_000),
  }),
};

/** `keep`: data outlive the stacks. What people rely on has a name of its own and keeps its data. */
const Trial = z.strictObject(common);
const Kept = z.strictObject({ ...common, domain: Domain });
export const File = z.strictObject({
  dev: z.optional(Trial),
  staging: z.optional(Kept),
  prod: z.optional(Kept),
});

export const names = ['dev', 'staging', 'prod'] as const;
export type Name = (typeof names)[number];
export type Environment =
  | (z.infer<typeof Trial> & { name: 'dev'; keep: false; domain?: undefined })
  | (z.infer<typeof Kept> & { name: 'staging' | 'prod'; keep: true });
export type Environments = { [One in Name]?: Environment & { name: One } };
