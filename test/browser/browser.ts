/** A real browser on a whole local system: both started for the tests, people named by their post. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { type DemoPerson, demoPeople } from '../../infra/local/demo.ts';
import { freePort } from '../../infra/local/port.ts';

/** Flags for a closed network: nothing is asked of anybody but the page. */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=ru',
];

const installed = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Dates in fields are written as Russian browsers write them. */
const env = { ...process.env, LANGUAGE: 'ru' } as Record<string, string>;

/** `CHROMIUM_PATH`, else an installed one, else the one from npm (Linux), else a sentence. */
export async function launch(): Promise<Browser> {
  const path = installed.find((one) => one && existsSync(one));
  if (path) return chromium.launch({ executablePath: path, args: flags, env });
  if (process.platform === 'linux') {
    // Its own flags are for Lambda: one process for all pages, which hangs with two of them, and no same-origin rule.
    const { default: bundled } = await import('@sparticuz/chromium');
    return chromium.launch({ executablePath: await bundled.executablePath(), args: flags, env });
  }
  throw new Error('Нужен Chrome, Chromium или Edge: укажите путь в CHROMIUM_PATH.');
}

/** The system as `npm start` runs it, in a fresh folder and on a free port; people and plan stand, unless said otherwise. */
async function startSystem(demo = 'empty') {
  const root = mkdtempSync(join(tmpdir(), 'opora-browser-'));
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const child: ChildProcess = spawn(process.execPath, ['infra/local/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      OPORA_DATA: root,
      OPORA_DEMO: demo,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text) => String(text).includes('Остановить') && resolve());
    child.once('exit', (code) => reject(new Error(`The system did not start: ${code}`)));
  });
  return {
    site,
    async stop() {
      child.removeAllListeners('exit');
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      });
      rmSync(root, { recursive: true, force: true });
    },
  };
}
type System = Awaited<ReturnType<typeof startSystem>>;

/** A browser and a system for the tests of one file, gone with them. */
export async function stand(demo?: string): Promise<{ browser: Browser; system: System }> {
  const [browser, system] = await Promise.all([launch(), startSystem(demo)]);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });
  return { browser, system };
}

/** How long a page is waited for: a bound for what hangs, not for what is slow. */
export const patience = 180_000;

/** Letters with codes to an address, the newest first, where they lie on one machine; other letters come when they will. */
async function lettersTo(site: string, email: string): Promise<string[]> {
  const page = await (await fetch(`${site}/letters`)).text();
  return page
    .split('<article>')
    .filter((letter) => letter.includes(`Кому: ${email} `) && letter.includes('код для входа'));
}

/** The code of the letter that comes after `before` others. */
async function codeFor(site: string, email: string, before: number): Promise<string> {
  for (;;) {
    const letters = await lettersTo(site, email);
    const code = letters.length > before && /<h2>(\d{3}) (\d{3})/.exec(letters[0] ?? '');
    if (code) return `${code[1]}${code[2]}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Somebody of the demonstration, or whoever reads the letters to an address. */
type Who = DemoPerson | { email: string };

/** Signs a person in, in a window of their own; errors of the page fail the test. */
export async function enter(browser: Browser, system: System, who: Who, width = 1366) {
  const context = await browser.newContext({
    viewport: { width, height: 768 },
    locale: 'ru-RU',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${system.site}/sign-in`);
  await signIn(page, system, who);
  // On a phone it stands in the folded menu.
  await page.getByText('Выйти').waitFor({ state: 'attached' });
  return page;
}

/** Fills in the sign-in form that the page shows. */
export async function signIn(page: Page, system: System, who: Who): Promise<void> {
  const { email } = typeof who === 'string' ? demoPeople[who] : who;
  const before = (await lettersTo(system.site, email)).length;
  await page.getByLabel('Рабочая электронная почта').fill(email);
  await page.getByRole('button', { name: 'Получить код' }).click();
  await page.getByLabel('Код из письма').waitFor();
  await page.getByLabel('Код из письма').fill(await codeFor(system.site, email, before));
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

/** What stands out of the box that it is in, and tables of which a phone shows a part. */
const outside = () => {
  const edge = (box: Element) =>
    box.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(box).paddingRight);
  const out = [...document.querySelectorAll('.card *, .item *, .entry *')].filter((one) => {
    const box = one.parentElement?.closest('.card, .item, .entry');
    return box && !one.closest('dialog') && one.getBoundingClientRect().right > edge(box) + 1;
  });
  const cut = [...document.querySelectorAll('.scroll')].filter(
    (one) => innerWidth <= 768 && one.scrollWidth > one.clientWidth,
  );
  return [...out, ...cut].map((one) => `${one.tagName}.${one.getAttribute('class')}`);
};

/** WCAG 2.2 AA by axe, no sideways scrolling, all in its box. `SHOTS` keeps pictures for people. */
export async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('iframe')
    .analyze();
  const told = violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`,
  );
  expect(told, `axe on «${name}»`).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `«${name}» scrolls sideways`).toBeLessThanOrEqual(0);
  expect(await page.evaluate(outside), `«${name}»: what is out of its box`).toEqual([]);
  if (process.env.SHOTS)
    await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
}

/** A file is there and was checked: until then a report is held back, and rightly. */
export const checkedFile = (page: Page, name: string): Promise<void> =>
  page.locator('.sent-row', { hasText: name }).getByText('проверено').waitFor();

/** Accepts all that waits; what was not opened is named first, and accepted all the same. */
export async function acceptAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Принять всё/ }).click();
  const over = page.getByText('По этому отчёту всё решено');
  const unread = page.getByRole('button', { name: /^Всё равно принять всё/ });
  await over.or(unread).first().waitFor();
  if (await unread.isVisible()) await unread.click();
}
