/**
 * Links as evidence: a page that opened is kept with its date and SHA-256; one that is not there twice, a night apart, has
 * vanished, and ИМО hears of it; a machine that is off line blames nobody.
 */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ItemLink, LostLink } from '../../../functions/contract/links.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { accept, giveBack, handIn, item, map, open, owed, review, sha256 } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { startOutside } from '../../outside.ts';

const address = '93.184.216.34';
const school = new URL('http://лицей4.рф').hostname;
const world = await startOutside({
  [school]: [[address]],
  'centre.example': [[address]],
  'other.example': [[address]],
  'inner.example': [[address], ['10.0.0.1']],
});
const ground = await stand({ web: world.open() });
afterAll(async () => {
  await ground.stop();
  await world.close();
});

const hour = 3600_000;
/** A round of the schedule, so many hours later. */
async function round(hours: number) {
  ground.time.shift += hours * hour;
  world.forget();
  await ground.tick();
}
/** What the server answers at a path: a page, or a status. */
const site: Record<string, string | number> = {};
world.page = (request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://x');
  const answer = site[`${request.headers.host}${decodeURI(pathname)}`] ?? 404;
  if (typeof answer === 'string') response.end(answer);
  else
    response.writeHead(answer, answer === 302 ? { location: 'http://inner.example/' } : {}).end();
};
beforeEach(() => {
  world.online = true;
});

// Sessions end within half a day, so everybody signs in anew each time.
const ofTask = async (who: 'lyceum' | 'centre' | 'imo', task: string) =>
  (await (await ground.as(who)).get<{ links: ItemLink[] }>(`${map}/tasks/${task}/links`)).body
    .links;
const lost = async () =>
  (await (await ground.as('imo')).get<{ links: LostLink[] }>(`${map}/links`)).body.links;
const letters = () => ground.letters().filter((one) => one.subject.startsWith('Пропали'));
const now = () => new Date(ground.house.clock()).toISOString().slice(0, 13);

const typed = 'лицей4.рф/самооценка';
const page = `${school}/самооценка`;
const handed = item({ link: typed });
const centres = item({ link: 'https://centre.example/otchet' });

test('before anything is handed in nothing is asked for, and nothing is known', async () => {
  await round(1);
  expect([world.resolved, await lost()]).toEqual([[], []]);
  expect(await ofTask('lyceum', owed.publication)).toEqual([]);
});

test('a page that opens is kept with its date and the SHA-256 of what came', async () => {
  site[page] = 'Самооценка';
  site['centre.example/otchet'] = 'Отчёт';
  const answer = await handIn(await ground.as('lyceum'), owed.publication, [handed]);
  expect(said(answer)).toBe('200');
  await handIn(await ground.as('centre'), owed.centrePublication, [centres]);
  // Not yet looked at: the hour is taken.
  await ground.tick();
  expect(await ofTask('lyceum', owed.publication)).toEqual([]);
  await round(1);
  const [link] = await ofTask('lyceum', owed.publication);
  expect(link).toMatchObject({
    item: handed.id,
    typed,
    url: `http://${school}/%D1%81%D0%B0%D0%BC%D0%BE%D0%BE%D1%86%D0%B5%D0%BD%D0%BA%D0%B0`,
    state: 'alive',
    status: 200,
    sha256: sha256('Самооценка'),
    size: 20,
    fails: 0,
  });
  expect([link?.at, link?.firstSeen, link?.lastAlive].map((at) => at?.slice(0, 13))).toEqual([
    now(),
    now(),
    now(),
  ]);
  expect((await ofTask('centre', owed.centrePublication))[0]).toMatchObject({ unverified: true });
  expect(await lost()).toEqual([]);
});

test('two ticks at once look once; a page that opened is left alone for a week', async () => {
  world.forget();
  ground.time.shift += hour;
  await Promise.all([ground.tick(), ground.tick(), ground.tick()]);
  await round(24);
  expect(world.resolved).toEqual([]);
  site[page] = 'Самооценка, изменена';
  await round(6 * 24);
  expect(world.resolved.sort()).toEqual(['centre.example', school]);
  const [link] = await ofTask('lyceum', owed.publication);
  expect(link?.sha256).toBe(sha256('Самооценка, изменена'));
  expect(link?.firstSeen?.slice(0, 13)).not.toBe(now());
});

test('whoever may not see a task sees nothing behind its links', async () => {
  const path = `${map}/tasks/${owed.publication}/links`;
  expect(said(await (await ground.as('centre')).get(path))).toBe('404 absent');
  expect(said(await (await ground.as('lyceum')).get(`${map}/links`))).toBe('403 forbidden');
  expect(said(await ground.client().get(path))).toBe('401 signed-out');
  const meeting = (link: string) => item({ indicator: '1.4/1', kind: 'minutes', link });
  const own = meeting('http://other.example/a');
  const foreign = meeting('http://other.example/b');
  await handIn(await ground.as('lyceum'), owed.meetings, [own]);
  await handIn(await ground.as('centre'), owed.meetings, [foreign]);
  site['other.example/a'] = site['other.example/b'] = 'x';
  await round(1);
  const items = async (who: 'lyceum' | 'centre' | 'imo') =>
    (await ofTask(who, owed.meetings)).map((link) => link.item);
  expect(await items('lyceum')).toEqual([own.id]);
  expect(await items('centre')).toEqual([foreign.id]);
  expect(await items('imo')).toEqual([own.id, foreign.id]);
});

