/**
 * The second path: what comes after a first try that did not simply succeed. The answer was lost, the telephone was late, a
 * leftover draft lies there, somebody changed their mind. Nothing typed is lost, nothing is called what it is not.
 */
import { expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { acceptAll, enter, look, stand } from './browser.ts';

const { browser, system } = await stand();
const at = (task: string, rest = '') => `${system.site}/roadmaps/2020-2022/tasks/${task}${rest}`;
const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: pdf(text),
});
type Page = Awaited<ReturnType<typeof enter>>;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const send = (page: Page) => button(page, 'Отправить на проверку').click();
const receipt = (page: Page) => page.getByRole('heading', { name: /Квитанция №/ }).waitFor();
const saved = (page: Page) => page.getByText(/Черновик сохранён/).waitFor();
/** Another device of whoever has signed in here: codes are not given out without end. */
async function telephone(computer: Page) {
  const storageState = await computer.context().storageState();
  const context = await browser.newContext({ storageState, viewport: { width: 360, height: 740 } });
  return context.newPage();
}
/** A publication, typed into the last place of the form. */
async function publish(page: Page, link: string) {
  await page.getByLabel('Ссылка на публикацию').last().fill(link);
  await page.getByLabel('Дата публикации').last().fill('2021-05-11');
}

test('what was sent is taken back and sent anew; an acceptance is undone with a reason that the school reads', async () => {
  const task = 'lyceum-4.2021.1.3';
  const school = await enter(browser, system, 'lyceum');
  await school.goto(at(task));
  await publish(school, 'лицей4.рф/не-та-страница');
  await send(school);
  await receipt(school);
  await button(school, 'Отозвать').click();
  await school.getByLabel('Почему отзываете').fill('Ссылка на прошлый год');
  await look(school, 'second-take-back');
  await button(school, 'Отозвать').click();
  await school.getByText('Отозвано').first().waitFor();
  await school.getByText('Ссылка на прошлый год').first().waitFor();
  await publish(school, 'лицей4.рф/самооценка-2021');
  await look(school, 'second-taken-back');
  await send(school);
  await receipt(school);

  const imo = await enter(browser, system, 'imo');
  await imo.goto(at(task, '/review'));
  await acceptAll(imo);
  await imo.getByText('По этому отчёту всё решено.').waitFor();
  await button(imo, 'Отменить принятие').click();
  await button(imo, 'Отменить принятие').click();
  await imo.getByText('Напишите причину.').first().waitFor();
  await imo.getByLabel('Почему').fill('Страница открывается только по паролю');
  await look(imo, 'second-reopening');
  await button(imo, 'Отменить принятие').click();
  await imo.getByText('Принятие отменено, решение будет принято заново.').waitFor();
  await look(imo, 'second-reopened');
  await imo.goto(`${system.site}/queue`);
  await imo.getByRole('link', { name: 'Отчёт по п. 1.3 за 2021 год' }).waitFor();

  await school.goto(at(task));
  await school.getByText('Страница открывается только по паролю').first().waitFor();
  await look(school, 'second-reopened-school');
  await Promise.all([school.context().close(), imo.context().close()]);
});

