/** Whatever comes is read or refused, always alike, and no text of it is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../../functions/contract/reading/grid.ts';
import { read } from '../../../functions/contract/reading/read.ts';
import { Reading } from '../../../functions/contract/reading/reading.ts';
import { known } from './expected.ts';
import { byHand } from './grids.ts';

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '1',
    '1.1',
    '1.2.1.',
    '2',
    '8а',
    'УО',
    'ОО, ММС',
    'ежеквартально',
    'до 01.06.2025',
    'май',
    '+',
    'х',
    '-',
    '0',
    '5–7',
    '1;4',
    '5/100',
    '100 %',
    'не менее 3',
    'Итого',
    'Всего: 5',
    '* сноска',
    'Раздел I. Кадры',
    'А. Работа',
    'да',
    'постоянно',
    'Справка; отчёт',
    '1) раз; 2) два',
    'перенесено на 01.03.2026',
    'Снижение доли, %',
  ),
  fc.constantFrom(
    '№',
    'Мероприятие',
    'Срок',
    'Исполнитель',
    '2025',
    '2026 год',
    'I полугодие',
    'Показатель',
    'Всего',
    'Результат',
    'Ед. изм.',
    'Отметка',
    'Направление',
    'Базовое значение (2024)',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const cell = fc.record({
  at: fc.integer({ min: 1, max: 8 }),
  over: fc.integer({ min: 1, max: 4 }),
  down: fc.integer({ min: 1, max: 4 }),
  text: texts,
});
const piece = fc.record({
  before: fc.array(fc.constantFrom('План на 2025 год', 'На 2024/25 учебный год', ''), {
    maxLength: 1,
  }),
  columns: fc.integer({ min: 1, max: 8 }),
  rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
});
const grids: fc.Arbitrary<Grid> = fc.record({
  from: fc.constantFrom('html' as const, 'tsv' as const),
  pieces: fc.array(piece, { maxLength: 3 }),
  after: fc.array(fc.string(), { maxLength: 1 }),
});

/** Tables that have a head, so that their bodies are read. */
const bodies = fc.array(
  fc.array(
    texts.map((text) => text.replace(/[|>^\n]/g, ' ')),
    { minLength: 7, maxLength: 7 },
  ),
  { minLength: 1, maxLength: 12 },
);
const heads = fc.constantFrom(
  '№|Мероприятие|Показатель|Всего|2025|2026|Исполнитель',
  '№|Мероприятие|Срок|Исполнитель|Результат|Примечание|Отметка',
  'Направление|Мероприятие|Показатель|Базовое значение (2024)|2025|2026|Исполнитель',
  'Раздел|№|Мероприятие|Начало|Окончание|Ответственный|Документ',
);
const tables = fc.tuple(heads, bodies, fc.constantFrom('html' as const, 'tsv' as const)).map(
  ([head, rows, from]): Grid => ({
    ...byHand(
      'План на 2025–2026 годы',
      `${head}\n${rows.map((row) => `${row.join('|')}`).join('\n')}`,
    ),
    from,
  }),
);

const runs = { numRuns: Number(process.env.RUNS ?? 400) };
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

test('any grid is read or refused, and the same again', () => {
  fc.assert(
    fc.property(fc.oneof(grids, tables), (grid) => {
      const made = read(grid, known(3), {});
      expect(read(grid, known(3), {})).toEqual(made);
      if (!('unread' in made)) expect(Reading.safeParse(made).error?.issues ?? []).toEqual([]);
    }),
    runs,
  );
});

test('no text of a table is lost', () => {
  fc.assert(
    fc.property(tables, (grid) => {
      const made = read(grid, known(3), {});
      if ('unread' in made) return;
      const said: string[] = [];
      const gather = (value: unknown): void => {
        if (typeof value === 'string') said.push(squeezed(value));
        else if (value && typeof value === 'object') Object.values(value).forEach(gather);
      };
      gather(made);
      const all = said.join('\n');
      for (const { text } of grid.pieces
        .flatMap(({ rows }) => rows)
        .slice(1)
        .flat())
        for (const [word] of squeezed(text).matchAll(/[\p{L}\d]+/gu)) expect(all).toContain(word);
    }),
    runs,
  );
});

