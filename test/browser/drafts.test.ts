/** A table that is not approved yet is a draft: nothing of it is lost, and each reading of it can be changed; who may what. */
import { describe, expect, test } from 'vitest';
import { desk, fileOf } from './bringing.ts';
import { enter, look } from './browser.ts';

const { browser, system, plans, button, heading, window, bring, standing, saved } = await desk();

describe('a draft', () => {
  test('nothing typed is lost by leaving: answers, corrections, the order', async () => {
    const page = await window();
    await bring(page, '01-halfyears.html');
    const before = await page.locator('.asks .ask').count();
    await page
      .locator('.asks .ask')
      .first()
      .getByRole('button', { name: /^Верно/ })
      .click();
    await page.getByLabel('Номер', { exact: true }).fill('7');
    // Not a moment is waited for: what the server does not have the browser keeps.
    await page.reload();
    await heading(page, 'Вопросы').waitFor();
    expect(await page.locator('.asks .ask').count()).toBe(before - 1);
    expect(await page.getByLabel('Номер', { exact: true }).inputValue()).toBe('7');
    await saved(page);
    await page.goto(plans);
    await heading(page, 'Готовятся').waitFor();
    await look(page, 'plans-prepared-1366');
    await page
      .getByRole('button', { name: /^Выбросить/ })
      .first()
      .click();
    await button(page, 'Вернуть').click();
    await page
      .getByRole('link', { name: /^Продолжить/ })
      .first()
      .click();
    await heading(page, 'Вопросы').waitFor();
    await page.close();
  });

  test('two windows: the second never overwrites the first, the person chooses', async () => {
    const page = await window();
    await bring(page, '04-levels.html');
    const other = await window();
    await other.goto(page.url());
    await heading(other, 'Вопросы').waitFor();
    const all = await page.locator('.asks .ask').count();
    await page
      .locator('.asks .ask')
      .first()
      .getByRole('button', { name: /^Верно/ })
      .click();
    await page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok());
    await other
      .locator('.asks .ask')
      .last()
      .getByRole('button', { name: /^Верно/ })
      .click();
    await button(other, 'Взять то, что сохранено').waitFor();
    await look(other, 'two-windows-1366');
    await button(other, 'Оставить моё').click();
    await saved(other);
    await page.reload();
    await heading(page, 'Вопросы').waitFor();
    expect(await page.locator('.asks .ask').count()).toBe(all - 1);
    await Promise.all([page.close(), other.close()]);
  });

  test('all that is proposed is taken by one press, and given back by another', async () => {
    const page = await window(360);
    await bring(page, '03-terms.html');
    await look(page, 'proposal-360');
    const open = await page.locator('.asks .ask').count();
    await button(page, `Принять все предложенные ответы (${open})`).click();
    await page.getByText('вопросов не осталось').waitFor();
    await look(page, 'proposal-answered-360');
    await button(page, 'Вернуть вопросы').click();
    await page.getByText(`вопросов осталось ${open}`).waitFor();
    await page.close();
  });

  test('a reading is changed in place, by keyboard alone', async () => {
    const page = await window();
    await bring(page, '01-halfyears.html');
    const words = await page.locator('.ask legend').allTextContents();
    await page
      .locator('.asks .ask')
      .first()
      .getByRole('button', { name: /^Верно/ })
      .focus();
    await page.keyboard.press('Enter');
    // Whoever answers goes on with the next question.
    await page.waitForFunction(
      (next) =>
        document.activeElement?.closest('.ask')?.querySelector('legend')?.textContent === next,
      words[1],
    );
    const row = page.locator('.read').first();
    await row.getByRole('button', { name: /^Изменить прочитанное/ }).focus();
    await page.keyboard.press('Enter');
    await row.getByRole('combobox', { name: 'Сдаёт' }).waitFor();
    await row.getByRole('combobox', { name: 'Сдаёт' }).focus();
    await row.getByRole('combobox', { name: 'Сдаёт' }).selectOption('tutors');
    await row.getByText('Муниципальные тьюторы ·').waitFor();
    await look(page, 'changing-1366');
    await page.close();
  });

  test('a file is read as well as what is pasted', async () => {
    const page = await window();
    await page.goto(plans);
    await heading(page, 'Внести таблицу из приказа').waitFor();
    await page.locator('input[type=file]').setInputFiles(fileOf('02-quarters.docx'));
    await heading(page, 'Вопросы').waitFor();
    expect(await standing(page)).toMatch(/10\sмероприятий/u);
    await page.emulateMedia({ forcedColors: 'active' });
    await look(page, 'proposal-forced-1366');
    await page.close();
  });
});

test('a reading that the document leaves open is confirmed, and says by whom', async () => {
  const page = await window();
  await page.goto(`${system.site}/roadmaps/2020-2022`);
  await page
    .getByRole('button', { name: /^Подтвердить толкование/ })
    .first()
    .click();
  await page.getByText('Каждый период заново').waitFor();
  await look(page, 'confirming-1366');
  await button(page, 'Подтвердить').click();
  await page.getByText(/Подтверждено: Методист ИМО, 15.05.2021/).waitFor();
  await page.close();
});

test('who may not approve prepares, and is told who approves', async () => {
  const page = await enter(browser, system, 'admin');
  await bring(page, '05-school.html');
  await page.getByText('Утверждает план управление образования или ИМО').waitFor();
  expect(await button(page, 'Утвердить план и выдать задачи').count()).toBe(0);
  await page.context().close();
});
