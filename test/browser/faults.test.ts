/** What goes wrong in people's hands: nothing typed or chosen is lost unseen, and everything is said in its place. */
import { expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { acceptAll, enter, look, stand } from './browser.ts';

const { browser, system } = await stand();

const report = '/roadmaps/2020-2022/tasks/lyceum-4.2020.3.1';
const file = (name: string, bytes: Buffer) => ({
  name,
  mimeType: 'application/pdf',
  buffer: bytes,
});

test('a file that was refused keeps the report from being sent without it', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.goto(system.site + report);
  await page
    .getByLabel('Файлы')
    .setInputFiles([
      file('Карта.pdf', pdf('Road map')),
      file('подделка.pdf', Buffer.from('MZ not a PDF at all')),
    ]);
  await page.getByText('проверено').waitFor();
  await page.getByText('Это не тот вид файла, что в имени.').first().waitFor();
  await page.getByLabel('Дата документа или события').fill('2020-11-30');
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await page.getByText('«подделка.pdf» не загружен: замените его или уберите.').first().waitFor();
  await look(page, 'report-refused-file');
  await page.getByRole('button', { name: 'Убрать файл подделка.pdf' }).click();
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await page.getByRole('heading', { name: /Квитанция №/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Отправить на проверку' }).count()).toBe(0);
  await page.context().close();
});

test('an infected file is refused in words and can be removed', async () => {
  const page = await enter(browser, system, 'centre');
  await page.goto(`${system.site}/roadmaps/2020-2022/tasks/education-centre.2020.3.1`);
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
    '',
  );
  const infected = Buffer.concat([pdf('Infected'), Buffer.from(`\n%${eicar}\n`)]);
  await page.getByLabel('Файлы').setInputFiles([file('заражён.pdf', infected)]);
  await page.getByText('Обнаружен вирус.').first().waitFor();
  const send = page.getByRole('button', { name: 'Отправить на проверку' });
  const kept = page.getByText('«заражён.pdf» не загружен: замените его или уберите.');
  await send.click();
  await kept.first().waitFor();
  await page.getByRole('button', { name: 'Убрать файл заражён.pdf' }).click();
  await send.click();
  await kept.first().waitFor({ state: 'detached' });
  await page.context().close();
});

test('what a reviewer typed survives a reload, and «Принять всё» is not offered beside a return', async () => {
  const page = await enter(browser, system, 'imo');
  await page.goto(`${system.site}${report}/review`);
  await page.getByLabel('Вернуть на доработку').check();
  await page.getByLabel('Что исправить').fill('Нет подписи директора на последней странице.');
  expect(await page.getByRole('button', { name: /Принять всё/ }).count()).toBe(0);
  await page.reload();
  await page.getByLabel('Что исправить').waitFor();
  expect(await page.getByLabel('Что исправить').inputValue()).toContain('Нет подписи директора');

  const other = await enter(browser, system, 'imo2');
  await other.goto(`${system.site}${report}/review`);
  await acceptAll(other);
  await other.getByText('По этому отчёту всё решено.').waitFor();
  await page.getByLabel('Причина').selectOption({ label: 'Нет подписи' });
  await page.getByRole('button', { name: /Отправить решение/ }).click();
  await page.getByText('Решение уже принято').waitFor();
  await page.getByText('Нет подписи директора на последней странице.').waitFor();
  await look(page, 'review-lost-race');
  await Promise.all([page.context().close(), other.context().close()]);
});

test('two windows of one person: both drafts are shown, and one chooses', async () => {
  const first = await enter(browser, system, 'lyceum');
  const second = await first.context().newPage();
  const path = `${system.site}/roadmaps/2020-2022/tasks/lyceum-4.2021.2.3`;
  await Promise.all([first.goto(path), second.goto(path)]);
  await Promise.all([first, second].map((page) => page.getByLabel('Примечание').waitFor()));
  await first.getByLabel('Примечание').fill('окно один');
  await first.getByText(/Черновик сохранён/).waitFor();
  await second.getByLabel('Примечание').fill('окно два');
  await second.getByText('Этот отчёт сохранён и из другого окна.').waitFor();
  await second.getByText('окно один').waitFor();
  await look(second, 'two-drafts');
  await second.getByRole('button', { name: 'Взять другой' }).click();
  expect(await second.getByLabel('Примечание').inputValue()).toBe('окно один');
  await second.getByText(/Черновик сохранён/).waitFor();
  await first.goto(`${system.site}/tasks`);
  await first
    .getByText(/Черновик не отправлен/)
    .first()
    .waitFor();
  await first.context().close();
});

test('a guest who opens a review by its address is told who judges', async () => {
  const page = await enter(browser, system, 'guest');
  await page.goto(`${system.site}${report}/review`);
  await page
    .getByRole('heading', { level: 1, name: 'Проверяют ИМО и управление образования' })
    .waitFor();
  await look(page, 'review-of-others');
  await page.context().close();
});

test('a newcomer whom the administrator adds signs in at once, to what their school owes', async () => {
  const admin = await enter(browser, system, 'admin');
  await admin.goto(`${system.site}/people`);
  await admin.getByRole('button', { name: 'Добавить человека' }).click();
  await admin.getByLabel('Имя или должность').fill('Новый координатор');
  await admin.getByLabel('Рабочая почта').fill('novyj@opora.example');
  await admin.getByLabel('МБОУ Лицей № 4').check();
  await admin.getByRole('button', { name: 'Добавить человека' }).click();
  await admin.getByText('Войти уже можно по почте novyj@opora.example.').waitFor();

  const newcomer = await enter(browser, system, { email: 'novyj@opora.example' });
  await newcomer.getByRole('link', { name: 'Что нужно сдать' }).click();
  await newcomer.getByText('МБОУ Лицей № 4').first().waitFor();
  expect(await newcomer.getByRole('link', { name: 'Люди' }).count()).toBe(0);
  await Promise.all([admin.context().close(), newcomer.context().close()]);
});

test('a page that did not open has a heading, a way to try again, and then its own title', async () => {
  const page = await enter(browser, system, 'uo');
  await page.route('**/api/roadmaps/**', (route) => route.abort());
  await page.goto(`${system.site}/roadmaps/2020-2022/queue`);
  await page.getByRole('heading', { level: 1, name: 'Страница не открылась' }).waitFor();
  await expect.poll(() => page.title()).toBe('Страница не открылась — Опора');
  await look(page, 'unopened');
  await page.unroute('**/api/roadmaps/**');
  await page.getByRole('button', { name: 'Повторить' }).click();
  await page.getByRole('heading', { level: 1, name: 'На проверке' }).waitFor();
  await expect.poll(() => page.title()).toBe('На проверке — Опора');
  await page.context().close();
});
