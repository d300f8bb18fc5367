/** Files on a bad line and in people's hands: nothing that arrived is sent again, nothing that was chosen is forgotten. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { partSize } from '../../functions/contract/documents/files.ts';
import { jpg, pdf, signature } from '../papers.ts';
import { enter, look, signIn, stand } from './browser.ts';
import { startLine } from './line.ts';

const { browser, system } = await stand();
const line = await startLine();
const folder = mkdtempSync(join(tmpdir(), 'opora-papers-'));
afterAll(async () => {
  await line.close();
  rmSync(folder, { recursive: true, force: true });
});

const mebibyte = 1024 * 1024;
const at = (task: string) => `${system.site}/roadmaps/2020-2022/tasks/${task}`;
const small = (name: string, words: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: pdf(words),
});
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const files = (page: Page) => page.getByLabel('Файлы', { exact: true });
const handIn = async (page: Page) => {
  await button(page, 'Отправить на проверку').click();
  await page.getByRole('heading', { name: /Квитанция №/ }).waitFor();
};

/** A PDF of so many bytes: its end is comments. */
function large(name: string, size: number): string {
  const head = pdf(name.replace(/[^a-z]/g, ''));
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([head, Buffer.alloc(size - head.length, '%padding\n')]));
  return path;
}

/** A person whose every byte goes by the line. */
async function enterByLine(): Promise<Page> {
  const page = await line.window(browser);
  await page.goto(`${system.site}/sign-in`);
  await signIn(page, system, 'lyceum');
  await button(page, 'Выйти').waitFor();
  return page;
}

test('a line that is cut in mid-body: it goes on by itself, and what arrived is not sent again', async () => {
  const size = 40 * mebibyte;
  const page = await enterByLine();
  await page.goto(at('lyceum-4.2020.3.1'));
  await files(page).waitFor({ state: 'attached' });
  const before = line.sent();
  const cut = line.cutAfter(20 * mebibyte);
  await files(page).setInputFiles(large('road-map-of-school.pdf', size));
  await cut;
  await page.getByText('Нет связи. Продолжим сами, когда она появится.').first().waitFor();
  await button(page, 'Отправить на проверку').click();
  await page.getByText('Файлы ещё загружаются').first().waitFor();
  await look(page, 'upload-line-cut');
  line.mend();
  await page.getByText(', проверено').waitFor();
  expect(line.sent() - before).toBeLessThan(size + 2 * partSize);
  await page.getByLabel('Дата документа или события').fill('2020-11-30');
  await handIn(page);
  await page.context().close();
});

test('a tab closed in the middle of 60 MB: another browser greets, the same file goes on and is handed in', async () => {
  const size = 60 * mebibyte;
  const path = large('year-report.pdf', size);
  const page = await enterByLine();
  await page.goto(at('lyceum-4.2021.2.3'));
  await files(page).waitFor({ state: 'attached' });
  const held = line.holdAfter(30 * mebibyte);
  await files(page).setInputFiles(path);
  await held;
  await page.getByText(/Черновик сохранён/).waitFor();
  await look(page, 'upload-on-its-way');
  await page.context().close();
  line.mend();

  const other = await enterByLine();
  await other.getByText('Не дослано файлов: 1.').waitFor();
  await look(other, 'tasks-unfinished');
  await other.goto(at('lyceum-4.2021.2.3'));
  await other.getByText(/^Не дослан: пришло \d+,0\sМБ из 60,0\sМБ\./).waitFor();
  await button(other, 'Отправить на проверку').click();
  await other.getByText('«year-report.pdf» не дослан').first().waitFor();
  await look(other, 'upload-unfinished');
  const arrived = Number(/пришло (\d+)/.exec(await other.locator('.sent').innerText())?.[1]);
  expect(arrived).toBeGreaterThanOrEqual(8);
  const before = line.sent();
  await other.getByLabel('Выбрать ещё раз файл year-report.pdf').setInputFiles(path);
  await other.getByText(', проверено').waitFor();
  expect(line.sent() - before).toBe(size - arrived * mebibyte);
  await other.getByLabel('Дата документа или события').fill('2021-05-10');
  await handIn(other);

  // The same file for another report is known by its sum.
  const known = line.sent();
  await other.goto(at('lyceum-4.2021.1.3'));
  await other.getByLabel('Файлы (по желанию)').setInputFiles(path);
  await other.getByText(/Этот файл уже загружен .* заново отправлять не нужно\./).waitFor();
  expect(line.sent()).toBe(known);
  await other.context().close();
});

