/**
 * A municipality that has nothing but an administrator comes to its first figure. The methodist has never seen the app: she
 * goes by what the pages say, pastes the table of her order, answers what is asked and approves by no more than forty
 * presses. A school hands in, she accepts, and the summary counts it. Every step has a suite of its own; that they lead
 * into each other, on a ground where nobody prepared anything, is told only here.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { counting, paste, tableOf } from './bringing.ts';
import { acceptAll, checkedFile, enter, look, stand } from './browser.ts';

const { browser, system } = await stand('none');

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

const methodist = { email: 'sokolova@rmk.example', name: 'Соколова, методист', role: 'imo' };
const coordinator = { email: 'belova@sosh-1.example', name: 'Белова, СОШ № 1', role: 'school' };
const schools = [1, 2, 3, 4].map((number) => ({
  id: `sosh-${number}`,
  name: `МБОУ СОШ № ${number}`,
  support: [2024, 2025, 2026].map((year) => ({
    year,
    categories: ['shnor'],
    basis: 'Приказ УО от 15.01.2024 № 12',
  })),
}));
const agreement = /Отчёт по п\.\s1\.3 за II квартал 2024/u;

/** Asks as the person who is signed in on a page does; a refusal fails the test. */
const ask = (page: Page, method: string, path: string, json: object, match?: string) =>
  page.evaluate(
    async ([method, path, body, match]) => {
      const headers = { 'content-type': 'application/json', ...(match && { 'if-match': match }) };
      const answer = await fetch(path, { method, headers, body });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    },
    [method, path, JSON.stringify(json), match ?? ''] as const,
  );

test('the administrator names the municipality, brings in schools and people, and is led to the table', async () => {
  const page = await enter(browser, system, 'admin');
  await link(page, 'Начать: Назвать муниципалитет').click();
  await page.getByLabel('Ваш муниципалитет').fill('Солнечный округ');
  await button(page, 'Сохранить').click();
  await page.getByText('Сохранено: новые названия уже на всех страницах.').waitFor();
  for (const school of schools) await ask(page, 'PUT', '/api/schools', { school }, '"0"');
  for (const { role, ...person } of [methodist, coordinator]) {
    const right = { role, ...(role === 'school' && { schools: ['sosh-1'] }) };
    await ask(page, 'POST', '/api/people', { id: crypto.randomUUID(), ...person, right });
  }
  await link(page, 'С чего начать').click();
  await page.getByText('Сделано: 4 школы').waitFor();
  await page.getByText('Сделано: 3 человека').waitFor();
  await link(page, 'Начать: Внести дорожную карту').click();
  await heading(page, 'Внести таблицу из приказа').waitFor();
  await page.context().close();
});

test('the methodist lands where the table is pasted, and approves it by no more than 40 presses', async () => {
  const page = await enter(browser, system, methodist);
  await page.getByText('Дорожных карт ещё нет. Начните с таблицы из приказа').waitFor();
  const presses = await counting(page);
  await page.getByLabel('Вставьте таблицу').click();
  await paste(page, { html: tableOf('03-terms.html') });
  await heading(page, 'Вопросы').waitFor();
  const asks = page.locator('#questions ~ .asks .ask');
  expect(await asks.count()).toBe(11);
  for (let left = 10; left >= 0; left--) {
    await asks
      .first()
      .getByRole('button', { name: /^Верно/ })
      .click();
    await expect.poll(() => asks.count()).toBe(left);
  }
  const lead = page.locator('#asked ~ .lead');
  const eachSchool = (count: number) =>
    lead.getByText(new RegExp(`Каждой школе: ${count}\\sотчётов за 3\\sгода`, 'u')).waitFor();
  await eachSchool(20);
  await page.getByLabel('Как часто: п. 3.2').selectOption('half-yearly');
  await eachSchool(14);
  await page.getByLabel('Как часто: п. 3.2').selectOption('quarterly');
  await eachSchool(20);
  await page.getByLabel('Номер', { exact: true }).click();
  await page.getByLabel('Номер', { exact: true }).fill('45-од');
  await page.getByLabel('Дата', { exact: true }).click();
  await page.getByLabel('Дата', { exact: true }).fill('2024-01-20');
  await button(page, 'Утвердить план и выдать задачи').click();
  const count = await presses();
  await page.waitForURL(/\/roadmaps\/2024-2026$/);
  expect(count).toBeLessThanOrEqual(40);
  // Eleven answers, the paste, two looks at how often, the order: fewer would mean that presses are not counted.
  expect(count).toBeGreaterThanOrEqual(17);
  await page.getByText(/Приказ управления образования №\s45-од от 20\.01\.2024/u).waitFor();

  const school = await enter(browser, system, coordinator);
  // Tasks follow the approval by a work of its own.
  const asked = async () => {
    await school.reload();
    await heading(school, 'Что нужно сдать').waitFor();
    return link(school, agreement).count();
  };
  await expect.poll(asked).toBe(1);
  await link(school, agreement).click();
  await heading(school, agreement).waitFor();
  await school
    .getByLabel('Файлы', { exact: true })
    .setInputFiles({ name: 'Соглашение.pdf', mimeType: 'application/pdf', buffer: pdf() });
  await checkedFile(school, 'Соглашение.pdf');
  await school.getByLabel('Дата документа или события').fill('2024-06-20');
  await button(school, 'Отправить на проверку').click();
  await heading(school, /Квитанция № [0-9A-F]{4}-[0-9A-F]{4}/).waitFor();

  // Figures of the page say it too, wherever the plan stands at this moment.
  await page.getByRole('link', { name: /^На проверке/ }).click();
  await link(page, agreement).click();
  await acceptAll(page);
  await page.getByText('По этому отчёту всё решено.').waitFor();
  await school.reload();
  await school.locator('.ds-tag', { hasText: 'Принято' }).first().waitFor();

  await link(page, 'Дорожная карта').click();
  const row = page.locator('tr', { hasText: 'Заключение соглашений' });
  await row.getByText('1 из 4').waitFor();
  await look(page, 'newcomer-roadmap-1366');
  await link(page, 'Сводки').click();
  await button(page, 'Сформировать сводку').click();
  await page.getByText(/Контрольная сумма SHA-256: [0-9a-f]{64}/).waitFor();
  await look(page, 'newcomer-summary-1366');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, /^CSV/).click(),
  ]);
  const [head = [], ...rows] = readFileSync(await download.path(), 'utf8')
    .split('\r\n')
    .map((line) => line.split(';'));
  const of = (cells: string[], name: string) => cells[head.indexOf(name)];
  const found = rows.filter(
    (cells) =>
      of(cells, 'Мероприятие')?.startsWith('Заключение соглашений') &&
      of(cells, 'Период') === '2024 год',
  );
  expect(
    found.map((cells) => ['План периода, число', 'Факт', 'Статус'].map((name) => of(cells, name))),
  ).toEqual([['4', '1', 'Выполнено частично']]);
  await link(page, 'Выполнено частично: 1, 2024 год').click();
  await page.getByText('Заключение соглашений').first().waitFor();
  await Promise.all([page.context().close(), school.context().close()]);
});
