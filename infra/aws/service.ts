/**
 * The stack of what can be replaced: functions, API, CDN, clock, post, alarms. It holds no data and takes nothing from
 * the other stack but names.
 */
import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { createAlarms } from './alarms.ts';
import { createApi } from './api.ts';
import { createDashboard } from './dashboard.ts';
import { createEdge } from './edge.ts';
import type { Environment } from './environments.ts';
import { createFunction } from './lambda.ts';
import { createMail } from './mail.ts';
import { createMeasures } from './metrics.ts';
import { namesOf } from './names.ts';
import { createPages } from './pages.ts';
import { apiRights, lettersRights, scheduleRights } from './rights.ts';
import { createClock, createLetters } from './schedule.ts';
import { createSecret } from './secret.ts';
import { leaveNoTrace } from './traces.ts';

/** Puts the service together; `pages` is the folder of the built site. */
export function createService(app: App, environment: Environment, pages: string): Stack {
  const names = namesOf(environment);
  const stack = new Stack(app, names.service, {
    env: { account: environment.account, region: environment.region },
    description: `Opora ${environment.name}: what can be replaced`,
  });
  const api = createApi(stack, environment);
  const proof = createSecret(stack, environment, 'Proof');
  const { endpoint } = api;
  const site = createEdge(stack, environment, createPages(stack, pages), { endpoint, proof });
  const dead = createLetters(stack);
  const settings = {
    OPORA_MUNICIPALITY: environment.municipality,
    OPORA_SITE: site,
    OPORA_TABLE: names.table,
    OPORA_BUCKET: names.bucket,
    OPORA_SCHEDULE: names.schedule,
    OPORA_LETTERS: names.letters,
    OPORA_SENDER: environment.sender,
    ...(environment.reply && { OPORA_REPLY: environment.reply }),
    OPORA_SECRET: createSecret(stack, environment, 'Secret'),
    OPORA_EDGE: proof,
  };
  const door = createFunction(stack, environment, {
    id: 'api',
    room: 'api',
    name: names.api,
    seconds: 15,
    size: environment.limits.api,
    rights: apiRights(stack, environment),
    settings,
  });
  const schedule = createFunction(stack, environment, {
    id: 'schedule',
    room: 'schedule',
    name: names.schedule,
    seconds: 900,
    size: environment.limits.schedule,
    rights: scheduleRights(stack, environment),
    settings,
    dead,
  });
  // Behind the same door as the schedule, and never behind its heavy work: somebody waits for a code.
  createFunction(stack, environment, {
    id: 'letters',
    room: 'schedule',
    name: names.letters,
    seconds: 60,
    size: environment.limits.letters,
    rights: lettersRights(stack, environment),
    settings,
    dead,
  });
  api.open(door);
  createMeasures(stack, environment, schedule.logGroup);
  createClock(stack, environment, schedule, dead);
  createMail(stack, environment, schedule, dead);
  const watched = { stack, environment, api: api.id, dead };
  createAlarms(watched);
  createDashboard(watched);
  leaveNoTrace(stack);
  new CfnOutput(stack, 'Site', { value: site });
  return stack;
}
