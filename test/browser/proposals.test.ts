/** A methodist who has never seen it puts in the table of her order: pasted, asked about, changed, approved; then a version. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { counting, fileOf, paste, tableOf } from './bringing.ts';
import { enter, look, stand } from './browser.ts';

const { browser, system } = await stand();

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const plans = `${system.site}/plans`;
/** Letters to one address are limited: everybody signs in once. */
const imo = await enter(browser, system, 'imo');
const window = (width = 1366) =>
  imo
    .context()
    .newPage()
    .then(async (page) => {
      await page.setViewportSize({ width, height: 768 });
      page.on('pageerror', (error) => {
        throw error;
      });
      return page;
    });
/** The registry has a school that is supported in the years of the table. */
await imo.evaluate(async () => {
  const support = [2024, 2025, 2026].map((year) => ({
    year,
    categories: ['shnor'],
    basis: 'Приказ УО № 3',
  }));
  const { schools } = await (await fetch('/api/schools')).json();
  const lyceum = schools.find(({ id }: { id: string }) => id === 'lyceum-4');
  const { id, name, version } = lyceum;
  const school = { id, name, support: [...lyceum.support, ...support] };
  const answer = await fetch('/api/schools', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ school }),
  });
  if (!answer.ok) throw new Error(await answer.text());
});

/** Brings a table in: gives the page of its questions. */
async function bring(page: Page, name: string): Promise<void> {
  await page.goto(plans);
  await heading(page, 'Внести таблицу из приказа').waitFor();
  await paste(page, { html: tableOf(name) });
  await heading(page, 'Вопросы').waitFor();
}

/** What the line that is always in view says. */
const standing = (page: Page) => page.locator('.standing p').first().textContent();
const saved = (page: Page) => page.locator('.standing').getByText('Сохранено').waitFor();

describe('what is no table', () => {
  test('is told where it was pasted, with what to do; nothing is kept of it', async () => {
    const page = await window();
    await page.goto(plans);
    await heading(page, 'Внести таблицу из приказа').waitFor();
    await look(page, 'plans-1366');
    await paste(page, { text: 'Просто письмо, а не таблица' });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/таблиц.*Ничего не сохранено/su);
    await look(page, 'plans-refused-1366');
    expect(await page.getByRole('heading', { name: 'Готовятся' }).count()).toBe(0);
    const before = await alert.textContent();
    await page.locator('input[type=file]').setInputFiles({
      name: 'план.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('not a document at all'),
    });
    await page.getByText('Это не документ Word и не книга Excel').waitFor();
    expect(await alert.textContent()).not.toBe(before);
    expect(await alert.textContent()).toContain('Ничего не сохранено');
    await page.close();
  });
});

test('nothing that reads tables is loaded before there is one to read', async () => {
  const page = await window();
  const scripts: string[] = [];
  page.on('request', (one) => one.resourceType() === 'script' && scripts.push(one.url()));
  const reading = () =>
    scripts.filter((url) => /bringing|readers|proposal|work-|docx|xlsx/.test(url));
  await page.goto(`${system.site}/roadmaps/2020-2022`);
  await button(page, 'Новая редакция').waitFor();
  await page.getByRole('link', { name: 'Все дорожные карты' }).click();
  await heading(page, 'Внести таблицу из приказа').waitFor();
  expect([scripts.length > 3, reading()]).toEqual([true, []]);
  await paste(page, { html: tableOf('00-seed.html') });
  await heading(page, 'Вопросы').waitFor();
  expect(reading().length).toBeGreaterThan(1);
  await page.close();
});

