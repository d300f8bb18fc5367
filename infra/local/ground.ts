/**
 * The local ground: embedded engines, and the environment by which the house finds them. The house itself does not
 * know that it stands here: the AWS SDK takes its endpoints from the names set below.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { run } from '../../functions/schedule/run.ts';
import { openMail } from '../../functions/store/mail.ts';
import type { Web } from '../../functions/store/web.ts';
import { wire } from '../../functions/wire.ts';
import { closedFolder, dataFolder, keepFile, keptFile } from './folder.ts';
import type { Served } from './gate/serve.ts';
import { startLambda } from './lambda.ts';
import { startS3 } from './s3/server.ts';
import { openScan } from './scan.ts';
import { startSes } from './ses.ts';
import { makeTable } from './table/make.ts';
import { startTable } from './table/start.ts';

const region = 'local';
/** How often the table forgets what is over, in milliseconds. */
const sweepEvery = 60_000;
const names = {
  table: 'opora',
  bucket: 'opora',
  schedule: 'opora-schedule',
  letters: 'opora-letters',
};

/** Where data lie, which site this is, and the day of the demonstration if it is one; tests bring their own web. */
export type GroundOptions = {
  root: string;
  site: string;
  municipality: string;
  today?: string | undefined;
  clock?: () => number;
  web?: Web;
  /** Whether the bucket keeps versions, as that of AWS does. */
  versioned?: boolean;
};

/** Starts the engines and puts the house together on them. */
export async function startGround(options: GroundOptions) {
  const { root, site, municipality, today } = options;
  dataFolder(root);
  // The table owns its file, and with it the folder: first of all, so that a second start touches nothing.
  const path = join(root, 'table.sqlite');
  const older = { older: join(root, 'table'), kept: join(root, 'table-before-0.5') };
  const secret = keptFile(join(root, 'secret'), () => randomBytes(32).toString('hex'));
  const key = { accessKeyId: 'local', secretAccessKey: secret, region };
  // The engine knows the real time alone: where a trial has a clock of its own, it forgets nothing.
  const sweep = options.clock ? {} : { sweepEvery };
  const table = await startTable({ path, older, key, ...sweep });
  if (table.brought !== undefined) console.log(broughtOver(table.brought, older.kept));
  let scanner: ReturnType<typeof openScan> | undefined;
  const s3 = await startAtKept(join(root, 'storage-port'), (port) =>
    startS3({
      root: closedFolder(join(root, 'bucket')),
      bucket: names.bucket,
      key,
      port,
      origins: [site],
      stored: (name) => scanner?.scan(name),
      ...(options.versioned && { versioned: true }),
      // The SDK signs by the real time, whatever the house is told; what it reads of storage is of the house's time.
      ...(options.clock && { stamp: options.clock }),
    }),
  );
  const ses = await startSes(key, join(root, 'letters'));
  const lambda = await startLambda(key, (event) => run(house, mail, event));
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    OPORA_MUNICIPALITY: municipality,
    OPORA_SITE: site,
    OPORA_TABLE: names.table,
    OPORA_BUCKET: names.bucket,
    OPORA_SCHEDULE: names.schedule,
    OPORA_LETTERS: names.letters,
    OPORA_SENDER: 'opora@localhost',
    OPORA_SECRET: secret,
  });
  if (today) process.env.OPORA_TODAY = today;
  else delete process.env.OPORA_TODAY;
  scanner = openScan(names.bucket);
  await scanner.sweep();
  const house = wire(undefined, options.clock, options.web);
  const mail = openMail(house.config);
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
      await Promise.all([lambda.close(), s3.close(), ses.close(), table.close()]);
    },
  };
}
export type Ground = Awaited<ReturnType<typeof startGround>>;

/**
 * Starts storage where it was before: an open page lets in the storage of that address alone. Where the port was given to
 * another program meanwhile, storage takes another, and open pages have to be loaded anew.
 */
async function startAtKept(path: string, start: (port: number) => Promise<Served>) {
  const served = await start(Number(keptFile(path, () => '0'))).catch((error) => {
    if (!['EADDRINUSE', 'EACCES', 'ERR_SOCKET_BAD_PORT'].includes(error.code)) throw error;
    return start(0);
  });
  keepFile(path, String(served.port));
  return served;
}

const broughtOver = (count: number, kept: string): string =>
  `Данные прежнего выпуска перенесены, записей: ${count}. Прежние лежат рядом, в папке ${kept}: когда убедитесь, что всё на месте, её можно удалить.`;
