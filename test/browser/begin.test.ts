/** A municipality begins in a real browser, by keyboard: named, its schools pasted, somebody of ИМО let in. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { enter, look, stand } from './browser.ts';

const { browser, system } = await stand('none');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

const focus = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** Goes on by Tab until the focus is where one wants to be. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if ((await focus(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to #${id}`);
}

const list = [
  'Школа\tГод\tКатегория\tОснование',
  'МБОУ СОШ № 5\t2026–2028\tШНОР\tПриказ УО от 15.01.2026 № 12',
  'МБОУ Лицей № 4\t2026\tШНСУ\tПриказ УО от 15.01.2026 № 12',
  'СОШ 5\t2026\tШНОР\tПриказ УО от 15.01.2026 № 12',
  'МБОУ СОШ № 7\tкогда-нибудь\tШНОР\tПриказ УО от 15.01.2026 № 12',
].join('\n');

const page = await enter(browser, system, 'admin');

test('the administrator lands where one begins; no banner says that it is a demonstration', async () => {
  await heading(page, 'С чего начать').waitFor();
  expect(await page.locator('.banner').count()).toBe(0);
  expect(await page.getByText('Это следующий шаг').count()).toBe(1);
  await look(page, 'begin-1366');
});

test('every page of the app opens with nothing there, and says what is lacking', async () => {
  for (const path of [
    '/',
    '/about',
    '/help',
    '/people',
    '/schools',
    '/settings',
    '/tasks',
    '/queue',
  ]) {
    await page.goto(`${system.site}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.loading').waitFor({ state: 'detached' });
    await look(page, `none-${path.slice(1) || 'home'}`);
  }
  await page.goto(`${system.site}/roadmaps/2020-2022`);
  await heading(page, 'Такой страницы нет').waitFor();
});

test('the municipality is named by keyboard; faults stand at their fields', async () => {
  await page.goto(`${system.site}/begin`);
  await page.getByRole('link', { name: 'Начать: Назвать муниципалитет' }).focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Настройки').waitFor();
  await tabTo(page, 'place-name');
  await page.keyboard.press('Enter');
  await page.getByText('Не отправлено. Исправьте:').waitFor();
  await expect.poll(() => focused(page)).toContain('Напишите, как называется муниципалитет.');
  await look(page, 'settings-faults');
  await tabTo(page, 'place-name');
  await page.keyboard.type('город Энск');
  await tabTo(page, 'add-contacts');
  await page.keyboard.press('Enter');
  await expect.poll(() => focus(page)).toBe('contacts-0-name');
  await page.keyboard.type('Методический отдел');
  await tabTo(page, 'contacts-0-email');
  await page.keyboard.type('imo@ensk.example');
  await tabTo(page, 'executors-1-aliases');
  await page.keyboard.type('ММЦ');
  await tabTo(page, 'add-bodies');
  await page.keyboard.press('Enter');
  await expect.poll(() => focus(page)).toBe('bodies-0-name');
  await page.keyboard.type('ММЦ');
  await tabTo(page, 'do');
  await page.keyboard.press('Enter');
  await page.getByText('одну ячейку прочли бы двояко').first().waitFor();
  await tabTo(page, 'bodies-0-name');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('СКИРО ПК и ПРО');
  await tabTo(page, 'do');
  await page.keyboard.press('Enter');
  await page.getByText('Сохранено: новые названия уже на всех страницах.').waitFor();
  await page.locator('.brand', { hasText: 'город Энск' }).waitFor();
  await page.locator('.foot', { hasText: 'Методический отдел' }).waitFor();
  await look(page, 'settings-1366');
});

test('a list is pasted: what was read is shown, alike is asked about, what leaves the page stays in it', async () => {
  await page.goto(`${system.site}/begin`);
  await page.getByRole('link', { name: 'Начать: Внести школы' }).focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Список школ').waitFor();
  await tabTo(page, 'list');
  await page.keyboard.insertText(list);
  await page.getByText('Прочитано: 3 школы; поправьте 1 место').waitFor();
  await page.getByText('Строка 5, столбец 2 («когда-нибудь»): годы не прочитаны').waitFor();
  await page.getByText('Утверждённой дорожной карты ещё нет').waitFor();
  await look(page, 'list-asked');
  // Whoever leaves and comes again finds it as it was.
  await page.goto(`${system.site}/people`);
  await page.goto(`${system.site}/schools?list=1`);
  await page.getByText('Здесь то, что вы вставили в прошлый раз.').waitFor();
  await page.getByLabel('Да, это МБОУ СОШ').focus();
  await page.keyboard.press('Space');
  await page.getByText('Прочитано: 2 школы; поправьте 1 место').waitFor();
  const text = await page.locator('#list').inputValue();
  await page.locator('#list').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text.replace('когда-нибудь', '2026'));
  await button(page, 'Сохранить 3 школы').waitFor();
  await look(page, 'list-1366');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'list-360');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('#do-list[aria-disabled="false"]').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Сохранено: 3 школы.').waitFor();
  await heading(page, '3 школы').waitFor();
  await look(page, 'schools-1366');
});

test('the same list again has nothing to save', async () => {
  await button(page, 'Вставить список').focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Список школ').waitFor();
  await tabTo(page, 'list');
  await page.keyboard.insertText(list.split('\n').slice(0, 3).join('\n'));
  await page.getByText('Всё из этого списка уже записано.').waitFor();
  await page.getByLabel('МБОУ СОШ № 7: снять поддержку за 2026').waitFor();
  await look(page, 'list-absent');
  await button(page, 'Не нужно').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Вставить список');
});

test('one school is changed: a year is added with its order, and the form says what it lacks', async () => {
  await page.getByRole('link', { name: 'МБОУ Лицей № 4' }).click();
  await heading(page, 'Поддержка по годам').waitFor();
  await look(page, 'school-1366');
  await button(page, 'Изменить').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Изменить школу');
  await tabTo(page, 'add-year');
  await page.keyboard.press('Enter');
  await tabTo(page, 'basis-1');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await page.getByText('Напишите приказ, которым школа взята').first().waitFor();
  await look(page, 'school-faults');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'school-360');
  await page.setViewportSize({ width: 1366, height: 768 });
  await tabTo(page, 'basis-1');
  await page.keyboard.type('Приказ УО от 10.01.2027 № 1');
  await page.keyboard.press('Enter');
  await page.getByText('Сохранено.').waitFor();
  await page.getByText('Приказ УО от 10.01.2027 № 1').waitFor();
});

test('somebody of ИМО is let in by keyboard, lands where a plan is brought in, and reads the settings', async () => {
  await page.goto(`${system.site}/begin`);
  await page.getByRole('link', { name: 'Начать: Впустить людей' }).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Добавить человека').focus();
  await page.keyboard.press('Enter');
  await tabTo(page, 'name');
  await page.keyboard.type('Методист ММЦ');
  await tabTo(page, 'email');
  await page.keyboard.type('metodist@ensk.example');
  await tabTo(page, 'role');
  await page.getByLabel('Право', { exact: true }).selectOption('ИМО');
  await tabTo(page, 'do');
  await page.keyboard.press('Enter');
  await page.getByText('Войти уже можно по почте metodist@ensk.example.').waitFor();
  await page.goto(`${system.site}/begin`);
  await page.getByText('Сделано: 3 школы').waitFor();
  await page.getByText('Сделано: 2 человека').waitFor();
  await page.getByRole('link', { name: 'Начать: Внести дорожную карту' }).waitFor();
  await look(page, 'begin-next');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'begin-360');

  const imo = await enter(browser, system, { email: 'metodist@ensk.example' }, 360);
  await heading(imo, 'Дорожные карты').waitFor();
  await imo.goto(`${system.site}/schools`);
  await heading(imo, 'Школы').waitFor();
  await look(imo, 'schools-360');
  await imo.goto(`${system.site}/settings`);
  await imo.getByText('Настройки ведёт администратор').waitFor();
  await look(imo, 'settings-360');
  await Promise.all([imo.context().close(), page.context().close()]);
});