test('every question has a place, and its default is an answer that changes nothing but that it is answered', () => {
  fc.assert(
    fc.property(tables, (grid) => {
      const made = read(grid, known(3), {});
      if ('unread' in made) return;
      expect(made.questions.every(({ at, cells }) => at.length > 0 && cells.length >= 0)).toBe(
        true,
      );
      expect(new Set(made.questions.map(({ id }) => id)).size).toBe(made.questions.length);
      const again = read(
        grid,
        known(3),
        Object.fromEntries(made.questions.map((one) => [one.id, one.default])),
      );
      if ('unread' in again) throw new Error('refused');
      expect(again.measures.map(({ id, terms, owes }) => [id, terms, owes])).toEqual(
        made.measures.map(({ id, terms, owes }) => [id, terms, owes]),
      );
      expect(again.questions.every((one) => one.answer !== undefined)).toBe(true);
    }),
    runs,
  );
});

describe('what is no plan is told in a sentence', () => {
  const head = '№|Мероприятие|Срок|Исполнитель';
  const told = (grid: Grid) => {
    const made = read(grid, known(2), {});
    return 'unread' in made ? made.unread.code : 'read';
  };
  const both = (one: Grid, two: Grid): Grid => ({ ...one, pieces: [...one.pieces, ...two.pieces] });
  test.each<[string, Grid]>([
    ['empty', { from: 'html', pieces: [], after: [] }],
    ['empty', byHand('', '||\n||\n||\n||')],
    [
      'picture',
      {
        from: 'html',
        pieces: [{ before: [], columns: 1, rows: [[{ at: 1, over: 1, down: 1, text: '' }]] }],
        after: [],
      },
    ],
    ['no-table', { from: 'html', pieces: [], after: ['План мероприятий'] }],
    ['no-table', byHand('План на 2025 год', 'Первое\nВторое\nТретье')],
    ['no-head', byHand('План', 'Иванов|1990|Москва\nПетров|1985|Тверь')],
    ['no-head', byHand('Меню', 'Суп|Борщ|120\nКаша|Гречка|80')],
    ['no-measures', byHand('План на 2025 год', head)],
    ['no-years', byHand('План', `${head}\n1|Совещание|май|УО`)],
    [
      'several',
      both(
        byHand('План на 2025 год', `${head}\n1|Совещание|май|УО`),
        byHand('План на 2026 год', 'Мероприятие|Ответственный|Документ\nСеминар|ИМО|Справка'),
      ),
    ],
    [
      'several',
      both(
        byHand('План на 2025 год', `${head}\n1|Совещание|май|УО`),
        byHand('', 'а|б|в\nг|д|е\nж|з|и'),
      ),
    ],
    [
      'too-long',
      byHand(
        'План на 2025 год',
        `${head}\n${Array.from({ length: 5000 }, (_, i) => `${i + 1}|Дело|май|УО`).join('\n')}`,
      ),
    ],
    [
      'read',
      both(
        byHand('', 'СОГЛАСОВАНО|УТВЕРЖДАЮ'),
        byHand('План на 2025 год', `${head}\n1|Совещание|май|УО`),
      ),
    ],
    [
      'read',
      both(
        byHand('План на 2025 год', `${head}\n1|Совещание|май|УО`),
        byHand('', 'Начальник|И. И. Иванов'),
      ),
    ],
  ])('%s', (code, grid) => expect(told(grid)).toBe(code));

  test('two thousand rows are read in a moment', () => {
    const rows = Array.from(
      { length: 1900 },
      (_, i) => `${i + 1}|Дело ${i}|май 2025|УО, ОО${i % 50}`,
    ).join('\n');
    const start = performance.now();
    expect(told(byHand('План на 2025 год', `${head}\n${rows}`))).toBe('read');
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