test('the answer to a sending is lost, more is typed, and it is sent again: the first has its receipt, the rest stays', async () => {
  const task = 'education-centre.2021.1.3';
  const page = await enter(browser, system, 'centre');
  await page.goto(at(task));
  await publish(page, 'центр.рф/первая');
  // It arrives; the answer does not.
  await page.route('**/submissions', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send(page);
  await page.getByText('Нет связи с сервером.').first().waitFor();
  await page.unroute('**/submissions');
  await button(page, /Добавить/).click();
  await publish(page, 'центр.рф/набрано-после');
  await send(page);
  await page.getByText(/Первая отправка дошла: квитанция №/).waitFor();
  expect(await page.getByLabel('Ссылка на публикацию').inputValue()).toBe('центр.рф/набрано-после');
  await page.getByText('центр.рф/первая').waitFor();
  await look(page, 'second-lost-answer');
  await saved(page);
  await page.reload();
  await page.getByLabel('Ссылка на публикацию').waitFor();
  expect(await page.getByLabel('Ссылка на публикацию').inputValue()).toBe('центр.рф/набрано-после');
  await send(page);
  await receipt(page);
  await page.context().close();
});

test('a leftover draft does not hide what was returned: both stand in the form', async () => {
  const task = 'lyceum-4.2021.2.3';
  const school = await enter(browser, system, 'lyceum');
  await school.goto(at(task));
  await school.getByLabel('Файлы').setInputFiles([file('Справка.pdf', 'Note')]);
  await button(school, 'Убрать файл Справка.pdf').waitFor();
  await school.getByLabel('Дата документа или события').fill('2021-05-12');
  await send(school);
  await receipt(school);
  await button(school, /Добавить/).click();
  await school.getByLabel('Примечание').fill('Оставлено после отправки');
  await saved(school);

  const imo = await enter(browser, system, 'imo');
  await imo.goto(at(task, '/review'));
  await imo.getByLabel('Вернуть на доработку').check();
  await imo.getByLabel('Причина').selectOption({ label: 'Нет подписи' });
  await button(imo, /Отправить решение/).click();
  await imo.getByText('По этому отчёту всё решено.').waitFor();

  await school.goto(at(task));
  await school.getByText('Исправление возвращённого').waitFor();
  await school.getByText('Нужно исправить.').waitFor();
  const notes = school.getByLabel('Примечание');
  expect(await notes.last().inputValue()).toBe('Оставлено после отправки');
  await look(school, 'second-leftover');
  // A copy that nobody changed is not sent by itself.
  await notes.last().fill('');
  await send(school);
  await school.getByText('Исправьте возвращённое или отметьте').first().waitFor();
  await look(school, 'second-unchanged');
  await notes.last().fill('Оставлено после отправки');
  // Taken back instead of mended: the report asks for nothing of it any more.
  await button(school, 'Отозвать').click();
  await button(school, 'Отозвать').click();
  await school.getByText('Исправление возвращённого').waitFor({ state: 'detached' });
  expect(await notes.last().inputValue()).toBe('Оставлено после отправки');
  await Promise.all([school.context().close(), imo.context().close()]);
});

test('two devices: what the computer sent leaves the telephone, what the telephone adds stays; the head sees the draft', async () => {
  const task = 'lyceum-4.2020.1.3';
  const computer = await enter(browser, system, 'lyceum');
  const phone = await telephone(computer);
  await computer.goto(at(task));
  await computer.getByLabel('Ссылка на публикацию').fill('лицей4.рф/2020');
  await computer.getByLabel('Дата публикации').fill('2020-11-10');
  await saved(computer);
  await phone.goto(at(task));
  await saved(phone);
  await send(computer);
  await receipt(computer);
  await phone.getByLabel('Пояснение для проверяющего').fill('Набрано на телефоне');
  await phone.getByText('лицей4.рф/2020').waitFor();
  expect(await phone.getByLabel('Ссылка на публикацию').count()).toBe(0);
  expect(await phone.getByLabel('Пояснение для проверяющего').inputValue()).toBe(
    'Набрано на телефоне',
  );
  await saved(phone);
  await look(phone, 'second-phone');

  const head = await enter(browser, system, 'head');
  await head.goto(at(task));
  await head.getByText(/работает ещё кто-то: Координатор МБОУ Лицей № 4/).waitFor();
  await look(head, 'second-others');
  await Promise.all([computer, phone, head].map((page) => page.context().close()));
});

test('two drafts of two devices: a reload asks again, until one has chosen', async () => {
  const task = 'lyceum-4.2020.3.1';
  const computer = await enter(browser, system, 'lyceum');
  const phone = await telephone(computer);
  await Promise.all([computer, phone].map((page) => page.goto(at(task))));
  await Promise.all([computer, phone].map((page) => page.getByLabel('Примечание').waitFor()));
  await phone.getByLabel('Примечание').fill('с телефона');
  await saved(phone);
  await computer.getByLabel('Примечание').fill('с компьютера');
  await computer.getByText('Этот отчёт сохранён и из другого окна.').waitFor();
  await computer.reload();
  await computer.getByText('остался другой, не сохранённый черновик').waitFor();
  expect(await computer.getByLabel('Примечание').inputValue()).toBe('с телефона');
  await computer.getByText('с компьютера').waitFor();
  // What is typed before one has chosen does not lie over the other.
  await computer.getByLabel('Примечание').fill('с телефона, дополнено');
  await computer.reload();
  await computer.getByText('с компьютера').waitFor();
  await button(computer, 'Взять другой').click();
  expect(await computer.getByLabel('Примечание').inputValue()).toBe('с компьютера');
  await saved(computer);
  await Promise.all([computer, phone].map((page) => page.context().close()));
});

test('two protocols in one place are asked about, and parted into places of their own', async () => {
  const task = 'uo.2021.1.4';
  const page = await enter(browser, system, 'uo');
  await page.goto(at(task));
  await page.getByText('Новый документ, 1-й из 2').waitFor();
  await page
    .getByLabel('Файлы', { exact: true })
    .first()
    .setInputFiles([file('Протокол 1.pdf', 'One'), file('Протокол 2.pdf', 'Two')]);
  await expect.poll(() => page.getByText('проверено').count()).toBe(2);
  await page.getByLabel('Дата документа или события').first().fill('2021-05-12');
  await send(page);
  await page.getByText('В одном месте 2 файла. Это один документ или разные?').waitFor();
  await look(page, 'second-several');
  await button(page, 'Разные: разложить по местам').click();
  await page.getByText('Новый документ, 2-й из 2').waitFor();
  await send(page);
  await receipt(page);
  await page.getByText('Передано на проверку: 2 документа.').waitFor();
  await page.context().close();
});

test('a report whose year has not begun says from when it can be handed in, in place of a form', async () => {
  const page = await enter(browser, system, 'lyceum');
  await page.goto(`${system.site}/tasks`);
  await page.getByRole('link', { name: /^2022/ }).click();
  await page.getByText('Сдаётся с 1 января 2022').first().waitFor();
  await look(page, 'second-ahead-list');
  await page.goto(at('lyceum-4.2022.1.3'));
  await page.getByText('Сдаётся с 1 января 2022').first().waitFor();
  expect(await button(page, 'Отправить на проверку').count()).toBe(0);
  await look(page, 'second-ahead');
  await page.context().close();
});