test('a signature lies beside its file, alone it is refused; a disguised file is refused in its place', async () => {
  const page = await enter(browser, system, 'centre');
  await page.goto(at('education-centre.2020.3.1'));
  await files(page).setInputFiles([
    { name: 'Приказ.pdf.sig', mimeType: 'application/octet-stream', buffer: signature() },
  ]);
  await page.getByText(', проверено').waitFor();
  await page.getByLabel('Дата документа или события').fill('2020-11-30');
  await button(page, 'Отправить на проверку').click();
  await page.getByText('Рядом с файлом подписи нет самого файла').first().waitFor();
  await files(page).setInputFiles([
    small('Приказ.pdf', 'Order'),
    { ...small('подделка.pdf', ''), buffer: Buffer.from('MZ program') },
    { ...small('архив.docx', ''), buffer: Buffer.from('Rar!\x1a\x07\x00 not a document') },
  ]);
  await page.getByText('Файл подписи приложен; подпись не проверена').waitFor();
  await page.getByText('Это не тот вид файла, что в имени.').nth(1).waitFor();
  await look(page, 'upload-signature');
  await button(page, 'Убрать файл подделка.pdf').click();
  await button(page, 'Убрать файл архив.docx').click();
  await handIn(page);
  await page.getByText('Файл подписи приложен; подпись не проверена').waitFor();
  await button(page, /^Приказ\.pdf$/).click();
  await page.getByTitle('Документ: Приказ.pdf').waitFor();
  await page.keyboard.press('Escape');
  await page.context().close();
});

test('on a phone two photographs become one PDF', async () => {
  const page = await enter(browser, system, 'centre', 360);
  await page.goto(at('education-centre.2021.2.3'));
  await page.getByLabel(/снимк/i).waitFor({ state: 'attached' });
  const picture = await photograph(page);
  await page.getByLabel(/снимк/i).setInputFiles([
    { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: picture },
    { name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([picture, jpg()]) },
  ]);
  await page.getByText('2 страницы').waitFor();
  await look(page, 'upload-album-360');
  await page.getByLabel('Название документа').fill('Справка о курсах');
  await page.getByRole('button', { name: 'Собрать PDF', exact: true }).click();
  await page.getByText(', проверено').waitFor();
  await button(page, /^Справка о курсах\.pdf$/).waitFor();
  await look(page, 'upload-photographs-360');
  await page.context().close();
});

