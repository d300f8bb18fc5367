/** The only reader of the environment. Infra sets exactly these names on every ground (`test/config.test.ts`). */
import * as z from 'zod/mini';

/** Names of the environment and what each is for. */
export const configNames = {
  OPORA_MUNICIPALITY: 'id of the municipality whose door this is',
  OPORA_SITE: 'origin of the site, as the browser sees it: https://opora.example.ru',
  OPORA_TABLE: 'name of the DynamoDB table',
  OPORA_BUCKET: 'name of the bucket of documents and summaries',
  OPORA_SCHEDULE: 'name of the schedule function',
  OPORA_LETTERS: 'name of the function that sends sign-in codes',
  OPORA_SENDER: 'address that letters come from',
  OPORA_REPLY: 'optional address of the office to which answers to letters go',
  OPORA_SMTP:
    'optional SMTP server that letters go by, smtp://user:password@host:587; without it by SES',
  OPORA_SECRET: 'key of the hashes of sign-in codes, 32 characters or more',
  OPORA_EDGE: 'optional secret by which the edge proves who asks, 32 characters or more',
  OPORA_TODAY: 'optional day that the domain takes for today, for demonstration',
} as const;

const Environment = z.object({
  OPORA_MUNICIPALITY: z.string().check(z.minLength(1)),
  OPORA_SITE: z.url(),
  OPORA_TABLE: z.string().check(z.minLength(3)),
  OPORA_BUCKET: z.string().check(z.minLength(3)),
  OPORA_SCHEDULE: z.string().check(z.minLength(1)),
  OPORA_LETTERS: z.string().check(z.minLength(1)),
  OPORA_SENDER: z.string().check(z.minLength(3)),
  OPORA_REPLY: z.optional(z.string().check(z.regex(/^[^\s@<>]+@[^\s@<>]+$/))),
  OPORA_SMTP: z.optional(z.string().check(z.regex(/^smtps?:\/\/[^\s/]+$/))),
  OPORA_SECRET: z.string().check(z.minLength(32)),
  OPORA_EDGE: z.optional(z.string().check(z.minLength(32))),
  OPORA_TODAY: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

export type Config = {
  municipality: string;
  site: string;
  table: string;
  bucket: string;
  schedule: string;
  letters: string;
  sender: string;
  reply: string | undefined;
  smtp: string | undefined;
  secret: string;
  edge: string | undefined;
  today: string | undefined;
};

/** Reads the configuration; an unset or wrong name stops the start with a sentence that lists them. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
    const lines = names.map(
      (name) => `  ${name}: ${configNames[name as keyof typeof configNames]}`,
    );
    throw new Error(`These names of the environment are missing or wrong:\n${lines.join('\n')}`);
  }
  const set = read.data;
  return {
    municipality: set.OPORA_MUNICIPALITY,
    site: new URL(set.OPORA_SITE).origin,
    table: set.OPORA_TABLE,
    bucket: set.OPORA_BUCKET,
    schedule: set.OPORA_SCHEDULE,
    letters: set.OPORA_LETTERS,
    sender: set.OPORA_SENDER,
    reply: set.OPORA_REPLY,
    smtp: set.OPORA_SMTP,
    secret: set.OPORA_SECRET,
    edge: set.OPORA_EDGE,
    today: set.OPORA_TODAY,
  };
}
