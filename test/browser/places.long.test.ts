/** The map of pages: the places of each role, and that what one may only read is no duty; a second road map. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { yearPeriod } from '../../functions/contract/roadmaps/older.ts';
import { roadmap } from '../../infra/data/reference.ts';
import { type DemoPerson, demoPeople } from '../../infra/local/demo.ts';
import { enter, look } from './browser.ts';
import { standInside } from './inside.ts';

/** A plan that nobody has approved. */
const unread = { ...roadmap, id: 'unread', title: 'План, который ещё не утверждён' };

/** The same plan a year later. */
const next = {
  ...roadmap,
  id: '2021-2023',
  title: 'Дорожная карта 2021–2023 гг.',
  span: ['2021-01-01', '2023-12-31'] as [string, string],
  periods: roadmap.periods.map(({ id }) => yearPeriod(Number(id) + 1)),
  measures: roadmap.measures.map((measure) => ({
    ...measure,
    indicators: measure.indicators.map((indicator) => ({
      ...indicator,
      cells: Object.fromEntries(
        Object.entries(indicator.cells).map(([year, { due: _, ...cell }]) => [
          String(Number(year) + 1),
          cell,
        ]),
      ),
    })),
  })),
};

const { browser, system } = await standInside({ approved: [next], unread: [unread] });
const at = (rest = '', map = '2020-2022') => `${system.site}/roadmaps/${map}${rest}`;
/** For what is told at once, or never. */
const bound = { timeout: 15_000 };
const places = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Разделы' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.firstChild?.textContent));
const enterOld = async (who: DemoPerson) => {
  const page = await enter(browser, system, who);
  await page.goto(at());
  await page.getByText('Показатели по годам').waitFor();
  return page;
};

test.each<[DemoPerson, string[]]>([
  ['lyceum', ['Что нужно сдать', 'Дорожная карта', 'Документы']],
  ['head', ['Что нужно сдать', 'Дорожная карта', 'Документы']],
  ['imo', ['На проверке', 'Дорожная карта', 'Школы', 'Сводки', 'Документы', 'Ещё']],
  ['uo', ['На проверке', 'Дорожная карта', 'Школы', 'Сводки', 'Документы', 'Ещё']],
  ['tutor', ['Мои школы', 'Дорожная карта', 'Что нужно сдать']],
  ['curator', ['Мои школы', 'Дорожная карта']],
  ['admin', ['Люди', 'Школы', 'Настройки', 'Дорожная карта', 'Журнал']],
  ['guest', ['Дорожная карта', 'Школы', 'Документы', 'Сводки']],
])('%s has their places, lands in the first, and each opens', async (who, expected) => {
  const page = await enter(browser, system, who);
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link').first().waitFor();
  expect(await places(page)).toEqual(expected);
  await page.locator('nav [aria-current="page"]', { hasText: expected[0] ?? '' }).waitFor();
  for (const name of expected) {
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name }).click();
    await page.waitForFunction((title) => document.title.startsWith(title), name);
    await page.locator('.loading').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const here = page.locator('nav[aria-label="Разделы"] [aria-current="page"]');
    expect(await here.first().textContent()).toContain(name);
    // However long a post is called, the head is one line.
    expect((await page.locator('.head-row').boundingBox())?.height).toBeLessThan(70);
    await look(page, `place-${who}-${expected.indexOf(name)}`);
  }
  await page.context().close();
});

