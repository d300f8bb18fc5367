/** The table of the document with facts: in its own columns, letter for letter, and beside each plan what came of it. */
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../functions/contract/reading/grid.ts';
import type { RowOf } from '../../functions/contract/reading/reading.ts';
import type { Column } from '../../functions/contract/roadmaps/roadmap.ts';
import { withFacts } from '../../functions/contract/summaries/facts.ts';

const cell = (at: number, text: string, over = 1, down = 1) => ({ at, over, down, text });
const place = (row: number, measure: string): RowOf => ({
  place: { piece: 1, row, column: 0 },
  measure,
});
const fact = (period: string, is: number | null, state = 'done', more = {}) => ({
  period,
  raw: '',
  plan: 1,
  due: null,
  fact: is,
  waiting: 0,
  deviation: null,
  state: state as 'done',
  issued: 1,
  wanted: 1,
  proofs: [],
  ...more,
});
const row = (measure: string, place: number, cells: object[], asks = 'papers') => ({
  measure,
  indicator: `${measure}/${place}`,
  asks: asks as 'papers',
  cells: cells as ReturnType<typeof fact>[],
});

describe('a table with a column for each period', () => {
  const columns: Column[] = [
    { words: '№', is: 'number' },
    { words: 'Мероприятие', is: 'measure' },
    { words: '2021 г.', is: 'target', period: '2021' },
    { words: '2022 г.', is: 'target', period: '2022' },
  ];
  const grid: Grid = {
    from: 'docx',
    after: [],
    pieces: [
      {
        before: [],
        columns: 4,
        rows: [
          [cell(1, '№'), cell(2, 'Мероприятие'), cell(3, '2021 г.'), cell(4, '2022 г.')],
          [cell(1, '1.1', 1, 2), cell(2, 'Первое', 1, 2), cell(3, '2'), cell(4, '0')],
          [cell(3, 'не более 10'), cell(4, '')],
          [cell(1, '1.2'), cell(2, 'Второе'), cell(3, 'ежемесячно', 2)],
        ],
      },
    ],
  };
  const said = {
    asOf: '2021-05-15',
    rows: [
      row('1.1', 1, [fact('2021', 1), fact('2022', 0, 'not-planned')]),
      row(
        '1.1',
        2,
        [
          fact('2021', 7, 'done', { value: { count: 14, of: 200 } }),
          fact('2022', null, 'not-planned'),
        ],
        'share',
      ),
      row('1.2', 1, [fact('2021', 3), fact('2022', null, 'not-due')]),
    ],
  };
  const rows = [place(2, '1.1'), place(3, '1.1'), place(4, '1.2')];
  const texts = withFacts(grid, rows, { columns }, said).pieces[0]?.rows.map((one) =>
    one.map(({ text }) => text),
  );

  test('says each fact under its plan, and nothing where nothing was planned', () => {
    expect(texts?.[1]?.slice(2)).toEqual(['2\nфакт: 1', '0']);
    expect(texts?.[3]?.[2]).toBe('ежемесячно\nфакт: 3 / —');
  });

  test('two indicators of one measure stand each in its row', () => {
    expect(texts?.[2]).toEqual(['не более 10\nфакт: 7,0\u00a0%', '']);
  });

  test('leaves the head and every other text as it was', () => {
    expect(texts?.[0]).toEqual(['№', 'Мероприятие', '2021 г.', '2022 г.']);
    expect(texts?.[1]?.slice(0, 2)).toEqual(['1.1', 'Первое']);
  });
});

describe('a table with terms in words', () => {
  const columns: Column[] = [
    { words: '№', is: 'number' },
    { words: 'Мероприятие', is: 'measure' },
    { words: 'Срок', is: 'term' },
  ];
  const grid: Grid = {
    from: 'docx',
    after: [],
    pieces: [
      {
        before: [],
        columns: 3,
        rows: [
          [cell(1, '№'), cell(2, 'Мероприятие'), cell(3, 'Срок')],
          [cell(1, '1'), cell(2, '2'), cell(3, '3')],
          [cell(1, 'Раздел', 3)],
          [cell(1, '1.1'), cell(2, 'Первое'), cell(3, 'ежегодно')],
        ],
      },
    ],
  };
  const said = {
    asOf: '2024-05-15',
    rows: [row('1.1', 1, [fact('2024', 1), fact('2025', 0, 'not-due')])],
  };
  const rows: RowOf[] = [{ place: { piece: 1, row: 3, column: 0 }, section: 0 }, place(4, '1.1')];

  test('gets a column at its end with how each measure stands, on which day', () => {
    const [piece] = withFacts(grid, rows, { columns }, said).pieces;
    expect(piece?.columns).toBe(4);
    expect(piece?.rows[0]?.at(-1)).toEqual(cell(4, 'Отметка о выполнении на 15.05.2024', 1, 2));
    expect(piece?.rows[1]).toHaveLength(3);
    expect(piece?.rows[3]?.at(-1)).toEqual(
      cell(4, '2024: 1 из 1, выполнено; 2025: 0 из 1, срок не наступил'),
    );
  });

  test('that has a column of marks gets them there, under what stands in it', () => {
    const marked = {
      ...grid,
      pieces: grid.pieces.map((piece) => ({
        ...piece,
        columns: 4,
        rows: piece.rows.map((one, at) => (at === 3 ? [...one, cell(4, 'начато')] : one)),
      })),
    };
    const [piece] = withFacts(
      marked,
      rows,
      { columns: [...columns, { words: 'Отметка', is: 'mark' }] },
      said,
    ).pieces;
    expect(piece?.columns).toBe(4);
    expect(piece?.rows[3]?.at(-1)?.text).toBe(
      'начато\n2024: 1 из 1, выполнено; 2025: 0 из 1, срок не наступил',
    );
  });
});
