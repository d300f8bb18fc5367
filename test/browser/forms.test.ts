/** Every form is asked by the schema of the contract before it asks the server: faults at once, at their fields. */
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { enter, look, stand } from './browser.ts';

const { browser, system } = await stand();
const map = `${system.site}/roadmaps/2020-2022`;
const report = `${map}/tasks/lyceum-4.2021.1.3`;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Everything that a window writes to the server, but the drafts that save themselves and files on their way. */
function written(page: Page): string[] {
  const all: string[] = [];
  page.on('request', (one) => {
    const { pathname } = new URL(one.url());
    const aside = /\/(draft|parts|confirmation)$|^\/api\/documents$/.test(pathname);
    if (one.method() !== 'GET' && pathname.startsWith('/api/') && !aside) all.push(pathname);
  });
  return all;
}

/** What is refused stands in the list, which has the focus and leads to the field, and at the field. */
async function refused(page: Page, sentence: string | RegExp, field: RegExp): Promise<void> {
  const list = page.locator('.ds-error-summary');
  await list.getByRole('link', { name: sentence }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toMatch(field);
  const told = page.locator('[aria-invalid="true"]').first();
  expect(await told.getAttribute('id')).toMatch(field);
}
/** The list of faults has the focus as soon as it is there. */
const listed = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.className), { timeout: 15_000 })
    .toBe('ds-error-summary');

const school = await enter(browser, system, 'lyceum');
const imo = await enter(browser, system, 'imo');
afterAll(() => Promise.all([school.context().close(), imo.context().close()]));

test('sign-in: an address that is none, a code of five digits', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${system.site}/sign-in`);
  const asked = written(page);
  await page.getByLabel('Рабочая электронная почта').fill('никто');
  await button(page, 'Получить код').click();
  await listed(page);
  await refused(page, /Проверьте адрес почты/, /^email$/);
  await look(page, 'forms-sign-in');
  expect(asked).toEqual([]);
  await page.getByLabel('Рабочая электронная почта').fill('nobody@opora.example');
  await button(page, 'Получить код').click();
  await page.getByLabel('Код из письма').fill('12 345');
  await button(page, 'Войти').click();
  await listed(page);
  await refused(page, /шесть цифр/, /^code$/);
  expect(asked).toEqual(['/api/session/code']);
  await page.context().close();
});

test('реквизиты: what is pasted stays whole, and a fault names its field', async () => {
  await school.goto(report);
  await school
    .getByLabel('Файлы (по желанию)')
    .setInputFiles([
      { name: 'План.pdf', mimeType: 'application/pdf', buffer: pdf('Plan of the school') },
    ]);
  await school.getByText('проверено').waitFor();
  await button(school, 'Реквизиты файла План.pdf').click();
  const asked = written(school);
  const title = school.getByLabel('Название', { exact: true });
  await title.fill('П'.repeat(501));
  expect((await title.inputValue()).length).toBe(501);
  await button(school, 'Сохранить реквизиты').click();
  await listed(school);
  await refused(school, /Название\. Слишком длинный текст/, /-title$/);
  await look(school, 'forms-about');
  await school.setViewportSize({ width: 360, height: 740 });
  await look(school, 'forms-about-360');
  await school.setViewportSize({ width: 1366, height: 768 });
  expect(asked).toEqual([]);
  await title.fill('План');
  await button(school, 'Сохранить реквизиты').click();
  // Реквизиты on their way hold a report back: their fields are gone when they are kept.
  await title.waitFor({ state: 'detached' });
  expect(asked).toHaveLength(1);
  await school.getByLabel('Ссылка на публикацию').fill('лицей4.рф/план');
  await school.getByLabel('Дата публикации').fill('2021-05-12');
  await button(school, 'Отправить на проверку').click();
  await school.getByRole('heading', { name: /Квитанция №/ }).waitFor();
});

test('review: nothing chosen, a return without a reason, an acceptance taken back without one', async () => {
  await imo.goto(`${report}/review`);
  const asked = written(imo);
  await button(imo, /Отправить решение/).click();
  await listed(imo);
  await imo.getByText('Выберите решение хотя бы по одному документу.').first().waitFor();
  await imo.getByLabel('Вернуть на доработку').check();
  await button(imo, /Отправить решение/).click();
  await listed(imo);
  await refused(imo, 'Выберите причину возврата.', /-reason$/);
  expect(asked).toEqual([]);
  await imo.getByLabel('Принять', { exact: true }).check();
  await button(imo, /Отправить решение/).click();
  await imo.getByText('По этому отчёту всё решено.').waitFor();
  expect(asked.splice(0)).toHaveLength(1);
  await button(imo, /^Отменить принятие:/).click();
  await button(imo, /^Отменить принятие$/).click();
  await listed(imo);
  await refused(imo, 'Напишите причину.', /-reopen$/);
  await look(imo, 'forms-reopen');
  expect(asked).toEqual([]);
});

test('a document is taken from view for another reason: which one', async () => {
  await imo.goto(`${report}/review`);
  await button(imo, 'Изъять из просмотра: План.pdf').click();
  const asked = written(imo);
  await imo.getByLabel('Причина').selectOption({ label: 'Другое' });
  await button(imo, /^Изъять$/).click();
  await listed(imo);
  await refused(imo, 'Пояснение. Напишите, почему.', /-comment$/);
  await look(imo, 'forms-withdrawal');
  expect(asked).toEqual([]);
});

test('a summary of no day', async () => {
  await imo.goto(`${map}/summaries`);
  const asked = written(imo);
  await imo.getByLabel('По состоянию на').fill('');
  await button(imo, 'Сформировать сводку').click();
  await listed(imo);
  await refused(imo, /Укажите дату полностью/, /^as-of$/);
  await look(imo, 'forms-compile');
  expect(asked).toEqual([]);
});

test('people: nobody without a name, an address, a school', async () => {
  const admin = await enter(browser, system, 'admin');
  await admin.goto(`${system.site}/people`);
  const asked = written(admin);
  await button(admin, 'Добавить человека').click();
  await admin.getByLabel('Имя или должность').fill('Я'.repeat(201));
  await button(admin, 'Добавить человека').click();
  await listed(admin);
  const list = admin.locator('.ds-error-summary');
  expect(await list.getByRole('link').count()).toBe(3);
  await refused(admin, /Слишком длинный текст/, /^name$/);
  await button(admin, 'Не нужно').click();
  await admin.getByRole('link', { name: 'Муниципальный тьютор', exact: true }).click();
  await button(admin, 'Изменить имя').click();
  await admin.getByLabel('Имя или должность', { exact: true }).fill(' ');
  await button(admin, 'Изменить имя').click();
  await listed(admin);
  await refused(admin, 'Напишите имя или должность.', /^name$/);
  expect(asked).toEqual([]);
  await admin.context().close();
});

test('documents of a measure that no plan has: said where one chooses, and chosen anew', async () => {
  await imo.goto(`${map}/evidence?measure=1..3`);
  await imo.getByText('Такого мероприятия в плане нет. Выберите другое.').waitFor();
  await look(imo, 'forms-evidence');
  expect(await button(imo, /Скачать всё/).count()).toBe(0);
  await imo.getByLabel('Мероприятие').selectOption('1.3');
  await button(imo, /Скачать всё/).waitFor();
});
