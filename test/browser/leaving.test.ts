/** Coming and going: where one is signed in, leaving with something typed, leaving while the server is silent, the journal. */
import { afterAll, expect, test } from 'vitest';
import { enter, look, stand } from './browser.ts';

const { browser, system } = await stand();
const map = `${system.site}/roadmaps/2020-2022`;
const report = `${map}/tasks/lyceum-4.2021.1.3`;
const [school, admin] = await Promise.all([
  enter(browser, system, 'lyceum'),
  enter(browser, system, 'admin'),
]);
afterAll(() => Promise.all([school, admin].map((page) => page.context().close())));
const typed = () =>
  school.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':')));

test('what was typed and not sent is named before one leaves, and is not there for whoever comes next', async () => {
  await school.goto(report);
  await school.getByLabel('Сообщение проверяющим').fill('Только для нас');
  await school.getByRole('button', { name: 'Выйти' }).click();
  await school.getByText('сообщение в переписке').waitFor();
  await look(school, 'leaving-asked');
  await school.getByRole('button', { name: 'Остаться' }).click();
  expect(await school.getByLabel('Сообщение проверяющим').inputValue()).toBe('Только для нас');
  await school.getByRole('button', { name: 'Выйти' }).click();
  await school.getByRole('button', { name: 'Стереть и уйти' }).click();
  await school.getByRole('link', { name: 'Войти', exact: true }).waitFor();
  expect(await typed()).toEqual([]);
});

test('leaving while the server is silent is said, holds after a reload, and is done when it answers', async () => {
  const other = await enter(browser, system, 'centre');
  const context = other.context();
  await other.goto(`${map}/tasks`);
  await other.getByRole('button', { name: 'Выйти' }).waitFor();
  const silent = (url: URL) => url.pathname === '/api/session';
  await context.route(silent, (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  await other.getByRole('button', { name: 'Выйти' }).click();
  await other.getByText('сервер пока не ответил').waitFor();
  await look(other, 'leaving-silent');
  await other.goto(`${map}/tasks`);
  await other.getByText('сервер пока не ответил').waitFor();
  expect(await other.getByRole('button', { name: 'Выйти' }).count()).toBe(0);
  await context.unroute(silent);
  await other.reload();
  await expect.poll(() => other.evaluate(() => localStorage.getItem('leaving'))).toBe(null);
  await other.reload();
  await other.getByRole('link', { name: 'Войти' }).first().waitFor();
  await context.close();
});

test('one sees where one is signed in and ends what is elsewhere', async () => {
  const [here, there] = [
    await enter(browser, system, 'uo'),
    await enter(browser, system, 'uo', 360),
  ];
  await here.getByRole('link', { name: 'Где я вошёл' }).click();
  await here.getByText('этот браузер').waitFor();
  await look(here, 'sessions');
  await here.getByRole('button', { name: /^Закончить сеанс/ }).click();
  await here.getByText('Больше вы нигде не вошли').waitFor();
  await there.goto(`${map}/queue`);
  await there.getByRole('link', { name: 'Войти' }).first().waitFor();
  await Promise.all([here, there].map((page) => page.context().close()));
});

test('the administrator reads who came and went, narrows it, takes it along, and ends sessions of somebody', async () => {
  await admin.getByRole('link', { name: 'Журнал', exact: true }).click();
  await admin.getByText('Вход: Координатор МБОУ Лицей № 4').first().waitFor();
  await admin.getByText('Выход: Координатор МБОУ Лицей № 4').first().waitFor();
  await look(admin, 'journal');
  await admin.getByLabel('Что', { exact: true }).selectOption('signed-out');
  await admin.getByLabel('Кто или из какой сети').fill('лицей');
  await admin.getByText(/^Показано 1 из/).waitFor();
  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('button', { name: 'Скачать весь журнал (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Журнал.csv');
  await admin.goto(`${system.site}/people`);
  await admin.getByRole('link', { name: 'Куратор проекта 500+', exact: true }).click();
  await admin.getByRole('button', { name: 'Закончить сеансы на всех устройствах' }).click();
  await look(admin, 'end-sessions');
  await admin.getByRole('button', { name: 'Закончить все сеансы' }).click();
  await admin.getByText('Все сеансы закончены').waitFor();
});
