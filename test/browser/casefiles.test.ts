/** «Документы»: chosen by what stands in the address, and taken as one case file; a school takes its own. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { unzip } from '../rooms/casefiles/zip.ts';
import { checkedFile, enter, look, stand } from './browser.ts';

const { browser, system } = await stand();

async function handIn(page: Page) {
  await page.goto(`${system.site}/roadmaps/2020-2022/tasks/lyceum-4.2020.3.1`);
  const file = { name: 'Карта школы.pdf', mimeType: 'application/pdf', buffer: pdf('Road map') };
  await page.getByLabel('Файлы').setInputFiles([file]);
  await checkedFile(page, 'Карта школы.pdf');
  await page.getByLabel('Дата документа или события').fill('2020-11-30');
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await page.getByRole('heading', { name: /Квитанция №/ }).waitFor();
}

/** Presses a name of a case file and reads what the browser saves. */
async function take(page: Page): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Материалы_.*\.zip$/ }).click();
  return [...(await unzip(await readFile(await (await saved).path()))).keys()];
}

test('the list stands in the address, and its case file holds what it shows', async () => {
  const guest = await enter(browser, system, 'guest');
  await guest.goto(`${system.site}/evidence`);
  await guest.getByText('Ничего не найдено').waitFor();
  await look(guest, 'evidence-empty');

  const school = await enter(browser, system, 'lyceum', 360);
  await handIn(school);
  await school.goto(`${system.site}/evidence`);
  await school.getByText('1 документ').waitFor();
  await school.getByRole('button', { name: /Скачать всё одним архивом/ }).click();
  await school.getByRole('button', { name: /Лицей_4.*\.zip$/ }).waitFor();
  await look(school, 'evidence-school-360');
  expect(await take(school)).toContain(
    '2020/3.1/Лицей_4/2020-11-30_Дорожная_карта_Карта_школы.pdf',
  );
  await school.getByLabel('Чьи').selectOption({ label: 'Все, что мне видны' });
  await school.getByText('выберите её в поле «Чьи»').waitFor();

  await guest.reload();
  await guest.getByText('1 документ').waitFor();
  await guest.getByLabel('Период').selectOption('2020');
  await guest.getByLabel('Статус').selectOption({ label: 'На проверке' });
  await guest.waitForURL(/period=2020&state=waiting/);
  await guest.reload();
  await guest.getByText('1 документ').waitFor();
  await guest.getByRole('button', { name: /Скачать всё одним архивом/ }).press('Enter');
  await guest.getByRole('button', { name: /2020_на_проверке.*\.zip$/ }).waitFor();
  await look(guest, 'evidence-guest');
  await guest.getByLabel('Статус').selectOption({ label: 'Возвращено' });
  await guest.getByText('Ничего не найдено').waitFor();
  await Promise.all([guest.context().close(), school.context().close()]);
});
