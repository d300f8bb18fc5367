/** Ways of hand and eye: by keyboard, by ear, on a phone, enlarged, in the colours of Windows' high contrast. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { enter, look, stand } from './browser.ts';

const { browser, system } = await stand();
const map = '/roadmaps/2020-2022';
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return one?.id || one?.textContent?.trim().slice(0, 40) || one?.tagName;
  });
const placeOf = (page: Page, what: string) => page.locator(what).first().boundingBox();

test('the first Tab shows the way to the content and moves nothing; Enter leads there', async () => {
  const page = await enter(browser, system, 'imo');
  await page.goto(system.site + map);
  await page.getByText('Показатели по годам').waitFor();
  const before = await placeOf(page, 'h1');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('К содержанию');
  expect(await placeOf(page, 'h1')).toEqual(before);
  await look(page, 'ways-skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => !!document.activeElement?.closest('main'));
  expect(inside).toBe(true);
  await page.context().close();
});

test('a page that has come has the focus, and a year that was chosen is there on Back', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.getByRole('link', { name: /^2022/ }).click();
  await page.waitForURL(/period=2022/);
  await page.getByRole('link', { name: 'Отчёт по п. 1.3 за 2022 год' }).press('Enter');
  await page.getByRole('heading', { name: 'Отчёт по п. 1.3 за 2022 год' }).waitFor();
  expect(await focused(page)).toBe('main');
  await page.goBack();
  await page.locator('.tabs [aria-current]', { hasText: '2022' }).waitFor();
  await page.context().close();
});

test('after sending the receipt has the focus, after deciding the word that all is decided', async () => {
  const school = await enter(browser, system, 'lyceum');
  const report = `${map}/tasks/lyceum-4.2021.1.3`;
  await school.goto(system.site + report);
  await school.getByLabel('Ссылка на публикацию').fill('лицей4.рф/план');
  await school.getByLabel('Дата публикации').fill('2021-05-12');
  await school.getByRole('button', { name: 'Отправить на проверку' }).press('Enter');
  await school.getByRole('heading', { name: /Квитанция №/ }).waitFor();
  await expect.poll(() => focused(school)).toMatch(/^Квитанция №/);

  const imo = await enter(browser, system, 'imo');
  await imo.goto(`${system.site}${report}/review`);
  await imo.getByRole('button', { name: 'Принять всё' }).press('Enter');
  await imo.getByRole('button', { name: 'Всё равно принять всё' }).press('Enter');
  await imo.getByText('По этому отчёту всё решено.').waitFor();
  await expect.poll(() => focused(imo)).toMatch(/^По этому отчёту всё решено/);
  // The figure is there now, and leads to the paper that it is made of.
  await imo.goto(system.site + map);
  await imo.getByRole('link', { name: 'факт 1' }).first().click();
  await imo.getByRole('link', { name: 'Публикация на сайте: п. 1.3 за 2021 год' }).waitFor();
  // So does the figure of all years; a reader who does not see all that it counts is led nowhere.
  await imo.goto(system.site + map);
  await imo
    .getByRole('row', { name: /^1\.3/ })
    .getByRole('link', { name: /из 3 лет/ })
    .click();
  await imo.getByRole('link', { name: 'Публикация на сайте: п. 1.3 за 2021 год' }).waitFor();
  await school.goto(system.site + map);
  await school.getByText('Показатели по годам').waitFor();
  expect(await school.locator('[data-label="Всего"] a').count()).toBe(0);
  await Promise.all([school.context().close(), imo.context().close()]);
});

test('on a phone the head is a line, and its menu unfolds by keyboard', async () => {
  const page = await enter(browser, system, 'imo', 360);
  await page.getByRole('heading', { name: 'На проверке' }).waitFor();
  const head = await placeOf(page, '.head');
  expect(head?.height).toBeLessThan(740 * 0.15);
  expect(await page.getByRole('link', { name: 'Сводки', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Меню' }).press('Enter');
  await look(page, 'ways-menu-360');
  await page.getByRole('link', { name: 'Сводки', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Сводки', level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Выйти' }).count()).toBe(0);
  await page.context().close();
});

test('the button of the menu stays where the finger was, and a guest’s head is a line too', async () => {
  const page = await enter(browser, system, 'uo', 320);
  await page.goto(system.site + map);
  const menu = page.getByRole('button', { name: 'Меню' });
  const before = await menu.boundingBox();
  await menu.click();
  await page.getByRole('link', { name: 'Сводки', exact: true }).waitFor();
  expect(await menu.boundingBox()).toEqual(before);
  await page.context().close();
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const front = await context.newPage();
  await front.goto(system.site);
  const signIn = await front.getByRole('link', { name: 'Войти', exact: true }).boundingBox();
  const brand = await placeOf(front, '.brand');
  expect(signIn?.y).toBeLessThan((brand?.y ?? 0) + (brand?.height ?? 0));
  await context.close();
});

test('the menu of a phone folds by Escape, and when the focus leaves it', async () => {
  const page = await enter(browser, system, 'uo', 360);
  await page.goto(system.site + map);
  const menu = page.getByRole('button', { name: 'Меню' });
  const open = () => menu.getAttribute('aria-expanded');
  await menu.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  expect([await open(), await focused(page)]).toEqual(['false', 'Меню']);
  await menu.press('Enter');
  await page.getByRole('button', { name: 'Выйти' }).focus();
  expect(await open()).toBe('true');
  await page.keyboard.press('Tab');
  expect(await open()).toBe('false');
  await page.context().close();
});

test('a place says by ear how much waits in it', async () => {
  const page = await enter(browser, system, 'uo');
  await page.goto(`${system.site}${map}/more`);
  await page.getByRole('link', { name: /^Ещё, ждут: \d+$/ }).waitFor({ timeout: 15_000 });
  await page.getByRole('link', { name: /^Что нужно сдать, ждут: \d+$/ }).waitFor();
  await look(page, 'ways-more');
  await page.context().close();
});

test('no field of a form is wider than a line that one reads', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.goto(`${system.site}${map}/tasks/lyceum-4.2021.2.3`);
  await page.getByLabel('Примечание').waitFor();
  const widths = await page
    .locator('form .ds-input')
    .evaluateAll((inputs) => inputs.map((input) => input.getBoundingClientRect().width));
  expect(widths.length).toBeGreaterThan(3);
  expect(Math.max(...widths)).toBeLessThan(700);
  await page.context().close();
});

test('at 400 % every page of a methodist fits', async () => {
  const page = await enter(browser, system, 'imo', 320);
  for (const path of ['', '/queue', '/summaries', '/evidence', '/everybody', '/tasks', '/more']) {
    await page.goto(system.site + map + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, `ways-400${path.replace('/', '-')}`);
  }
  await page.context().close();
});

test('on a phone all that stands in a page begins at one line', async () => {
  const page = await enter(browser, system, 'lyceum', 320);
  await page.goto(`${system.site}${map}/tasks/lyceum-4.2021.2.3`);
  await page.getByLabel('Примечание').waitFor();
  const begins = await Promise.all(
    ['.brand', '.banner', 'h1', '.question > h2', '.foot a'].map(async (what) => {
      const [box, padding] = await page
        .locator(what)
        .first()
        .evaluate((one) => [
          one.getBoundingClientRect().left,
          Number.parseFloat(getComputedStyle(one).paddingLeft),
        ]);
      return (box ?? 0) + (padding ?? 0);
    }),
  );
  expect(new Set(begins).size, begins.join(' ')).toBe(1);
  await page.context().close();
});

test('in forced colours the current place, the chosen year and the legend can be told', async () => {
  const page = await enter(browser, system, 'imo');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${system.site}${map}/everybody?period=2021`);
  await page.getByRole('heading', { name: 'Задачи школ и ведомств' }).waitFor();
  const border = (what: string) =>
    page
      .locator(what)
      .first()
      .evaluate((one) => getComputedStyle(one).borderBottomColor);
  expect(await border('.way nav a[aria-current]')).not.toBe(
    await border('.way nav a:not([aria-current])'),
  );
  const fill = (what: string) =>
    page
      .locator(what)
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor);
  // Borders are of a colour of links here, all of them: what is chosen is filled.
  expect(await fill('.tabs a[aria-current]')).not.toBe(await fill('.tabs a:not([aria-current])'));
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/ways-tabs.png` });
  await page.goto(system.site + map);
  await page.getByText('Показатели по годам').waitFor();
  expect(await fill('.dot.share-not-done')).not.toBe(await fill('.dot.share-not-due'));
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/ways-forced.png` });
  await page.context().close();
});