describe('a page that is not there', () => {
  test('once has not vanished: a site may be down for a night', async () => {
    site[page] = 404;
    await round(7 * 24);
    expect(letters()).toEqual([]);
    const [one] = await lost();
    expect(one).toMatchObject({ typed, state: 'gone', status: 404, fails: 1 });
    expect(one?.tasks).toEqual([
      {
        task: owed.publication,
        item: handed.id,
        owner: expect.stringContaining('Лицей № 4'),
        label: '1.3',
        words: '2021 год',
      },
    ]);
    // What was seen while it was there stays.
    const kept = sha256('Самооценка, изменена');
    expect((await ofTask('lyceum', owed.publication))[0]).toMatchObject({
      state: 'gone',
      sha256: kept,
    });
    await round(1);
    expect(world.resolved).toEqual([]);
  });

  test('that did not answer in between has not vanished: that proves nothing', async () => {
    for (const status of [503, 404, 403]) {
      site[page] = status;
      await round(24);
      expect((await lost())[0]?.state).toBe(status === 404 ? 'gone' : 'silent');
    }
    site[page] = 404;
    await round(24);
    expect([(await lost())[0]?.state, letters()]).toEqual(['gone', []]);
  });

  test('twice, a night apart, has vanished: every methodist gets one letter, and it says enough', async () => {
    await round(24);
    expect(
      letters()
        .map((one) => one.to)
        .sort(),
    ).toEqual([demoPeople.imo.email, demoPeople.imo2.email].sort());
    const { subject, text } = letters()[0] ?? { subject: '', text: '' };
    expect(subject).toBe('Пропали страницы, на которые ссылаются отчёты: 1');
    expect(text).toContain(`1. ${typed}\n`);
    expect(text).toContain('сайт ответил кодом 404');
    expect(text).toContain('Лицей № 4, мероприятие 1.3, 2021 год:');
    expect(text).toContain(`http://localhost:3000${map}/tasks/${owed.publication}\n`);
    expect(text).not.toMatch(/undefined|Invalid|other\.example/);
    expect((await lost())[0]).toMatchObject({ state: 'vanished', typed });
    expect((await ofTask('lyceum', owed.publication))[0]?.state).toBe('vanished');
    // What it was is still what was accepted or waits: a look decides nothing.
    const { body } = await open(await ground.as('lyceum'), owed.publication);
    expect(body.task.items[0]?.state).toBe('waiting');
  });

  test('is told of once, and stays vanished while it does not come back', async () => {
    await round(24);
    site[page] = 500;
    await round(24);
    expect(letters()).toHaveLength(2);
    expect((await lost())[0]).toMatchObject({ state: 'vanished', status: 500 });
  });

  test('comes back, and is alive again; when it goes a second time that is news', async () => {
    site[page] = 'снова';
    await round(24);
    expect((await lost()).map((one) => one.typed)).not.toContain(typed);
    expect((await ofTask('lyceum', owed.publication))[0]).toMatchObject({
      state: 'alive',
      fails: 0,
      sha256: sha256('снова'),
    });
    site[page] = 410;
    await round(7 * 24);
    expect(letters()).toHaveLength(2);
    await round(24);
    expect(letters()).toHaveLength(4);
    site[page] = 'и снова';
    await round(24);
    expect(await lost()).toEqual([]);
  });
});

describe('no name', () => {
  test('nothing is counted while it is we who are off line', async () => {
    world.online = false;
    for (let night = 0; night < 3; night++) await round(8 * 24);
    expect(world.resolved.length).toBeGreaterThan(3);
    expect([await lost(), letters().length]).toEqual([[], 4]);
  });

  test('a name that is no more vanishes though it is the only one to be looked at', async () => {
    await round(1);
    delete world.names[school];
    await round(7 * 24);
    expect((await lost()).map(({ state, reason }) => [state, reason])).toEqual([
      ['gone', 'ENOTFOUND'],
    ]);
    // Nothing else is due, and pages that live are asked whether we are off line.
    await round(24);
    expect(world.resolved.length).toBeGreaterThan(1);
    expect((await lost())[0]).toMatchObject({ state: 'vanished', typed });
    expect(letters()[0]?.text).toContain('такого сайта больше нет');
  });

  test('what was returned is looked at no more', async () => {
    const imo = await ground.as('imo');
    expect(said(await review(imo, owed.publication, [giveBack(handed.id)]))).toBe('200');
    await round(24);
    expect(world.resolved).not.toContain(school);
    expect(await lost()).toEqual([]);
    // What was seen stays with the item.
    expect((await ofTask('lyceum', owed.publication))[0]?.state).toBe('vanished');
  });
});

test('a page that leads into a private network is refused, and never reached', async () => {
  const imo = await ground.as('imo');
  await review(imo, owed.centrePublication, [accept(centres.id)]);
  site['centre.example/otchet'] = 302;
  world.names['inner.example'] = [['10.0.0.1']];
  await round(7 * 24);
  expect((await lost()).map(({ state, typed }) => [state, typed])).toEqual([
    ['refused', 'https://centre.example/otchet'],
  ]);
  expect(world.dialled).toEqual(world.dialled.filter((one) => one === address));
  const before = letters().length;
  await round(24);
  await round(24);
  expect(letters()).toHaveLength(before);
});