test('a tutor is asked for nothing that schools owe; an office is offered no report of the schools', async () => {
  const tutor = await enter(browser, system, 'tutor');
  await tutor.goto(at('/tasks?period=2021'));
  await tutor.getByText('За 2021 год сдавать нечего').waitFor();
  await tutor.getByText('Где вы соисполнитель').waitFor();
  expect(await tutor.getByRole('link', { name: /Отчёт по п\. (1\.3|3\.1)/ }).count()).toBe(0);
  await tutor.goto(at('/schools?period=2021'));
  await tutor.getByRole('heading', { name: 'МБОУ Лицей № 4' }).waitFor();
  await tutor.getByRole('link', { name: 'Отчёт по п. 1.3 за 2021 год' }).first().waitFor();

  const imo = await enter(browser, system, 'imo');
  await imo.goto(at('/tasks?period=2021'));
  await imo.getByText('Где вы соисполнитель').waitFor();
  await imo.getByRole('link', { name: 'Отчёт по п. 1.4 за 2021 год' }).waitFor();
  expect(await imo.getByRole('link', { name: /Отчёт по п\. 1\.3 / }).count()).toBe(0);
  await Promise.all([tutor.context().close(), imo.context().close()]);
});

test('a figure leads to what it is made of, and where the reader may not see that it is no link', async () => {
  const guest = await enterOld('guest');
  expect(await guest.getByRole('link', { name: /^факт/ }).count()).toBe(0);
  await guest.getByRole('link', { name: 'отчёты: п. 1.3, 2021 год' }).click();
  await guest.getByText('Только п. 1.3.').waitFor();

  const school = await enterOld('lyceum');
  expect(await school.getByRole('link', { name: /^факт/ }).count()).toBe(0);
  await school.getByRole('link', { name: 'ваш отчёт: п. 1.3, 2021 год' }).click();
  await school.getByRole('heading', { name: 'Отчёт по п. 1.3 за 2021 год' }).waitFor();
  await Promise.all([guest.context().close(), school.context().close()]);
});

test('a figure of a year leads to the cells that it counts, and back to the whole', async () => {
  const page = await enterOld('lyceum');
  const rows = page.locator('table.plan tbody tr');
  const whole = await rows.count();
  const figure = page.getByRole('link', { name: /^Не выполнено: \d+, 2020 год$/ });
  const count = Number(/: (\d+)/.exec((await figure.textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(whole);
  await figure.click();
  await page.getByText('Только 2020 год: не выполнено.').waitFor(bound);
  expect(await rows.count()).toBe(count);
  const cells = rows.locator('[data-label="2020\u00a0год"]');
  expect(await cells.getByText('Не выполнено').count()).toBe(count);
  await look(page, 'place-narrowed');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'place-narrowed-360');
  await page.reload();
  await page.getByRole('link', { name: 'Показать все' }).click();
  await expect.poll(() => rows.count()).toBe(whole);
  await page.context().close();
});

test('«Мои школы» is for those who help schools: others come to the list that is theirs', async () => {
  const imo = await enterOld('imo');
  await imo.goto(at('/schools?period=2021&measure=1.3'));
  await imo.waitForURL(at('/everybody?period=2021&measure=1.3'), bound);
  const school = await enterOld('lyceum');
  await school.goto(at('/schools?period=2021'));
  await school.waitForURL(at('/tasks?period=2021'), bound);
  await Promise.all([imo.context().close(), school.context().close()]);
});

test('an empty list says to this very reader what to do', async () => {
  const uo = await enterOld('uo');
  await uo.goto(at('/tasks?period=2021', unread.id));
  await uo.getByText('План ещё не утверждён, поэтому задачи не выданы.').waitFor(bound);
  await look(uo, 'place-unapproved');
  await uo.getByRole('link', { name: 'Прочитать и утвердить план' }).click();
  await uo.getByRole('button', { name: 'Утвердить план и выдать задачи' }).waitFor();
  const guest = await enterOld('guest');
  await guest.goto(at('/tasks?period=2021'));
  await guest.getByRole('link', { name: 'задачи школ и ведомств' }).click();
  await guest.getByRole('heading', { level: 1, name: 'Задачи школ и ведомств' }).waitFor();
  await Promise.all([uo.context().close(), guest.context().close()]);
});

test('another road map is chosen on the page of one, seen, and remembered', async () => {
  const page = await enterOld('lyceum');
  await page.goto(at('/tasks'));
  await page.getByText('Дорожная карта 2020–2022 — выбрать другую').click();
  await look(page, 'place-maps');
  const maps = page.locator('.maps');
  await page.getByRole('link', { name: /2021–2023: / }).focus();
  await page.keyboard.press('Escape');
  expect(await maps.getAttribute('open')).toBeNull();
  await page.keyboard.press('Enter');
  expect(await maps.getAttribute('open')).not.toBeNull();
  await page
    .getByRole('heading', { level: 1 })
    .evaluate(() => document.getElementById('main')?.focus());
  expect(await maps.getAttribute('open')).toBeNull();
  await page.getByText('Дорожная карта 2020–2022 — выбрать другую').click();
  await page.getByRole('link', { name: /2021–2023: / }).click();
  await page.waitForURL(at('/tasks', '2021-2023'));
  await page.getByRole('link', { name: /^2022/ }).click();
  await page.getByRole('link', { name: 'Отчёт по п. 1.3 за 2022 год' }).click();
  await page.waitForURL(at('/tasks/lyceum-4.2022.1.3', '2021-2023'));
  await page.goto(system.site);
  await page.waitForURL(at('/tasks', '2021-2023'));
  // An address of before means the road map that was seen last.
  await page.goto(`${system.site}/roadmap`);
  await page.getByRole('heading', { name: 'Дорожная карта 2021–2023 гг.' }).waitFor();
  await page.context().close();
});

test('help and whom to ask stand on every page, also before sign-in', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(system.site);
  await page.getByRole('link', { name: demoPeople.imo.email }).waitFor();
  await page.getByRole('link', { name: 'Помощь' }).first().click();
  await page.getByRole('heading', { name: 'Если вернули' }).waitFor();
  await page.getByAltText('Квитанция').waitFor();
  await look(page, 'place-help');
  await page.context().close();
});

test.each([
  '/%E0',
  '/roadmaps/2020-2022/%E0',
  '/roadmaps/%E0/tasks',
  '/people/%E0%A4%A',
  '/help?x=%E0',
  '/roadmaps/2020-2022/evidence?measure=%E0',
  '//x',
])('an address that cannot be read says so, and leads home: %s', async (path) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(system.site + path);
  await page.getByRole('heading', { level: 1, name: 'Такой страницы нет' }).waitFor(bound);
  await expect.poll(() => page.title()).toBe('Такой страницы нет — Опора');
  await page.getByRole('link', { name: 'главную страницу' }).click();
  await page.getByRole('heading', { level: 1, name: 'Опора школам' }).waitFor();
  await page.context().close();
});

