/** A table for a new span: years move, numbers stay. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedBy, shifted } from '../../functions/contract/proposals/shift.ts';

test.each([
  ['2020 г.', '2023 г.'],
  ['2023 год, I полугодие', '2026 год, I полугодие'],
  ['на 2020-2022 гг.', 'на 2023-2025 гг.'],
  ['2024–2026 годы', '2027–2029 годы'],
  ['до 1 марта 2024 г.', 'до 1 марта 2027 г.'],
  ['до 01.06.2024', 'до 01.06.2027'],
  ['01.09.2024 – 31.05.2025', '01.09.2027 – 31.05.2028'],
  ['2024/25 и 2025/26 учебные годы', '2027/28 и 2028/29 учебные годы'],
  ['Базовое значение (2024 г.)', 'Базовое значение (2027 г.)'],
  ['Школа № 2024', 'Школа № 2024'],
  ['2000 экземпляров', '2003 экземпляров'],
  ['12024 и 20245', '12024 и 20245'],
  ['1 (до 25.12)', '1 (до 25.12)'],
  ['не менее 20', 'не менее 20'],
])('«%s» three years on is «%s»', (text, moved) => {
  expect(shifted(text, 3)).toBe(moved);
});

test('there and back is the same, wherever years stand', () => {
  const piece = fc.constantFrom(
    '2020',
    '2024/25',
    '01.06.2024',
    ' ',
    'г.',
    '–',
    'марта',
    '№ 7',
    '3',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: -9, max: 9 }), (all, by) => {
      const text = all.join(' ');
      expect(shifted(shifted(text, by), -by)).toBe(text);
    }),
  );
});

test('a table keeps its shape', () => {
  const grid = {
    from: 'tsv' as const,
    pieces: [
      {
        before: ['План на 2024 год'],
        columns: 2,
        rows: [[{ at: 1, over: 2, down: 1, text: '2024 г.' }]],
      },
    ],
    after: ['* 2024'],
  };
  expect(movedBy(grid, 1)).toEqual({
    from: 'tsv',
    pieces: [
      {
        before: ['План на 2025 год'],
        columns: 2,
        rows: [[{ at: 1, over: 2, down: 1, text: '2025 г.' }]],
      },
    ],
    after: ['* 2025'],
  });
});
