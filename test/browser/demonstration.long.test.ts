/**
 * The demonstration with its work in it, as a newcomer meets it: each place of a school, of ИМО and of the administrator shows
 * something and says what to do. The guide's and the README's pictures are of it: `SHOTS=docs/pictures npx vitest run
 * test/browser/demonstration.long.test.ts` takes them anew.
 */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { checkedFile, enter, look, stand } from './browser.ts';

const { browser, system } = await stand('');
const map = `${system.site}/roadmaps/2020-2022`;
const [school, imo, admin] = await Promise.all([
  enter(browser, system, 'lyceum'),
  enter(browser, system, 'imo'),
  enter(browser, system, 'admin'),
]);
afterAll(() => Promise.all([school, imo, admin].map((page) => page.context().close())));

test('a school sees what came back, what waits, its draft; mends it and gets a receipt', async () => {
  await school.goto(`${map}/tasks`);
  await school.getByText('Возвращено на доработку').first().waitFor();
  await school.getByText('Черновик не отправлен').first().waitFor();
  await look(school, 'tasks');
  await school.goto(`${map}/tasks/lyceum-4.2021.2.3`);
  await school.locator('.said').first().waitFor();
  await school.getByText('Черновик сохранён').waitFor();
  await look(school, 'report');
  await school.goto(`${map}/tasks/lyceum-4.2021.1.3`);
  await school.locator('.reason', { hasText: 'не тот год' }).waitFor();
  await look(school, 'returned');
  await school.getByLabel('Ссылка на публикацию').fill('https://licey-4.example/samoocenka-2021');
  await school.getByLabel('Файлы (по желанию)').setInputFiles({
    name: 'Самооценка за 2021 год.pdf',
    mimeType: 'application/pdf',
    buffer: pdf('Samoocenka 2021'),
  });
  await checkedFile(school, 'Самооценка за 2021 год.pdf');
  await school.getByRole('button', { name: 'Отправить на проверку' }).click();
  await school.getByRole('heading', { name: 'Квитанция' }).waitFor();
  await look(school, 'receipt');
});

test('ИМО has an inbox, a report beside its paper, what changed since a return, papers, the map, a summary', async () => {
  await imo.goto(`${map}/queue`);
  await imo
    .getByText(/рабочий день из 5/)
    .first()
    .waitFor();
  await look(imo, 'queue');
  await imo.goto(`${map}/tasks/uo.2021.2.2/review`);
  await imo.getByRole('button', { name: 'Приказ о команде тьюторов.pdf', exact: true }).click();
  await imo.locator('iframe').waitFor();
  await look(imo, 'review');
  // The browser's own viewer says to nobody when it has drawn, and does so anew for a page that is made longer.
  if (process.env.SHOTS) {
    await imo.setViewportSize({ width: 1366, height: 1000 });
    await imo.waitForTimeout(4000);
    await imo.screenshot({ path: join(process.env.SHOTS, 'review.png') });
    await imo.setViewportSize({ width: 1366, height: 768 });
  }
  await imo.goto(`${map}/tasks/education-centre.2021.1.3/review`);
  await imo.getByText('Исправлено после возврата').waitFor();
  await look(imo, 'changes');
  await imo.goto(`${map}/evidence`);
  await imo.getByRole('button', { name: /Скачать всё/ }).waitFor();
  await look(imo, 'evidence');
  await imo.goto(map);
  await imo.getByRole('heading', { level: 1 }).waitFor();
  await imo.getByText('Выполнено').first().waitFor();
  await look(imo, 'roadmap');
  await imo.goto(`${map}/summaries`);
  await imo
    .getByRole('link', { name: /13 мая 2021/ })
    .first()
    .click();
  await imo.getByRole('button', { name: /Excel/ }).first().waitFor();
  await look(imo, 'summary');
});

test('the administrator sees people and who came in', async () => {
  await admin.goto(`${system.site}/journal`);
  await admin.getByText('Вход: Методист ИМО').first().waitFor();
  await look(admin, 'journal');
  await admin.goto(`${system.site}/people`);
  await admin.getByRole('link', { name: 'Методист ИМО' }).click();
  await admin.getByText(/^Письма за 30 дней/).click();
  expect(await admin.locator('.letters li').count()).toBeGreaterThan(0);
  await look(admin, 'letters-of');
});
