/** What a person meets who asked too much: a page waits for its turn, nothing that was typed is lost, a file says what is left. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { mostADay as archives } from '../../functions/contract/casefiles/quota.ts';
import { mostADay } from '../../functions/contract/documents/files.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { limit, uncount } from '../../functions/domain/limits.ts';
import { pdf } from '../papers.ts';
import { checkedFile, enter, look } from './browser.ts';
import { standInside } from './inside.ts';

const { browser, system, house } = await standInside({ approved: [] });
const map = `${system.site}/roadmaps/2020-2022`;
const today = { window: 24 * 3600_000, most: Number.MAX_SAFE_INTEGER };
/** Takes so much of a day of the lyceum. */
const take = (what: string, times: number) =>
  limit(contextOf(house), `${what}:lyceum-4`, today, times);

/** Asks from the page itself until it is refused, and not much longer; gives what the refusals said. */
const flood = (page: Page) =>
  page.evaluate(async () => {
    for (;;) {
      const asked = Array.from({ length: 20 }, () => fetch('/api/roadmaps/2020-2022/tasks'));
      const refused = (await Promise.all(asked)).find(({ status }) => status === 429);
      if (refused) return (await refused.json()) as { retryAfter: number; reason: string };
    }
  });

test('a draft that is typed past the pace is kept, and saved when the window is over', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.goto(`${map}/tasks/lyceum-4.2020.3.1`);
  const fulfilled = page.getByLabel('Дата документа или события');
  await fulfilled.waitFor();
  expect(await flood(page)).toMatchObject({ reason: 'requests' });
  await fulfilled.fill('2020-11-30');
  await page.getByText(/Черновик сохранён .* На проверку не отправлен/).waitFor();
  await page.reload();
  await fulfilled.waitFor();
  expect(await fulfilled.inputValue()).toBe('2020-11-30');
});

test('a page that is opened past the pace waits by itself, and is shown', async () => {
  const page = await enter(browser, system, 'centre');
  await flood(page);
  const waited = page.waitForResponse((answer) => answer.status() === 429);
  await page.getByRole('link', { name: 'Дорожная карта' }).first().click();
  await waited;
  await page.getByText('Отбор ШНОР и ШНСУ для адресного сопровождения').first().waitFor();
});

test('a file and an archive for which a day has no room say so, and the file goes when there is room', async () => {
  const page = await enter(browser, system, 'lyceum', 360);
  await page.goto(`${map}/tasks/lyceum-4.2020.3.1`);
  await take('files', mostADay.school - 1024);
  const file = { name: 'Протокол.pdf', mimeType: 'application/pdf', buffer: pdf('Protokol') };
  await page.getByLabel('Файлы', { exact: true }).setInputFiles([file]);
  await page.getByText('На сегодня места для новых файлов нет').first().waitFor();
  await look(page, 'file-of-tomorrow');
  await uncount(contextOf(house), 'files:lyceum-4', today, mostADay.school - 1024);
  await page.getByRole('button', { name: 'Повторить', exact: true }).click();
  await checkedFile(page, 'Протокол.pdf');
  await page.getByLabel('Дата документа или события').fill('2020-11-30');
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await page.getByRole('heading', { name: /Квитанция №/ }).waitFor();

  await take('casefiles', archives.school);
  await page.goto(`${system.site}/evidence`);
  await page.getByRole('button', { name: /Скачать всё одним архивом/ }).click();
  await page.getByText('За день собирается не больше 20 архивов').first().waitFor();
  await look(page, 'archive-of-tomorrow');
});
