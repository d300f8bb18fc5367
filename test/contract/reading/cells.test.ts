/** What stands in a cell of a period: here the second quarter of 2025. */
import { expect, test } from 'vitest';
import { readCell, readPair } from '../../../functions/contract/reading/cells.ts';
import { quarterPeriod, yearPeriod } from '../../../functions/contract/reading/periods.ts';
import { wanted } from '../../../functions/contract/reading/results.ts';

const quarter = quarterPeriod(2025, 2);
const told = (raw: string, percent = false, period = quarter): string => {
  const cell = readCell(raw, period, percent);
  if (!cell) return 'unreadable';
  const { is, value, sense, unit, due, remark, every } = cell;
  return [is, value ?? '·', sense, unit, due, remark && `(${remark})`, every]
    .filter((one) => one !== undefined)
    .join(' ');
};

test.each([
  ['', 'empty ·'],
  [' \u00a0', 'empty ·'],
  ['-', 'dash ·'],
  ['–', 'dash ·'],
  ['—', 'dash ·'],
  ['−', 'dash ·'],
  ['нет', 'dash ·'],
  ['не планируется', 'dash ·'],
  ['0', 'zero 0'],
  ['да', 'yes 1'],
  ['Да', 'yes 1'],
  ['+', 'mark 1'],
  ['х', 'mark 1'],
  ['Х', 'mark 1'],
  ['x', 'mark 1'],
  ['X', 'mark 1'],
  ['V', 'mark 1'],
  ['✓', 'mark 1'],
  ['+ (апрель)', 'mark 1 2025-04-30'],
  ['1', 'count 1'],
  ['2 ', 'count 2'],
  ['1*', 'count 1'],
  ['1 000', 'count 1000'],
  ['1\u00a0000', 'count 1000'],
  ['1,5', 'count 1.5'],
  ['18.5', 'count 18.5'],
  ['не менее 3-х', 'count 3 at-least'],
  ['Не менее 1', 'count 1 at-least'],
  ['≥ 80', 'count 80 at-least'],
  ['>= 80', 'count 80 at-least'],
  ['5 и более', 'count 5 at-least'],
  ['до 15', 'count 15 at-most'],
  ['≤12', 'count 12 at-most'],
  ['не более 12 %', 'share 12 at-most %'],
  ['более 5', 'count 6 at-least'],
  ['20 чел.', 'count 20 чел.'],
  ['3 шт.', 'count 3 шт.'],
  ['2 семинара', 'count 2 семинара'],
  ['4 раза', 'count 4'],
  ['0 вакансий', 'zero 0 вакансий'],
  ['85,5%', 'share 85.5 %'],
  ['100 %', 'share 100 %'],
  ['50% учителей', 'share 50 %'],
  ['1 (май)', 'count 1 2025-05-31'],
  ['1 (до 25.05)', 'count 1 2025-05-25'],
  ['2 (апрель, май)', 'count 2 2025-05-31'],
  ['1 (раз в год)', 'count 1 (раз в год)'],
  ['1 (по плану)', 'count 1 (по плану)'],
  ['до 25.04', 'mark 1 2025-04-25'],
  ['до 5 мая', 'mark 1 2025-05-05'],
  ['25 апреля', 'mark 1 2025-04-25'],
  ['апрель', 'mark 1 2025-04-30'],
  ['апрель-май', 'mark 1 2025-05-31'],
  ['12.04', 'mark 1 2025-04-12'],
  ['15.04.2025', 'mark 1 2025-04-15'],
  ['в течение квартала', 'mark 1'],
  ['1 раз в квартал', 'recurring 1 exactly quarter'],
  ['ежемесячно', 'recurring 3 exactly month'],
  ['не реже 1 раза в месяц', 'recurring 3 at-least month'],
  ['не менее 2 раз в месяц', 'recurring 6 at-least month'],
  ['постоянно', 'recurring 1 exactly standing'],
  ['еженедельно', 'recurring 1 exactly week'],
  ['5–7', 'unreadable'],
  ['70-80%', 'unreadable'],
  ['от 5 до 10', 'unreadable'],
  ['около 5', 'unreadable'],
  ['по мере необходимости', 'unreadable'],
  ['—/3', 'unreadable'],
  ['1/2', 'unreadable'],
  ['по 1', 'unreadable'],
  ['н/д', 'unreadable'],
  ['№ 5', 'unreadable'],
  ['100 (5 чел.)', 'unreadable'],
  ['1 (до 25.12)', 'unreadable'],
  ['1 отчёт до 15 мая', 'unreadable'],
  ['кроме мая', 'unreadable'],
])('«%s»', (raw, expected) => expect(told(raw)).toBe(expected));

test('an indicator in per cent has shares for bare numbers, and no dates', () => {
  expect(told('80', true)).toBe('share 80 %');
  expect(told('12.04', true)).toBe('share 12.04 %');
  expect(told('не менее 80', true)).toBe('share 80 at-least %');
  expect(told('0', true)).toBe('share 0 %');
});

test('what recurs is counted for its period', () => {
  const year = yearPeriod(2025);
  expect(told('ежемесячно', false, year)).toBe('recurring 12 exactly month');
  expect(told('ежеквартально', false, year)).toBe('recurring 4 exactly quarter');
  expect(told('ежегодно', false, quarter)).toBe('empty · year');
  expect(told('ежегодно', false, quarterPeriod(2025, 4))).toBe('recurring 1 exactly year');
});

test('pairs', () => {
  expect(readPair('5/100', 'ед./%')).toMatchObject({
    is: 'pair',
    values: [
      { unit: 'ед.', value: 5 },
      { unit: '%', value: 100 },
    ],
  });
  expect(readPair('5/100', 'ед.')).toBeNull();
  expect(readPair('5 / 100%', null)).toMatchObject({ is: 'pair', value: 5 });
});

test.each([
  ['Не менее 90 % учителей школ-участниц', '90 at-least % all'],
  ['Маршруты для 100 % обучающихся группы риска', '100 exactly % all'],
  ['охват не ниже 85,5%', '85.5 at-least % all'],
  ['доля не более 10 %', '10 at-most % all'],
  ['Соглашения (не менее 1 от каждой школы)', '1 at-least school'],
  ['Справка по каждой школе', '1 exactly schools'],
  ['Не менее 4 посещений на педагога', '4 at-least head'],
  ['Не менее 3 педагогов', '3 at-least all people'],
  ['3 семинара', '3 exactly all'],
  ['Отчёт по форме (приложение 2)', 'null'],
  ['Приказ № 5', 'null'],
  ['Справка за 9 класс', 'null'],
  ['План на 2025 год', 'null'],
  ['Отчёты до 31 мая', 'null'],
  ['Результаты ВПР в 5 классах', 'null'],
])('in the words of a result: «%s»', (text, expected) => {
  const found = wanted(text);
  const shown =
    found &&
    [found.value, found.sense, found.unit, found.per, found.people ? 'people' : null]
      .filter((one) => one !== null)
      .join(' ');
  expect(String(shown)).toBe(expected);
});
