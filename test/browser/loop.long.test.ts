/**
 * The loop by itself, two people side by side: handed in, returned with a phrase of the department and a sample, the letter,
 * mended from it, accepted, the letter. Letters go with the clock of the machine, once a minute.
 */
import { afterAll, expect, test } from 'vitest';
import { demoPeople } from '../../infra/local/demo.ts';
import { pdf } from '../papers.ts';
import { acceptAll, checkedFile, enter, look, patience, stand } from './browser.ts';

const { browser, system } = await stand('empty');
const map = `${system.site}/roadmaps/2020-2022`;
const report = `${map}/tasks/lyceum-4.2021.1.3`;
const [school, imo] = await Promise.all([
  enter(browser, system, 'lyceum'),
  enter(browser, system, 'imo'),
]);
afterAll(() => Promise.all([school, imo].map((page) => page.context().close())));

/** The letter to the school under a subject, as it came; waits for the clock. */
async function letter(subject: string): Promise<string> {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    const page = await (await fetch(`${system.site}/letters`)).text();
    const found = page
      .split('<article>')
      .find((one) => one.includes(`Кому: ${demoPeople.lyceum.email} `) && one.includes(subject));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`There is no letter «${subject}»`);
}

test('ИМО returns with a phrase that it keeps, and a sample', async () => {
  await school.goto(report);
  await school.getByLabel('Ссылка на публикацию').fill('https://лицей4.рф/самооценка');
  await school.getByLabel(/Дата/).first().fill('2021-05-11');
  await school.getByRole('button', { name: 'Отправить на проверку' }).click();
  await school.getByRole('heading', { name: 'Квитанция' }).waitFor();
  await imo.goto(`${report}/review`);
  await imo.getByLabel('Вернуть на доработку').check();
  await imo.getByLabel('Причина').selectOption('incomplete');
  await imo.getByLabel('Что исправить').fill('Нет раздела о планируемых результатах');
  await imo.getByRole('button', { name: 'Запомнить фразу для всего отдела' }).click();
  await imo.getByText('Фраза сохранена').waitFor();
  await imo.getByLabel('Что исправить').fill('');
  await imo.getByRole('button', { name: 'Нет раздела о планируемых результатах' }).click();
  expect(await imo.getByLabel('Что исправить').inputValue()).toBe(
    'Нет раздела о планируемых результатах',
  );
  await imo.getByRole('button', { name: 'Приложить образец' }).click();
  await imo
    .locator('input[type=file][id$=-documents]')
    .setInputFiles({ name: 'Образец.pdf', mimeType: 'application/pdf', buffer: pdf('Образец') });
  await checkedFile(imo, 'Образец.pdf');
  await look(imo, 'loop-return');
  await imo.getByRole('button', { name: 'Отправить решение (1)' }).click();
  await imo.getByText('По этому отчёту всё решено').waitFor();
});

test('the letter brings the school to the very document, with reason, words and sample beside it', async () => {
  const text = await letter('Вернули отчёт по п. 1.3 за 2021 год');
  expect(text).toContain('Приложено: Образец.pdf.');
  const address = /Исправить: (?:<a[^>]*>)?(http[^<\s"]+)/.exec(text)?.[1] ?? '';
  await school.goto(`${map}/tasks`);
  await school.getByRole('link', { name: 'Вернули отчёт по п. 1.3 за 2021 год' }).waitFor();
  await look(school, 'loop-news');
  await school.goto(address);
  await school.locator('.reason', { hasText: 'неполные сведения' }).waitFor();
  const [sample] = await Promise.all([
    school.context().waitForEvent('page'),
    school.getByRole('button', { name: 'Образец.pdf' }).click(),
  ]);
  await sample.close();
  await look(school, 'loop-mend');
  await school.getByLabel('Ссылка на публикацию').fill('https://лицей4.рф/самооценка-2');
  await school.getByRole('button', { name: 'Отправить на проверку' }).click();
  await school.getByRole('heading', { name: 'Квитанция' }).waitFor();
});

test('accepted is told by letter too; what is seen is news no more, and other letters can be muted', async () => {
  await imo.goto(`${map}/queue`);
  await imo.getByRole('link', { name: /Отчёт по п. 1.3/ }).click();
  await imo.getByText('Исправлено после возврата').waitFor();
  await look(imo, 'loop-mended');
  await acceptAll(imo);
  expect(await letter('Приняли отчёт по п. 1.3 за 2021 год')).toContain(
    'Больше по этому отчёту ничего не нужно',
  );
  await school.goto(`${map}/tasks`);
  await school.getByRole('link', { name: 'Приняли отчёт по п. 1.3 за 2021 год' }).waitFor();
  await school.getByRole('button', { name: 'Понятно' }).click();
  await expect.poll(() => school.locator('.news').count()).toBe(0);
  await school.reload();
  await school.getByRole('heading', { name: 'Что нужно сдать' }).waitFor();
  expect(await school.locator('.news').count()).toBe(0);
  await school.getByRole('link', { name: 'Что нового и письма' }).click();
  await school.getByLabel('Отчёт приняли').uncheck();
  await school.getByRole('button', { name: 'Сохранить' }).click();
  await school.getByText('Сохранено.').waitFor();
  await look(school, 'loop-letters');
  await school.reload();
  expect(await school.getByLabel('Отчёт приняли').isChecked()).toBe(false);
});