describe('a table of words in Word', () => {
  let roadmap = '';

  test('pasted it has 11 questions, and takes no more than 40 clicks to its approval', async () => {
    const page = await window();
    await page.goto(plans);
    await heading(page, 'Внести таблицу из приказа').waitFor();
    const clicks = await counting(page);
    await page.getByLabel('Вставьте таблицу').click();
    await paste(page, { html: tableOf('03-terms.html') });
    await heading(page, 'Вопросы').waitFor();
    expect(await standing(page)).toMatch(
      /13\sмероприятий, вопросов осталось 11, школе 20\sотчётов/u,
    );
    expect(await page.locator('.ask').count()).toBe(11);
    await look(page, 'proposal-1366');
    // One by one, as somebody who looks at each.
    for (let left = 11; left > 0; left--) {
      await page
        .locator('#questions ~ .asks .ask')
        .first()
        .getByRole('button', { name: /^Верно/ })
        .click();
      await page.waitForFunction(
        (count) => document.querySelectorAll('.asks .ask').length === count,
        left - 1,
      );
    }
    await page.getByText('На все вопросы есть ответы').waitFor();
    const lead = page.locator('#asked ~ .lead');
    expect(await lead.textContent()).toMatch(/Каждой школе: 20\sотчётов за 3\sгода, 12 из них/u);
    await page.getByLabel('Как часто: п. 3.2').selectOption('half-yearly');
    await page.getByText(/Каждой школе: 14\sотчётов за 3\sгода/u).waitFor();
    await look(page, 'proposal-answered-1366');
    await button(page, 'Утвердить план и выдать задачи').click();
    await page.getByText('Не отправлено. Исправьте:').waitFor();
    await page.getByLabel('Номер', { exact: true }).click();
    await page.getByLabel('Номер', { exact: true }).fill('45-од');
    await page.getByLabel('Дата', { exact: true }).click();
    await page.getByLabel('Дата', { exact: true }).fill('2021-05-12');
    await button(page, 'Утвердить план и выдать задачи').click();
    const count = await clicks();
    await page.waitForURL(/\/roadmaps\//);
    expect(count).toBeLessThanOrEqual(40);
    expect(count).toBeGreaterThan(15);
    roadmap = page.url().split('/').at(-1) ?? '';
    await page.getByText(/Приказ управления образования №\s45-од от 12.05.2021/).waitFor();
    await look(page, 'roadmap-approved-1366');
    await page.close();
  });

  test('the school sees its tasks of the plan, each in its year', async () => {
    const page = await enter(browser, system, 'lyceum');
    await page.goto(`${system.site}/roadmaps/${roadmap}/tasks?period=2024`);
    await page
      .getByRole('link', { name: /Отчёт по п.\s3.2/ })
      .first()
      .waitFor();
    expect(await page.getByRole('link', { name: /Отчёт по п.\s3.2/ }).count()).toBe(2);
    await page.context().close();
  });

  test('a version: what changes is shown before it is approved, and the old tasks say what became of them', async () => {
    const page = await window();
    await page.goto(`${system.site}/roadmaps/${roadmap}`);
    await button(page, 'Новая редакция').click();
    await page.getByText('Новая редакция:').waitFor();
    const row = page.locator('[id="row-1.2"]');
    await row.getByRole('button', { name: 'Исправить текст' }).click();
    await row.getByLabel('Срок исполнения').fill('до 01.09.2024');
    await row.getByText('до 1 сентября 2024').waitFor();
    await saved(page);
    await heading(page, 'Изменятся').waitFor();
    await page
      .getByText(/срок: 1\sсентября\s2024\sг. \(было: 1\sиюня\s2024/u)
      .first()
      .waitFor();
    // From the top: what lies half under the line that is always in view is no small target.
    await page.evaluate(() => scrollTo(0, 0));
    await look(page, 'version-1366');
    await page.getByLabel('Номер', { exact: true }).fill('51-од');
    await page.getByLabel('Дата', { exact: true }).fill('2021-05-14');
    await button(page, 'Утвердить редакцию').click();
    await page.getByText('Напишите, почему меняется план.').first().waitFor();
    await page.getByLabel('Почему меняется план').fill('Перенос срока по решению совещания');
    await button(page, 'Утвердить редакцию').click();
    await page.getByText(/2\sредакции/).waitFor();
    await page.getByText(/2\sредакции/).click();
    await page.getByText('Перенос срока по решению совещания').waitFor();
    await page.close();
  });

  test('copied for a new span it is a draft with its terms moved', async () => {
    const page = await window();
    await page.goto(`${system.site}/roadmaps/${roadmap}`);
    await button(page, 'Скопировать на новый срок').click();
    await page.getByLabel('На сколько лет перенести').fill('0');
    await button(page, 'Скопировать').click();
    await page.locator('#years-fault').waitFor();
    await page.getByLabel('На сколько лет перенести').fill('3');
    await page.getByText('2027–2029 годы').waitFor();
    await look(page, 'copy-1366');
    await button(page, 'Скопировать').click();
    await heading(page, /на 2027–2029 годы/).waitFor();
    await page
      .getByText('до 1 июня 2027')
      .or(page.getByText('до 1 сентября 2027'))
      .first()
      .waitFor();
    await page.close();
  });

  test('closed it says so on its pages, and is opened again', async () => {
    const page = await window();
    await page.goto(`${system.site}/roadmaps/${roadmap}`);
    await button(page, 'Закрыть дорожную карту').click();
    await page.getByLabel('Почему закрывается').fill('Срок вышел');
    await button(page, 'Закрыть дорожную карту').last().click();
    await page.getByText(/Дорожная карта закрыта .*Срок вышел/).waitFor();
    await look(page, 'closed-1366');
    await page.goto(`${system.site}/roadmaps/${roadmap}/everybody?period=2024`);
    await page.getByText('Дорожная карта закрыта: сдавать').waitFor();
    await page.goto(`${system.site}/roadmaps/${roadmap}/tasks/uo.2024.1.1`);
    await page.getByText('Дорожная карта закрыта: сдать по ней').waitFor();
    await page.goto(plans);
    await heading(page, 'Закрыты').waitFor();
    await page.goto(`${system.site}/roadmaps/${roadmap}`);
    await button(page, 'Открыть снова').click();
    await button(page, 'Новая редакция').waitFor();
    await page.close();
  });
});

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
    // What was answered before serves this table too.
    expect(open).toBeLessThan(11);
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
