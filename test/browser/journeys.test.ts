/** The four journeys of the main job, clicked through in a real browser; axe looks at every page on the way. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { acceptAll, checkedFile, enter, look, signIn, stand } from './browser.ts';

const { browser, system } = await stand();

const report = '/roadmaps/2020-2022/tasks/lyceum-4.2021.1.3';
const file = (name: string, words: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(pdf(words)),
});
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const saved = (page: Page) => page.getByText('На проверку не отправлен').waitFor();

test('anybody reads the goal and the plan without signing in, and no figure that nobody published', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(system.site);
  await page.getByRole('heading', { name: 'Цель' }).waitFor();
  await page.getByText('4 раздела, 16 мероприятий').waitFor();
  expect(await page.getByText('выполнено').count()).toBe(0);
  await look(page, 'home');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'home-360');
  await page.goto(`${system.site}/tasks`);
  await page.getByText('Нужно войти').waitFor();
  await page.goto(`${system.site}/letters`);
  await look(page, 'letters');
  await context.close();
});

test('1. a coordinator hands in a publication: link, date, PDF; the draft waits; the receipt comes', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.getByRole('heading', { name: 'Не закрыто ранее' }).waitFor();
  await look(page, 'tasks');
  await page.getByRole('link', { name: 'Отчёт по п. 1.3 за 2021 год' }).click();
  // The list has a heading of that name too: only the page itself has it for its first.
  await page.getByRole('heading', { name: 'Отчёт по п. 1.3 за 2021 год', level: 1 }).waitFor();
  await look(page, 'report-empty');

  await button(page, 'Отправить на проверку').click();
  await page.getByText('Приложите хотя бы один документ.').first().waitFor();
  await page.getByLabel('Ссылка на публикацию').fill('просто слова');
  await button(page, 'Отправить на проверку').click();
  await page.getByText('Это не похоже на адрес страницы').first().waitFor();
  await look(page, 'report-faults');

  await page.getByLabel('Ссылка на публикацию').fill('лицей4-кисловодск.рф/самооценка');
  await page.getByLabel('Дата публикации').fill('2021-05-12');
  await page
    .getByLabel('Файлы (по желанию)')
    .setInputFiles([
      { name: 'вирус.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      file('Самооценка «2021».pdf', 'Self-assessment'),
    ]);
  await page.getByText('Такие файлы не принимаются.').first().waitFor();
  await button(page, 'Убрать файл Самооценка «2021».pdf').waitFor();
  await saved(page);
  await page.getByText(/Черновик сохранён/).waitFor();

  await page.goto(`${system.site}/roadmap`);
  await page.getByRole('heading', { name: /Дорожная карта/ }).waitFor();
  await page.goto(system.site + report);
  await saved(page);
  expect(await page.getByLabel('Ссылка на публикацию').inputValue()).toBe(
    'лицей4-кисловодск.рф/самооценка',
  );
  await look(page, 'report-draft');

  await button(page, 'Отправить на проверку').dblclick();
  await page.getByRole('heading', { name: /Квитанция № [0-9A-F]{4}-[0-9A-F]{4}/ }).waitFor();
  await page.getByText(/по московскому времени\. Передано на проверку: 1\sдокумент\./).waitFor();
  await look(page, 'receipt');
  await page.context().close();
});

test('2. ИМО reads the PDF in the page and returns it; the school mends that; ИМО sees what changed', async () => {
  const imo = await enter(browser, system, 'imo');
  await imo.getByRole('link', { name: 'На проверке' }).first().click();
  await imo.getByText('1-й рабочий день из 5').waitFor();
  await look(imo, 'queue');
  await imo.getByRole('link', { name: 'Отчёт по п. 1.3 за 2021 год' }).click();
  await imo.getByRole('button', { name: 'Самооценка «2021».pdf', exact: true }).click();
  const frame = imo.getByTitle('Документ: Самооценка «2021».pdf');
  await frame.waitFor();
  const shown = await fetch((await frame.getAttribute('src')) ?? '');
  expect(shown.headers.get('content-type')).toBe('application/pdf');
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  await imo.getByLabel('Вернуть на доработку').check();
  await button(imo, /Отправить решение/).click();
  await imo.getByText('Выберите причину возврата.').first().waitFor();
  await imo.getByLabel('Причина').selectOption({ label: 'Неполные сведения' });
  await imo.getByLabel('Что исправить').fill('Нет плана на второе полугодие.');
  await look(imo, 'review');
  await button(imo, /Отправить решение/).click();
  await imo.getByText('По этому отчёту всё решено.').waitFor();

  const school = await enter(browser, system, 'lyceum');
  await school.getByText('Возвращено на доработку').waitFor();
  await school.goto(system.site + report);
  await school.getByText('Нет плана на второе полугодие.').waitFor();
  await look(school, 'report-returned');
  await school.getByLabel('Дата публикации').fill('2021-05-14');
  await button(school, 'Убрать файл Самооценка «2021».pdf').click();
  await school
    .getByLabel('Файлы (по желанию)')
    .setInputFiles([file('Самооценка с планом.pdf', 'With a plan')]);
  await checkedFile(school, 'Самооценка с планом.pdf');
  await button(school, 'Отправить на проверку').click();
  await school.getByRole('heading', { name: /Квитанция №/ }).waitFor();

  await imo.goto(`${system.site}${report}/review`);
  await imo.getByText('Исправлено после возврата').waitFor();
  await imo.getByText('Самооценка с планом.pdf').first().waitFor();
  await look(imo, 'review-changes');
  await acceptAll(imo);
  await imo.getByText('По этому отчёту всё решено.').waitFor();
  await school.goto(`${system.site}/tasks`);
  await school.getByText('Принято 1 из 1').waitFor();
  await Promise.all([imo.context().close(), school.context().close()]);
});

test('3. ИМО hands in one of two minutes; its author cannot accept it, УО can; the task stays open', async () => {
  const minutes = '/roadmaps/2020-2022/tasks/uo.2021.1.4';
  const imo = await enter(browser, system, 'imo');
  await imo.goto(system.site + minutes);
  await imo.getByText('Новый документ, 2-й из 2').waitFor();
  await imo
    .getByLabel('Файлы', { exact: true })
    .first()
    .setInputFiles([file('Протокол № 1.pdf', 'Minutes 1')]);
  await checkedFile(imo, 'Протокол № 1.pdf');
  await imo.getByLabel('Дата документа или события').first().fill('2021-05-11');
  await button(imo, 'Отправить на проверку').click();
  await imo.getByRole('heading', { name: /Квитанция №/ }).waitFor();
  await imo.goto(`${system.site}${minutes}/review`);
  await imo.getByText('Это сдали вы сами').waitFor();
  await look(imo, 'review-own');

  const uo = await enter(browser, system, 'uo');
  await uo.goto(`${system.site}${minutes}/review`);
  await acceptAll(uo);
  await uo.getByText('По этому отчёту всё решено.').waitFor();
  await uo.goto(system.site + minutes);
  await uo.getByText('Нужно: 2; принято: 1').waitFor();
  await uo.locator('.ds-tag', { hasText: 'Нужно сдать' }).waitFor();
  await look(uo, 'report-half');
  await Promise.all([imo.context().close(), uo.context().close()]);
});

test('4. ИМО compiles a summary, finds the night’s, downloads XLSX and DOCX, copies the text about debts', async () => {
  const page = await enter(browser, system, 'imo');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('link', { name: 'Сводки' }).click();
  await page.getByText('Составлена ночью по расписанию').waitFor();
  await look(page, 'summaries');
  await button(page, 'Сформировать сводку').click();
  await page.getByRole('heading', { name: 'Сводка по состоянию на 15 мая 2021 г.' }).waitFor();
  await page.getByText(/Контрольная сумма SHA-256: [0-9a-f]{64}/).waitFor();
  await look(page, 'summary');
  await page.setViewportSize({ width: 320, height: 640 });
  await look(page, 'summary-320');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('link', { name: /^Не выполнено: \d+, 2020 год$/ }).click();
  await page.getByText('Только 2020 год: не выполнено.').waitFor();
  await page.getByRole('link', { name: 'отчёты: п. 1.3, 2020 год' }).waitFor();
  await look(page, 'summary-cells');
  for (const [name, ending, magic] of [
    ['Excel', 'xlsx', 'PK'],
    ['Word', 'docx', 'PK'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, new RegExp(`^${name}`)).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`_Кисловодск_2021_на_2021-05-15\\.${ending}$`),
    );
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe(magic);
  }
  await button(page, 'Скопировать текст').click();
  await page.getByText('Скопировано').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('МБОУ Лицей № 4:');
  expect(text).toContain(
    '— п.\u00a03.1 за 2020\u00a0год: срок был 31.12.2020 (прошло 135\u00a0дней)',
  );
  await page.goto(`${system.site}/roadmap`);
  await page.getByText('в 0 из 3 лет').first().waitFor();
  await look(page, 'roadmap');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'roadmap-360');
  await page.context().close();
});

test('a session that ends in the middle of typing loses nothing: sign-in comes to the page', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.goto(`${system.site}/roadmaps/2020-2022/tasks/lyceum-4.2021.2.3`);
  await page.getByLabel('Пояснение для проверяющего').waitFor();
  await page.context().clearCookies();
  await page.getByLabel('Примечание').fill('Справка № 7, набрано до конца сеанса');
  await page.getByRole('heading', { name: 'Сеанс закончился' }).waitFor();
  await look(page, 'again');
  await signIn(page, system, 'lyceum');
  await page.getByText(/Черновик сохранён/).waitFor();
  await page.reload();
  await saved(page);
  expect(await page.getByLabel('Примечание').inputValue()).toBe(
    'Справка № 7, набрано до конца сеанса',
  );
  await page.context().close();
});

test('on a phone of 360 px every working page fits and keeps its words', async () => {
  const page = await enter(browser, system, 'imo', 360);
  for (const [path, words] of [
    ['/tasks', 'Что нужно сдать'],
    ['/queue', 'На проверке'],
    ['/summaries', 'Сформировать сводку'],
    [report, 'Отчёт по п. 1.3 за 2021 год'],
  ] as const) {
    await page.goto(system.site + path);
    await page.getByText(words).last().waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, `360${path.replaceAll('/', '-')}`);
  }
  await page.context().close();
});
