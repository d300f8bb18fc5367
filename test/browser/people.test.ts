/** The administrator keeps people in a real browser: what will be is shown before it is done; whoever is out is out. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { enter, look, signIn, stand } from './browser.ts';

const { browser, system } = await stand();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const people = `${system.site}/people`;
/** The administrator signs in once: letters to one address are limited. */
const keeper = await enter(browser, system, 'admin');
/** A window of the administrator. */
const window = () => keeper.context().newPage();
/** Opens somebody from the list. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto(people);
  await page.getByRole('link', { name, exact: true }).click();
  await button(page, 'Дать право').waitFor();
}
/** What a form says: what is, and what will be. */
const change = (page: Page) =>
  page
    .locator('.change')
    .evaluate((box) =>
      [...box.querySelectorAll('div')].map((part) =>
        [...part.children].map((line) => line.textContent).join(' / '),
      ),
    );
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
/** The next answer to a POST at this address is lost, after the server did the work. */
const lose = (page: Page, path: string) =>
  page.route(
    (url) => url.pathname === path,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );

test('a right code whose answer was lost signs in when it is sent again', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(`${system.site}/sign-in`);
  await lose(page, '/api/session');
  await signIn(page, system, 'imo2');
  await page.getByText('Нет связи с сервером').waitFor();
  await button(page, 'Войти').click();
  await button(page, 'Выйти').waitFor();
  await context.close();
});

test('somebody is added: faults stand at their fields, who is known is a link away', async () => {
  const page = await window();
  await page.goto(people);
  await page.getByText('Могут войти: 10 человек').waitFor();
  await look(page, 'people');
  await button(page, 'Добавить человека').click();
  await page.getByRole('heading', { name: 'Новый человек' }).waitFor();
  await button(page, 'Добавить человека').click();
  await page.getByText('Не отправлено. Исправьте:').waitFor();
  await expect.poll(() => focused(page)).toContain('Отметьте хотя бы одну школу.');
  await look(page, 'people-faults');
  await page.getByLabel('Имя или должность').fill('Проверяющий из министерства');
  await page.getByLabel('Рабочая почта').fill('Centr@Opora.example');
  await page.getByLabel('Право', { exact: true }).selectOption('Гость (только чтение)');
  await page.getByLabel('Последний день').fill('2021-08-31');
  expect(await change(page)).toEqual([
    'Сейчас: / этого человека в списке нет',
    'Станет: / Проверяющий из министерства / Гость (только чтение), до 31\u00a0августа\u00a02021\u00a0г.',
  ]);
  await button(page, 'Добавить человека').click();
  await page.getByRole('link', { name: 'Открыть человека с этой почтой' }).waitFor();
  await page.getByLabel('Рабочая почта').fill('ministerstvo@opora.example');
  await button(page, 'Добавить человека').click();
  await page.getByText('Войти уже можно по почте ministerstvo@opora.example.').waitFor();
  await page.getByText('Могут войти: 11 человек').waitFor();
  await page.getByLabel('Найти по имени').fill('министерств');
  await page.getByText('Могут войти: 1 человек').waitFor();
  await page.getByLabel('Найти по имени').fill('нет таких');
  await page.getByText('Никого не нашлось').waitFor();
  await look(page, 'people-nobody');
  await page.close();
});

test('by keyboard alone a right is given: schools are marked, what will be is read, Enter does it', async () => {
  const page = await window();
  await open(page, 'Куратор проекта 500+');
  await button(page, 'Дать право').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Дать право' }).waitFor();
  await expect.poll(() => focused(page)).toBe('Дать право');
  await page.keyboard.press('Tab');
  for (const _ of ['Директор', 'Тьютор']) await page.keyboard.press('ArrowDown');
  for (const _ of ['Центр образования', 'Лицей']) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  }
  expect(await change(page)).toEqual([
    'Сейчас: / Куратор: МБОУ «Центр образования», без срока',
    'Станет: / Куратор: МБОУ «Центр образования», без срока / Муниципальный тьютор: МБОУ «Центр образования», МБОУ Лицей № 4, без срока',
  ]);
  await look(page, 'person-giving');
  await page.keyboard.press('Enter');
  await page.getByText('Право дано: им уже можно пользоваться.').waitFor();
  await expect.poll(() => focused(page)).toContain('Право дано');
  await page.getByText('Дано 15 мая 2021 г., Администратор').waitFor();
  await page.getByText('История: 2 записи').click();
  await page.getByText(/Администратор — дано право: Муниципальный тьютор: МБОУ «Центр/).waitFor();
  await look(page, 'person');
  await page.close();
});

