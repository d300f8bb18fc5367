/** What is decided and said of a report itself, by two people side by side: nothing was held, a cause, a term, words, a note. */
import { afterAll, expect, test } from 'vitest';
import { acceptAll, enter, look, stand } from './browser.ts';

const { browser, system } = await stand();
const map = `${system.site}/roadmaps/2020-2022`;
const report = `${map}/tasks/lyceum-4.2021.1.3`;
const [school, imo, phone] = await Promise.all([
  enter(browser, system, 'lyceum'),
  enter(browser, system, 'imo'),
  enter(browser, system, 'imo2', 360),
]);
afterAll(() => Promise.all([school, imo, phone].map((page) => page.context().close())));

test('a school says that nothing was held, on which ground; what was typed for a paper is not lost by that', async () => {
  await school.goto(report);
  await school.getByLabel('Ссылка на публикацию').fill('https://лицей4.рф/самооценка');
  await school.getByRole('button', { name: 'Не проводилось' }).click();
  await school.getByRole('button', { name: 'Всё-таки сдать документ' }).click();
  expect(await school.getByLabel('Ссылка на публикацию').inputValue()).toBe(
    'https://лицей4.рф/самооценка',
  );
  await school.getByRole('button', { name: 'Не проводилось' }).click();
  await school.getByLabel('Почему не проводилось').selectOption('other');
  await school.getByRole('button', { name: 'Отправить на проверку' }).click();
  await school.getByRole('link', { name: /Заполните это поле/ }).waitFor();
  await school.getByLabel('Почему не проводилось').selectOption('nobody');
  await school.getByLabel('Основание своими словами').fill('Письмо от 12.05.2021 № 14');
  await look(school, 'steps-not-held');
  await school.getByRole('button', { name: 'Отправить на проверку' }).click();
  await school.getByRole('heading', { name: 'Квитанция' }).waitFor();
  await school.getByText('Не проводилось: некому участвовать.').waitFor();
});

test('it asks, and says why the fact falls short; both stay where they were said', async () => {
  await school.getByRole('button', { name: 'Отправить сообщение' }).click();
  await school.getByRole('link', { name: /Напишите, что хотите сказать/ }).waitFor();
  await school.getByLabel('Сообщение проверяющим').fill('Подскажите, нужен ли приказ?');
  await school.reload();
  await expect
    .poll(() => school.getByLabel('Сообщение проверяющим').inputValue())
    .toBe('Подскажите, нужен ли приказ?');
  await school.getByRole('button', { name: 'Отправить сообщение' }).click();
  await school.locator('.said').waitFor();
  await school.getByRole('button', { name: /^Объяснить отклонение/ }).click();
  await school.getByLabel(/Когда будет исполнено/).fill('2021-06-20');
  await school.getByLabel('Почему факт меньше плана').fill('Перенесли на июнь.');
  await look(school, 'steps-cause');
  await school.locator('#step-explain-do').click();
  await school.getByText('Причина отклонения указана, ожидается 20 июня 2021 г.').waitFor();
});

test('ИМО reads both, gives another term with a reason, and leaves a note that the school does not see', async () => {
  await imo.goto(`${report}/review`);
  await imo.locator('.said', { hasText: 'нужен ли приказ' }).waitFor();
  await imo.getByRole('button', { name: /^Назначить другой срок/ }).click();
  await imo.locator('#step-extend-do').click();
  await imo.locator('.ds-error-summary').waitFor();
  await look(imo, 'steps-term-refused');
  await imo.getByLabel('Новый срок').fill('2021-12-01');
  await imo.locator('#step-extend').fill('Школа закрыта на ремонт');
  await imo.locator('#step-extend-do').click();
  await imo.getByText(/Срок назначен для этого отчёта отдельно/).waitFor();
  await imo.getByLabel(/Заметка для своих/).check();
  await imo.getByLabel('Сообщение тому, кто сдаёт').fill('Позвонить директору');
  await imo.getByRole('button', { name: 'Сохранить заметку' }).click();
  await imo.locator('.said.inside').waitFor();
  await look(imo, 'steps-review');
  await phone.goto(`${report}/review`);
  await phone.locator('.said.inside').waitFor();
  await look(phone, 'steps-review-phone');
  await school.reload();
  await school.locator('.line', { hasText: 'Срок: 1 декабря 2021 г.' }).waitFor();
  await school.locator('.said').waitFor();
  expect(await school.getByText('Позвонить директору').count()).toBe(0);
});

test('«Принять всё» names what was not opened; for a minute one press takes it back; the next report is led to', async () => {
  await school.goto(`${map}/tasks/lyceum-4.2021.2.3`);
  await school.getByLabel(/Ссылка, если документ опубликован/).fill('лицей4.рф/справка');
  await school.getByLabel('Дата документа или события').fill('2021-05-12');
  await school.getByRole('button', { name: 'Отправить на проверку' }).click();
  await school.getByRole('heading', { name: 'Квитанция' }).waitFor();

  await imo.goto(`${map}/queue`);
  await imo.getByLabel('Пункт').selectOption('2.3');
  await imo.getByText('Показано 1 из 2.').waitFor();
  await look(imo, 'steps-queue');
  await imo.getByRole('link', { name: /^Отчёт по п\. 2\.3/ }).click();
  await imo.getByRole('button', { name: 'Принять всё' }).click();
  await imo.getByText('Вы не открывали: лицей4.рф/справка.').waitFor();
  await imo.getByRole('button', { name: 'Всё равно принять всё' }).click();
  await imo.getByText('По этому отчёту всё решено.').waitFor();
  await look(imo, 'steps-undo');
  await imo.getByRole('button', { name: 'Вернуть на проверку' }).click();
  await imo.getByText('Принятие отменено, решение будет принято заново.').waitFor();
  await acceptAll(imo);
  await imo.getByRole('link', { name: /^К следующему: МБОУ Лицей № 4, п\. 1\.3/u }).click();
  await imo.getByRole('heading', { name: /отчёт по п\. 1\.3 за 2021 год/u }).waitFor();
});