test('what is not there, or not for this person, is told in one way, and leads home', async () => {
  const page = await enter(browser, system, 'head');
  for (const path of [
    '/tasks/lyceum-4.2021.9.9',
    '/tasks/education-centre.2021.1.3/review',
    '/summaries/2021-05-15/00000000-0000-4000-8000-000000000000',
    '/../../people',
  ]) {
    await page.goto(at(path));
    await page.getByRole('heading', { level: 1, name: 'Такой страницы нет' }).waitFor(bound);
    await page.getByText('не для вашей должности').waitFor();
    await expect.poll(() => page.title()).toBe('Такой страницы нет — Опора');
  }
  await look(page, 'place-absent');
  await page.getByRole('link', { name: 'главную страницу' }).click();
  await page.locator('nav [aria-current="page"]', { hasText: 'Что нужно сдать' }).waitFor(bound);
  await page.context().close();
});

test('an address without words is the front door', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${system.site}//`);
  await page.getByRole('heading', { level: 1, name: 'Опора школам' }).waitFor(bound);
  await page.context().close();
});

test('a part of the help that cannot be read breaks nothing, and one that can is led to', async () => {
  const page = await (await browser.newContext()).newPage();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`${system.site}/help#%E0`);
  await page.getByRole('heading', { level: 1, name: 'Помощь' }).waitFor(bound);
  await page.goto(`${system.site}/help#если-вернули`);
  await page.reload();
  await page.waitForFunction(() => scrollY > 0);
  expect(errors).toEqual([]);
  await page.context().close();
});
