/**
 * `npm start`: the whole of Opora on this machine, with its data in `.opora/`. Where an address is given behind the
 * command, pages are served there by somebody else (`dev.ts`), and here is what lies behind them.
 */
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { usual } from '../../functions/api/pace.ts';
import { type Beginning, beginningOf } from './begin.ts';
import { explain, settingFault, troubleOf } from './faults.ts';
import { type Ground, startGround } from './ground.ts';
import { createSite } from './site.ts';

const demo = process.env.OPORA_DEMO ?? '';
const begins = beginningOf(demo);
const today = process.env.OPORA_TODAY ?? begins?.today;
const wrong = settingFault({ port: process.env.PORT ?? '3000', demo, today });
if (wrong || !begins) {
  console.error(wrong);
  process.exit(1);
}
const port = Number(process.env.PORT ?? 3000);
const root = process.env.OPORA_DATA ?? `.opora${begins.folder}`;
const [elsewhere] = process.argv.slice(2);
const pages = elsewhere ? undefined : join(import.meta.dirname, '../../dist/web');
const site = elsewhere ?? `http://localhost:${port}`;
const tickEvery = 60_000;
/** Requests that one may make in a window, where a trial asks more than people do. */
const most = Number(process.env.OPORA_PACE ?? 0);
const pace = most > 0 ? { ...usual, person: most, network: most } : usual;

let stands = false;
// What keeps it from starting ends it, in a sentence. Once it stands nothing but a signal does: each request and each job
// answers for its own faults, and what slipped through is told.
process.on('uncaughtException', (error) => {
  const trouble = stands ? troubleOf(error) : undefined;
  console.error(trouble ?? explain(error, { port, root }));
  if (!stands) process.exit(1);
});

const ground = await startGround({
  root,
  site,
  municipality: begins.municipality,
  today,
});
await listen(ground, begins);
await begins.load(ground.house);
ground.ask({ job: 'tick' });
// The first tick makes the night's summary; a site of evidence that does not answer holds nobody up.
await Promise.race([ground.idle(), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
setInterval(() => ground.ask({ job: 'tick' }), tickEvery);
stands = true;
console.log(welcome(begins));

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    setTimeout(() => process.exit(0), 3000);
    ground.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });

function listen(ground: Ground, { people }: Beginning): Promise<void> {
  return new Promise((resolve) => {
    const server = serve(
      { fetch: createSite(ground, pages, people, pace).fetch, port, hostname: 'localhost' },
      () => resolve(),
    );
    server.once('error', (error) => {
      throw error;
    });
  });
}

function welcome({ people: all }: Beginning): string {
  const people = all.map((one) => `  ${one.email.padEnd(32)}${one.name}`);
  return [
    '',
    `Опора работает: ${site}`,
    `Письма с кодами для входа: ${site}/letters`,
    today ? `Сегодня в демонстрации ${today}; данные лежат в ${root}/` : `Данные лежат в ${root}/`,
    '',
    ...(demo === 'none' ? ['Здесь ещё ничего нет: администратору покажут, с чего начать.'] : []),
    'Войти можно как:',
    ...people,
    '',
    'Остановить: Ctrl+C',
  ].join('\n');
}
