/** What people do with tables in a browser: paste one from the clipboard, count their clicks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

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
