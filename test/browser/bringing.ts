/** What people do with tables in a browser: paste one from the clipboard, count their clicks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { enter, stand } from './browser.ts';

const folder = join(import.meta.dirname, '..', 'tables');
export const fileOf = (name: string): string => join(folder, name);
export const tableOf = (name: string): string => readFileSync(fileOf(name), 'utf8');

/** Pastes as Ctrl+V does, with what the clipboard holds. */
export const paste = (page: Page, held: { html?: string; text?: string }): Promise<void> =>
  page.getByLabel('Вставьте таблицу').evaluate((field, { html, text }) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text ?? '');
    (field as HTMLElement).focus();
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, held);

/** Counts what a person presses on a page from now on: clicks, and keys that paste. Choosing in a list is one too. */
export async function counting(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counts = { all: 0 };
    (globalThis as unknown as { presses: typeof counts }).presses = counts;
    const one = () => {
      counts.all++;
    };
    // A press on a label reaches its field as a second click: only real ones have a pointer.
    addEventListener('pointerdown', one, true);
    addEventListener('paste', one, true);
    addEventListener('change', (event) => event.target instanceof HTMLSelectElement && one(), true);
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { presses: { all: number } }).presses.all);
}

/** A desk at which ИМО brings tables in: a system with a school that is supported in the years of the tables. */
export async function desk() {
  const { browser, system } = await stand();

  const button = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
  const plans = `${system.site}/plans`;
  /** Letters to one address are limited: everybody signs in once. */
  const imo = await enter(browser, system, 'imo');
  const window = (width = 1366) =>
    imo
      .context()
      .newPage()
      .then(async (page) => {
        await page.setViewportSize({ width, height: 768 });
        page.on('pageerror', (error) => {
          throw error;
        });
        return page;
      });
  /** The registry has a school that is supported in the years of the table. */
  await imo.evaluate(async () => {
    const support = [2024, 2025, 2026].map((year) => ({
      year,
      categories: ['shnor'],
      basis: 'Приказ УО № 3',
    }));
    const { schools } = await (await fetch('/api/schools')).json();
    const lyceum = schools.find(({ id }: { id: string }) => id === 'lyceum-4');
    const { id, name, version } = lyceum;
    const school = { id, name, support: [...lyceum.support, ...support] };
    const answer = await fetch('/api/schools', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ school }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });

  /** Brings a table in: gives the page of its questions. */
  async function bring(page: Page, name: string): Promise<void> {
    await page.goto(plans);
    await heading(page, 'Внести таблицу из приказа').waitFor();
    await paste(page, { html: tableOf(name) });
    await heading(page, 'Вопросы').waitFor();
  }

  /** What the line that is always in view says. */
  const standing = (page: Page) => page.locator('.standing p').first().textContent();
  const saved = (page: Page) => page.locator('.standing').getByText('Сохранено').waitFor();
  return { browser, system, imo, plans, button, heading, window, bring, standing, saved };
}
