/** A methodist who has never seen it puts in the table of her order: pasted, asked about, changed, approved. */
import { describe, expect, test } from 'vitest';
import { counting, desk, paste, tableOf } from './bringing.ts';
import { enter, look } from './browser.ts';

const { browser, system, plans, button, heading, window, standing, saved, bring } = await desk();

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

  test('what was answered of one table is not asked of the next', async () => {
    const page = await window();
    await bring(page, '03-terms.html');
    const open = await page.locator('.asks .ask').count();
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(11);
    await page.close();
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
