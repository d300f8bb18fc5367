/**
 * The local ground: embedded engines, and the environment by which the house finds them. The house itself does not
 * know that it stands here: the AWS SDK takes its endpoints from the names set below.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../functions/schedule/run.ts';
import { openMail } from '../../functions/store/mail.ts';
import type { Web } from '../../functions/store/web.ts';
import { wire } from '../../functions/wire.ts';
import { makeTable, startDynamodb } from './dynamodb.ts';
import { makeFolder } from './folder.ts';
import { startLambda } from './lambda.ts';
import { startS3 } from './s3/server.ts';
import { openScan } from './scan.ts';
import { startSes } from './ses.ts';

const region = 'local';
const names = { table: 'opora', bucket: 'opora', schedule: 'opora-schedule' };

/** Where data lie, which site this is, and the day of the demonstration if it is one; tests bring their own web. */
export type GroundOptions = {
  root: string;
  site: string;
  municipality: string;
  today?: string | undefined;
  clock?: () => number;
  web?: Web;
};

/** Starts the engines and puts the house together on them. */
export async function startGround(options: GroundOptions) {
  const { root, site, municipality, today } = options;
  makeFolder(root);
  const secret = keptSecret(join(root, 'secret'));
  const dynamodb = await startDynamodb(join(root, 'table'));
  let scanner: ReturnType<typeof openScan> | undefined;
  const s3 = await startS3({
    root: join(root, 'bucket'),
    bucket: names.bucket,
    accessKeyId: 'local',
    secretAccessKey: secret,
    region,
    origins: [site],
    stored: (key) => scanner?.scan(key),
    // The SDK signs by the real time, whatever the house is told; what it reads of storage is of the house's time.
    ...(options.clock && { stamp: options.clock }),
  });
  const ses = await startSes(join(root, 'letters'));
  const lambda = await startLambda((event) => run(house, mail, event));
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    OPORA_MUNICIPALITY: municipality,
    OPORA_SITE: site,
    OPORA_TABLE: names.table,
    OPORA_BUCKET: names.bucket,
    OPORA_SCHEDULE: names.schedule,
    OPORA_SENDER: 'opora@localhost',
    OPORA_SECRET: secret,
  });
  if (today) process.env.OPORA_TODAY = today;
  else delete process.env.OPORA_TODAY;
  scanner = openScan(names.bucket);
  await scanner.sweep();
  const house = wire(undefined, options.clock, options.web);
  const mail = openMail(house.config.sender);
  await makeTable(names.table);
  return {
    house,
    /** Origin of the storage, which pages send files to and show documents from. */
    storage: s3.url,
    letters: ses.letters,
    /** Asks the schedule for an event, as the clock does. */
    ask: lambda.later,
    idle: lambda.idle,
    async close() {
      await lambda.idle();
      await Promise.all([lambda.close(), s3.close(), ses.close(), dynamodb.close()]);
    },
  };
}
export type Ground = Awaited<ReturnType<typeof startGround>>;

/** A secret of this machine, made once. */
function keptSecret(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(`${path}.tmp`, randomBytes(32).toString('hex'), { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
  }
  return readFileSync(path, 'utf8');
}