test('реквизиты go with the file to ИМО, who take it from view; the school sees that', async () => {
  const school = await enter(browser, system, 'centre');
  const report = at('education-centre.2021.1.3');
  await school.goto(report);
  await school
    .getByLabel('Файлы (по желанию)')
    .setInputFiles([
      small('Скан 1.pdf', 'Order 12'),
      { ...small('Скан 1.pdf.sig', ''), buffer: signature().fill(6, 40) },
    ]);
  await button(school, 'Реквизиты файла Скан 1.pdf').click();
  await school.getByLabel('Вид документа').selectOption({ label: 'Приказ' });
  await school.getByLabel('Номер').fill('12');
  await school.getByLabel('Дата', { exact: true }).fill('2021-05-12');
  await school.getByLabel('Название').fill('О самооценке');
  await look(school, 'upload-about');
  await school.getByLabel('Дата публикации').fill('2021-05-12');
  await button(school, 'Отправить на проверку').click();
  await school.getByText('Реквизиты «Скан 1.pdf» не сохранены').first().waitFor();
  await button(school, 'Сохранить реквизиты').click();
  const words = 'Приказ № 12 от 12.05.2021 «О самооценке»';
  await school.getByText(words).waitFor();
  await button(school, 'Из загруженных ранее').click();
  const shelf = school.getByRole('group', { name: 'Загруженные ранее' });
  await shelf.getByText('Скан 1.pdf', { exact: true }).waitFor();
  await look(school, 'upload-shelf');
  await handIn(school);

  const imo = await enter(browser, system, 'imo');
  await imo.goto(`${report}/review`);
  await imo.getByText(words).waitFor();
  await button(imo, 'Изъять из просмотра: Скан 1.pdf').click();
  await imo.getByLabel('Причина').selectOption({ label: 'Другое' });
  await button(imo, 'Изъять').last().click();
  await imo.getByText('Напишите, почему.').first().waitFor();
  await imo.getByLabel('Пояснение').fill('Виден адрес ребёнка.');
  await look(imo, 'withdrawal');
  await button(imo, 'Изъять').last().click();
  await imo.getByText(/^Изъят из просмотра 15\.05\.2021/).waitFor();
  await imo.getByText('Изъят', { exact: true }).nth(1).waitFor();
  await button(imo, 'Вернуть в просмотр: Скан 1.pdf').waitFor();
  expect(await button(imo, /^Скан 1\.pdf/).count()).toBe(0);
  await school.reload();
  await school.getByText(/^Изъят из просмотра 15\.05\.2021/).waitFor();
  await look(school, 'withdrawn');
  await button(imo, 'Вернуть в просмотр: Скан 1.pdf').click();
  await button(imo, 'Вернуть').last().click();
  await button(imo, 'Скан 1.pdf.sig').waitFor();
  await button(imo, /^Скан 1\.pdf$/).waitFor();
  await Promise.all([school.context().close(), imo.context().close()]);
});

test('a new version takes the place of the earlier file, says so and can be undone; strays change no page', async () => {
  const page = await enter(browser, system, 'centre');
  const report = at('education-centre.2020.1.3');
  await page.goto(report);
  await page
    .getByLabel('Файлы (по желанию)')
    .setInputFiles([small('Приказ 7.pdf', 'Order 7'), small('Приказ 7 новый.pdf', 'Order 7 new')]);
  await page.getByText(', проверено').nth(1).waitFor();
  await button(page, 'Реквизиты файла Приказ 7.pdf').click();
  await page.getByLabel('Номер').fill('7');
  await page.getByLabel(/^Можно показывать всем/).check();
  await button(page, 'Сохранить реквизиты').click();
  await page.getByText('№ 7; можно показывать всем').waitFor();
  await button(page, 'Реквизиты файла Приказ 7 новый.pdf').click();
  await page.getByLabel('Новая версия документа').selectOption({ label: 'Приказ 7.pdf' });
  expect(await page.getByLabel('Номер').inputValue()).toBe('7');
  await page.getByText(/убран из отчёта, его заменяет «Приказ 7 новый\.pdf»\.$/).waitFor();
  await button(page, 'Сохранить реквизиты').click();
  await page.getByText('Новая версия файла «Приказ 7.pdf»').waitFor();
  await look(page, 'upload-version');
  await button(page, /^Вернуть «Приказ 7\.pdf»/).click();
  await button(page, 'Убрать файл Приказ 7.pdf').click();
  const next = button(page, 'Убрать файл Приказ 7 новый.pdf');
  expect(await next.evaluate((one) => one === document.activeElement)).toBe(true);
  await next.click();
  await button(page, /^Вернуть «Приказ 7 новый\.pdf»/).waitFor();

  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['words'], 'мимо.pdf'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !document.body.dispatchEvent(drop);
  });
  expect(taken).toBe(true);
  await page.getByText('Перетащите файл в поле «Файлы» нужного документа.').first().waitFor();
  await page.context().close();
});

/** A picture as a camera gives it, drawn by the browser. */
async function photograph(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 1600];
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 1200, 1600);
    pen.fillStyle = '#222';
    for (let row = 200; row < 1400; row += 60) pen.fillRect(150, row, 900, 12);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] as string;
  });
  return Buffer.from(base64, 'base64');
}
