/** A share, a number, a yes: typed by two schools beside their papers, seen by ИМО, accepted, and joined in the road map. */
import { afterAll, expect, test } from 'vitest';
import { pdf } from '../papers.ts';
import { atLeast, atMost, cell, indicator, measure, plan, share } from '../plans.ts';
import { acceptAll, checkedFile, enter, look } from './browser.ts';
import { standInside } from './inside.ts';

const due = '2021-12-31';
const { version: _, ...own } = plan(
  [
    measure('1', [
      indicator(
        { 2021: share({ ...atMost(10), due }) },
        { asks: 'share', aggregation: 'level', name: 'Доля участников ОГЭ ниже порога' },
      ),
    ]),
    measure('2', [
      indicator(
        { 2021: { ...atMost(5), due } },
        { asks: 'number', unit: 'ед.', aggregation: 'level', name: 'Количество вакансий' },
      ),
    ]),
    measure('3', [
      indicator(
        { 2021: cell(1, { raw: 'да', is: 'yes', due }) },
        { asks: 'yes', name: 'Отчёт размещён' },
      ),
    ]),
    measure('4', [
      indicator(
        { 2021: share({ ...atLeast(100), due }) },
        { asks: 'share', aggregation: 'level', name: 'Доля школ с планами' },
      ),
    ]),
  ],
  { id: 'values', title: 'План с показателями' },
);
const { browser, system } = await standInside({ approved: [own] });
const map = `${system.site}/roadmaps/values`;
const [lyceum, centre, imo] = await Promise.all([
  enter(browser, system, 'lyceum'),
  enter(browser, system, 'centre'),
  enter(browser, system, 'imo'),
]);
afterAll(() => Promise.all([lyceum, centre, imo].map((page) => page.context().close())));
type Page = typeof lyceum;

/** A report with its paper; `type` fills in the value. */
async function report(page: Page, side: string, n: number, type: () => Promise<unknown>) {
  await page.goto(`${map}/tasks/${side}.2021.${n}`);
  await page.getByLabel('Дата документа или события').fill('2021-05-12');
  const name = `отчёт ${n}.pdf`;
  const file = { name, mimeType: 'application/pdf', buffer: pdf(`${side} ${n}`) };
  await page.locator('input[type=file][accept^=".pdf"]').setInputFiles(file);
  await checkedFile(page, name);
  await type();
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
}
const receipt = (page: Page) => page.getByRole('heading', { name: 'Квитанция' }).waitFor();

test('what is no value is refused at its field; a share is reckoned as it is typed', async () => {
  await report(lyceum, 'lyceum-4', 1, async () => {
    await lyceum.getByLabel('Сколько', { exact: true }).fill('42');
    await lyceum.getByLabel('Из скольких всего').fill('3');
  });
  await lyceum.getByRole('link', { name: /Часть больше целого/ }).waitFor();
  await lyceum.getByLabel('Сколько', { exact: true }).fill('3');
  await lyceum.getByLabel('Из скольких всего').fill('42');
  await lyceum.getByText(/Получается 7,1\s%/u).waitFor();
  await look(lyceum, 'values-share');
  await lyceum.getByRole('button', { name: 'Отправить на проверку' }).click();
  await receipt(lyceum);
});

test('a number, a yes, a yes of a share of schools', async () => {
  await report(lyceum, 'lyceum-4', 2, () =>
    lyceum.getByLabel('Значение показателя, ед.').fill('1'),
  );
  await receipt(lyceum);
  await report(lyceum, 'lyceum-4', 3, () => lyceum.getByLabel('Выполнено?').selectOption('1'));
  await receipt(lyceum);
  await report(lyceum, 'lyceum-4', 4, () =>
    lyceum.getByLabel('Ваша школа это выполнила?').selectOption('1'),
  );
  await receipt(lyceum);
  await report(centre, 'education-centre', 1, async () => {
    await centre.getByLabel('Сколько', { exact: true }).fill('5');
    await centre.getByLabel('Из скольких всего').fill('38');
  });
  await receipt(centre);
});

test('ИМО sees the value beside the paper, accepting accepts it, and the plan has the joined fact', async () => {
  for (const task of [
    'lyceum-4.2021.1',
    'lyceum-4.2021.2',
    'lyceum-4.2021.3',
    'lyceum-4.2021.4',
    'education-centre.2021.1',
  ]) {
    await imo.goto(`${map}/tasks/${task}/review`);
    await imo
      .getByText(/^Сообщено:/)
      .first()
      .waitFor();
    if (task === 'lyceum-4.2021.1') await look(imo, 'values-review');
    await acceptAll(imo);
    await imo.getByText('По этому отчёту всё решено.').waitFor();
  }
  await imo.goto(map);
  // 3 of 42 and 5 of 38 are 8 of 80.
  await imo
    .getByText(/10,0\s%/u)
    .first()
    .waitFor();
  expect(await imo.getByText(/7,1\s%/u).count()).toBe(0);
  await look(imo, 'values-plan');
});
