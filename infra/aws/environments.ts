/**
 * The environments, as data: everything in which they differ, and nothing else anywhere. Who deploys puts real
 * accounts, domains and addresses here (all below are invented: 111111111111, example.ru) and changes no code.
 */

/** The name by which people open the site, and its certificate, which CloudFront wants from us-east-1. */
type Domain = { name: string; certificate: `arn:aws:acm:us-east-1:${string}` };

/** What a function is given: memory in MB, and how many may run at once (`undefined`: what the account has). */
export type Size = { memory: number; concurrency: number | undefined };

type Common = {
  account: string;
  region: string;
  /** Id of the municipality whose door this is. */
  municipality: string;
  /** With what it begins: an administrator alone who enters the rest by pages, or the road map and schools of Kislovodsk. */
  begins?: 'none' | 'reference';
  /** Who signs in first and adds the rest. */
  administrator: { email: string; name: string };
  /** Whom people may ask, as the foot of every page says it: offices by their work address, no person's own. */
  contacts?: { name: string; email?: string; phone?: string }[];
  /** Address that letters come from; its domain is the one that is signed by DKIM. */
  sender: string;
  /** Address of the office to which answers to letters go. */
  reply?: string;
  /** Where alarms and news of the budget go. */
  alarms: string;
  /** How long logs and replaced versions of objects are kept, in days. */
  retention: { logs: 30 | 90 | 365; versions: number };
  log: 'DEBUG' | 'INFO' | 'WARN';
  /** When the schedule looks for what is to be done, Europe/Moscow: the night's summary is made after midnight. */
  tick: `cron(${string})`;
  /** Number of the secrets (`secret.ts`): one more makes new ones. */
  secret: number;
  limits: {
    /** Requests a second to the API, steadily and at once. */
    rate: number;
    burst: number;
    api: Size;
    schedule: Size;
    /** What sends codes for signing in, apart from the schedule's heavy work. */
    letters: Size;
    /** Dollars a month, after which somebody is told. */
    budget: number;
  };
};

/** `keep`: data outlive the stacks. What people rely on has a name of its own and keeps its data. */
export type Environment = Common &
  (
    | { name: 'dev'; keep: false; domain?: undefined }
    | { name: 'staging' | 'prod'; keep: true; domain: Domain }
  );

const everyFiveMinutes = 'cron(0/5 * * * ? *)';
const size = (memory: number, concurrency?: number): Size => ({ memory, concurrency });

export const environments = {
  dev: {
    name: 'dev',
    account: '111111111111',
    region: 'eu-central-1',
    municipality: 'kislovodsk',
    administrator: { email: 'admin@example.ru', name: 'Администратор' },
    contacts: [{ name: 'ИМО', email: 'imo@example.ru' }],
    sender: 'opora-dev@example.ru',
    alarms: 'opora-alarms@example.ru',
    keep: false,
    retention: { logs: 30, versions: 7 },
    log: 'DEBUG',
    tick: everyFiveMinutes,
    secret: 1,
    limits: {
      rate: 20,
      burst: 40,
      api: size(1024),
      schedule: size(1024),
      letters: size(512),
      budget: 20,
    },
  },
  staging: {
    name: 'staging',
    account: '222222222222',
    region: 'eu-central-1',
    domain: {
      name: 'staging.opora.example.ru',
      certificate:
        'arn:aws:acm:us-east-1:222222222222:certificate/00000000-0000-4000-8000-000000000002',
    },
    municipality: 'kislovodsk',
    administrator: { email: 'admin@example.ru', name: 'Администратор' },
    contacts: [{ name: 'ИМО', email: 'imo@example.ru' }],
    sender: 'opora@staging.opora.example.ru',
    alarms: 'opora-alarms@example.ru',
    keep: true,
    retention: { logs: 90, versions: 30 },
    log: 'INFO',
    tick: everyFiveMinutes,
    secret: 1,
    limits: {
      rate: 50,
      burst: 100,
      api: size(1024, 20),
      schedule: size(1024, 5),
      letters: size(512, 2),
      budget: 40,
    },
  },
  prod: {
    name: 'prod',
    account: '333333333333',
    region: 'eu-central-1',
    domain: {
      name: 'opora.example.ru',
      certificate:
        'arn:aws:acm:us-east-1:333333333333:certificate/00000000-0000-4000-8000-000000000003',
    },
    municipality: 'kislovodsk',
    administrator: { email: 'admin@example.ru', name: 'Администратор' },
    contacts: [{ name: 'ИМО', email: 'imo@example.ru' }],
    sender: 'opora@opora.example.ru',
    alarms: 'opora-alarms@example.ru',
    keep: true,
    retention: { logs: 365, versions: 365 },
    log: 'INFO',
    tick: everyFiveMinutes,
    secret: 1,
    limits: {
      rate: 100,
      burst: 200,
      api: size(1024, 100),
      schedule: size(1024, 10),
      letters: size(512, 5),
      budget: 100,
    },
  },
} as const satisfies { [Name in Environment['name']]: Environment & { name: Name } };

/** The environment of `-c env=…`; anything else is refused with a sentence that names the choices. */
export function choose(name: unknown): Environment {
  const found = Object.entries(environments).find(([key]) => key === name);
  if (found) return found[1];
  const choices = Object.keys(environments).map((key) => `-c env=${key}`);
  const said = name === undefined ? 'none was named' : `there is no «${String(name)}»`;
  throw new Error(`Say which environment, by ${choices.join(', ')}: ${said}.`);
}