describe('a right in the page', () => {
  test('gets a last day, though the first answer was lost: once', async () => {
    const page = await window();
    await open(page, 'Специалист управления образования');
    const id = page.url().split('/').at(-1);
    await page.getByRole('button', { name: 'Срок: Управление образования' }).click();
    await page.getByLabel('Последний день').fill('2021-05-01');
    await button(page, 'Изменить срок').click();
    await page.getByText('Этот день уже прошёл.').first().waitFor();
    await page.getByLabel('Последний день').fill('2021-12-31');
    expect(await change(page)).toEqual([
      'Сейчас: / Управление образования, без срока',
      'Станет: / Управление образования, до 31\u00a0декабря\u00a02021\u00a0г.',
    ]);
    await lose(page, `/api/people/${id}/acts`);
    await button(page, 'Изменить срок').click();
    await page.getByText('Нет связи с сервером').first().waitFor();
    await button(page, 'Изменить срок').click();
    await page.getByText('Срок изменён.').waitFor();
    await page.getByText('История: 2 записи').waitFor();
    await page.close();
  });

  test('that another window changed is shown anew before anything is done', async () => {
    const page = await window();
    await open(page, 'Начальник ИМО');
    const other = await page.context().newPage();
    await open(other, 'Начальник ИМО');
    await button(other, 'Изменить имя').click();
    await other.getByRole('textbox', { name: 'Имя или должность' }).fill('Директор ИМО');
    await button(other, 'Изменить имя').click();
    await other.getByText('Имя изменено.').waitFor();
    await button(page, 'Забрать все права').click();
    await page.getByText('Действует сразу.').waitFor();
    await button(page, 'Забрать все права').click();
    await page.getByText('только что изменил кто-то ещё').waitFor();
    await page.getByRole('heading', { name: 'Директор ИМО' }).waitFor();
    await look(page, 'person-stale');
    await button(page, 'Не нужно').click();
    await page.getByRole('button', { name: 'Забрать: ИМО' }).waitFor();
    await page.close();
  });

  test('of the last administrator stays, and the page says what to do first', async () => {
    const page = await window();
    await open(page, 'Администратор');
    await page.getByRole('button', { name: 'Забрать: Администратор' }).click();
    await page.getByText('Это вы сами').waitFor();
    await button(page, 'Забрать право').click();
    await page.getByText('Сначала дайте право администратора другому').waitFor();
    await look(page, 'person-last');
    await page.close();
  });
});

test('who leaves is out: the page that was open asks to sign in; the list shows it', async () => {
  const admin = await window();
  const head = await enter(browser, system, 'head');
  await head.goto(`${system.site}/roadmap`);
  await open(admin, 'Директор МБОУ Лицей № 4');
  await button(admin, 'Забрать все права').click();
  await admin.getByText('прав нет: войти в «Опору» нельзя').waitFor();
  await look(admin, 'person-taking');
  await button(admin, 'Забрать все права').click();
  await admin.getByText('Прав больше нет: войти в «Опору» больше нельзя').waitFor();
  await admin.getByText('Чтобы впустить, дайте право.').waitFor();
  await look(admin, 'person-out');

  await head.getByRole('link', { name: 'Что нужно сдать' }).click();
  await head.getByRole('heading', { name: 'Сеанс закончился' }).waitFor();
  await admin.goto(people);
  await admin.getByText('Войти не могут, прав нет: 1 человек').click();
  await admin.getByText('direktor.licey4@opora.example').waitFor();
  await Promise.all([admin.close(), head.context().close()]);
});

test('at 320 px the list, a person and every form fit', async () => {
  const page = await window();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(people);
  await button(page, 'Добавить человека').click();
  await page.getByRole('heading', { name: 'Новый человек' }).waitFor();
  await look(page, '320-people');
  await open(page, 'Муниципальный тьютор');
  for (const name of ['Дать право', 'Изменить имя', 'Забрать все права']) {
    await button(page, name).click();
    await page.locator('.change').waitFor();
    await look(page, `320-person-${name}`);
    await button(page, 'Не нужно').click();
    await button(page, name).waitFor();
    await expect.poll(() => focused(page)).toBe(name);
  }
  await page.close();
});
