/**
 * Rows of the battery (`docs/reliability.md`) that take long. Texts that would be scripts, on every screen (D4): put in wherever
 * people may type, then a page of every sort that links lead to is opened. Nothing of them runs, nothing becomes an element,
 * the policy of content has nothing to refuse. And storage that never answers (A6).
 */
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import {
  askPlace,
  confirm,
  giveBack,
  handIn,
  item,
  map,
  open,
  owed,
  review,
  send,
  upload,
  uuid,
} from './acts.ts';
import { enter, stand } from './browser/browser.ts';
import { type Answer, type Client, type Options, said, stand as standAlone } from './ground.ts';
import { pdf } from './papers.ts';

const { browser, system } = await stand();
const evil = `"'><img data-evil src=x onerror="window.hit=1"><script data-evil>window.hit=1</script>`;

/** Somebody in a window, and what they ask from it. */
async function person(who: 'lyceum' | 'imo' | 'admin') {
  const page = await enter(browser, system, who);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  async function ask<T>(method: string, path: string, body?: unknown, options: Options = {}) {
    const response = await fetch(`${system.site}/api${path}`, {
      method,
      headers: {
        ...{ cookie, origin: system.site, 'content-type': 'application/json' },
        ...(options.ifMatch && { 'if-match': options.ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [text, etag] = [await response.text(), response.headers.get('etag') ?? ''];
    expect([path, response.status < 300 || text]).toEqual([path, true]);
    const { status, headers } = response;
    return { status, headers, text, etag, body: JSON.parse(text), calls: undefined } as Answer<T>;
  }
  const client: Client = {
    ...{ cookie, ask },
    get: (path, options) => ask('GET', path, undefined, options),
    post: (path, body, options) => ask('POST', path, body, options),
    put: (path, body, options) => ask('PUT', path, body, options),
    delete: (path, options) => ask('DELETE', path, undefined, options),
  };
  return { page, client };
}

/** The sort of a page: of reports, people, schools and the like one of each is enough. */
const sortOf = (path: string) =>
  path.replace(/(?<=\/(tasks|people|schools|summaries|proposals|plans)\/)[^/]+/g, '…');

/** Opens a page of every sort that links lead to; gives the sorts on which the text stands. */
async function walk(page: Page): Promise<Set<string>> {
  const waiting = ['/', map, `${map}/tasks`, `${map}/tasks/${owed.publication}`];
  const [seen, shown] = [new Set<string>(), new Set<string>()];
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Object.assign(window, { refused: `${violatedDirective} ${blockedURI}` });
    });
  });
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const sort = sortOf(path);
    if (seen.has(sort) || path.startsWith('/api')) continue;
    seen.add(sort);
    await page.goto(`${system.site}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    const found = await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
      const { hit, refused } = window as { hit?: number; refused?: string };
      return {
        ran: [hit, refused, document.querySelectorAll('[data-evil]').length],
        told: document.body.innerText.includes('data-evil'),
        links: [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')].map(
          (link) => new URL(link.href).pathname,
        ),
      };
    });
    expect([path, ...found.ran]).toEqual([path, undefined, undefined, 0]);
    if (found.told) shown.add(sort);
    waiting.push(...found.links);
  }
  return shown;
}

test('what was typed is text on every screen, and nothing of it runs (D4)', async () => {
  const [lyceum, imo, admin] = [await person('lyceum'), await person('imo'), await person('admin')];
  type Listed = { people: { id: string; version: number }[] };
  for (const { id, version } of (await admin.client.get<Listed>('/people')).body.people) {
    const act = { act: 'rename', id: uuid(), name: evil };
    await admin.client.post(`/people/${id}/acts`, act, { ifMatch: `"${version}"` });
  }
  type Registry = { schools: { id: string; version: number }[] };
  for (const { version, ...one } of (await imo.client.get<Registry>('/schools')).body.schools) {
    const school = { ...one, name: `${one.id} ${evil}` };
    await imo.client.put('/schools', { school }, { ifMatch: `"${version}"` });
  }
  const name = `${evil}.pdf`;
  const { id: document } = (await upload(lyceum.client, 'lyceum-4', pdf('Evil'), name)).body;
  const [one, other] = [1, 2].map(() =>
    item({
      note: evil,
      link: `https://xn--e1afmkfd.example/?${encodeURIComponent(evil)}`,
      documents: [{ document, owner: 'lyceum-4' }],
    }),
  ) as [ReturnType<typeof item>, ReturnType<typeof item>];
  await handIn(lyceum.client, owed.publication, [one, other], { comment: evil });
  const back = { ...giveBack(one.id, 'other'), comment: evil };
  await review(imo.client, owed.publication, [back]);
  const { etag: ifMatch } = await open(lyceum.client, owed.publication);
  const words = { act: 'say', id: uuid(), comment: evil, documents: [] };
  await lyceum.client.post(`${map}/tasks/${owed.publication}/acts`, words, { ifMatch });

  const ofPlan = (...paths: string[]) => paths.map((path) => map + path);
  for (const [page, shows] of [
    [lyceum.page, ofPlan('/tasks/…', '/evidence')],
    [imo.page, ['/schools/…', ...ofPlan('/tasks/…/review', '/queue', '/evidence', '/everybody')]],
    [admin.page, ['/schools/…', '/people/…', '/settings', ...ofPlan('', '/tasks')]],
  ] as const)
    expect([...(await walk(page))]).toEqual(expect.arrayContaining(['/news', ...shows]));
});

test('storage that never answers is 503 to who needs it, and nothing to others (A6)', async () => {
  const ground = await standAlone({ faulty: true });
  onTestFinished(ground.stop);
  const lyceum = await ground.as('lyceum');
  const bytes = pdf('Medlennoe hranilishche');
  const { document, target } = await askPlace(lyceum, 'lyceum-4', bytes);
  expect((await send(target, bytes)).status).toBe(200);
  ground.bucketFault('mute');
  const waiting = lyceum.post(`/documents/lyceum-4/${document.id}/confirmation`);
  expect(said(await lyceum.get(`${map}/tasks`))).toBe('200');
  expect(said(await handIn(lyceum, owed.publication, [item()]))).toBe('200');
  const late = await waiting;
  expect([said(late), Number(late.headers.get('retry-after')) > 0]).toEqual(['503 busy', true]);
  ground.bucketFault('none');
  expect((await confirm(lyceum, 'lyceum-4', document.id)).body.state).toBe('stored');
});
