/** Tables that are like none of the six: their heads, figures and rows. */
import { expect, test } from 'vitest';
import { tasks } from './expected.ts';
import { cells, kinds, measures, questions, reading, terms } from './told.ts';

test('a list in two columns, without numbers and executors', () => {
  const made = reading(
    'План мероприятий на 2025 год',
    `
Мероприятие|Срок
Совещание директоров|до 15.03.2025
Семинар для учителей|октябрь
Мониторинг|ежеквартально`,
  );
  expect(kinds(made)).toBe('measure term');
  expect(measures(made)).toEqual([
    '1 Совещание директоров → imo',
    '2 Семинар для учителей → imo',
    '3 Мониторинг → imo',
  ]);
  expect(terms(made, '2')).toEqual(['2025-10-31']);
  expect(questions(made)).toEqual(['who-owes @1,2,3 imo']);
  expect(tasks(made, 3).total).toBe(6);
});

test('months of a school year as columns', () => {
  const made = reading(
    'Дорожная карта на 2024-2025 учебный год',
    `
№|Мероприятие|сент.|октябрь|ноябрь|декабрь|январь|Ответственный
I. Организация|>|>|>|>|>|>|>
1|Совещание|+|||+||УО
2|Отчёты школ||1|||1|ОО`,
  );
  expect(kinds(made)).toBe(
    'number measure target:2024-09 target:2024-10 target:2024-11 target:2024-12 target:2025-01 executors',
  );
  expect(made.sections).toEqual([{ label: 'I', title: 'Организация' }]);
  expect(cells(made, '1/1')).toEqual([
    'papers, sum, mark 1, empty null, empty null, mark 1, empty null',
  ]);
  expect(tasks(made, 3).total).toBe(8);
});

test('a column «всего», a row of totals, totals that disagree', () => {
  const made = reading(
    'План на 2024–2026 годы',
    `
№ п/п|Мероприятие|Показатель|Всего|Значение по годам|>|>|Исполнители
^|^|^|^|2024|2025|2026|^
1|2|3|4|5|6|7|8
1.1|Семинары|Количество семинаров, ед.|6|2|2|2|ИМО
1.2|Проверки|Справки|5|2|2|2|УО
1.3|Охват|Доля педагогов, %|100|60|80|100|ОО
1.4|Консультации|Количество консультаций|не менее 10|5–7|5|6|тьюторы, ИМО
Всего: 4 мероприятия||||||`,
  );
  expect(made.head.rows).toBe(3);
  expect(questions(made)).toEqual([
    'disagrees:1.2 @1.2 sum',
    'cumulative:1.3 @1.3 true',
    'unreadable:5-7 @1.4 text',
  ]);
  expect(made.questions[2]?.words).toContain('Строка 1.4, столбец «Значение по годам: 2024»');
  expect(cells(made, '1.3/1')).toEqual(['share, cumulative, share 60, share 80, share 100']);
  expect(made.measures.map((one) => one.indicators[0]?.confirmed)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(made.left.at(-1)?.why).toContain('сверено, 4');
  const answered = reading(
    'План на 2024–2026 годы',
    `
№|Мероприятие|Показатель|2024|Исполнители
1|Консультации|Количество|5–7|УО`,
    { 'unreadable:5-7': '6' },
  );
  expect(cells(answered, '1/1')).toEqual(['papers, sum, count 6']);
  expect(answered.measures[0]?.indicators[0]).toMatchObject({
    confirmed: true,
    cells: { 2024: { raw: '5–7' } },
  });
});

test('a title within the table, executors on lines, rows without numbers below a measure', () => {
  const made = reading(
    '',
    `
План мероприятий по повышению качества на 2025 год|>|>|>
№|Мероприятие|Срок|Исполнители
1.|Разработка программ|март 2025|УО\\nИМО\\nдиректор школы
|в том числе для школ ШНОР|апрель 2025|ОО
|в том числе для школ ШНСУ|май 2025|ОО
2.|Мониторинг|1 раз в полугодие|ММЦ «Перспектива»`,
  );
  expect(made.title).toBe('План мероприятий по повышению качества на 2025 год');
  expect(measures(made)).toEqual([
    '1 Разработка программ → uo',
    '1.а в том числе для школ ШНОР → each-school',
    '1.б в том числе для школ ШНСУ → each-school',
    '2 Мониторинг → imo',
  ]);
  expect(made.measures[1]?.parent).toBe('1');
  expect(made.measures[0]?.executors.map(({ raw }) => raw)).toEqual([
    'УО',
    'ИМО',
    'директор школы',
  ]);
  expect(questions(made)).toEqual([
    'unknown-executor:директор школы @1 school',
    'unknown-executor:ммц перспектива @2 imo',
  ]);
});

test('a measure merged down over indicators with executors of their own', () => {
  const made = reading(
    'Комплекс мер на 2025–2026 годы',
    `
№|Мероприятие|Показатель|2025|2026|Ответственный
1|Работа с кадрами|Доля учителей|80 %|90 %|УО
^|^|Количество наставников, чел.|5|5|ОО
2|Привлечение учителей|Вакансии|0 вакансий|0 вакансий|ОО
3|Аттестация|Доля учителей|10 %|20 %|УО
^|^|Приказы|1|1|^`,
  );
  expect(measures(made)).toEqual([
    '1~1 Работа с кадрами → uo',
    '1~2 Работа с кадрами → each-school',
    '2 Привлечение учителей → each-school',
    '3 Аттестация → uo',
  ]);
  expect(made.measures[3]?.indicators.map(({ id }) => id)).toEqual(['3/1', '3/2']);
  expect(cells(made, '2/1')).toEqual(['number, level, count 0, count 0']);
  expect(questions(made)).toContain('zero-is-target:2 @2 true');
  expect(made.notes.map(({ code }) => code)).toContain('split');
});

test('a planned value in a column of its own, beside a term', () => {
  const table = `
№|Мероприятие|Плановое значение|Ед. изм.|Срок|Ответственный|Примечание
1|Обучение учителей|20|чел.|до 01.12.2025|ИМО|по заявкам
2|Публикации|не менее 3|ед.|ежеквартально|ОО|
3|Справка|5–7|ед.|май|УО|`;
  const made = reading('План на 2025 год', table);
  expect(kinds(made)).toBe('number measure target unit term executors other');
  expect(cells(made, '1/1')).toEqual(['number, sum, count 20']);
  expect(cells(made, '2/1')).toEqual(['papers, sum, empty null, empty null, empty null, count 3']);
  expect(questions(made)).toEqual(['each-year:2 @2 sum', 'unreadable:5-7 @3 text']);
  expect(made.notes.find(({ code }) => code === 'column-kept')?.words).toContain('по заявкам');
  expect(cells(reading('План на 2025 год', table, { 'each-year:2': 'each-year' }), '2/1')).toEqual([
    'papers, sum, count 3, count 3, count 3, count 3',
  ]);
});

test('school years as columns, sections on the left, no numbers', () => {
  const made = reading(
    'Дорожная карта на 2023/24 – 2025/26 учебные годы',
    `
Направление|Мероприятие|2023/24 уч. г.|2024/25 уч. г.|2025/26 уч. г.|Исполнитель
Кадры|Курсы|2|3|4|ИМО
^|Семинары|1|1|1|ИМО
Ученики|Олимпиады|5|5|5|школы`,
  );
  expect(kinds(made)).toBe(
    'section measure target:2023-24 target:2024-25 target:2025-26 executors',
  );
  expect(made.measures.map(({ id, section }) => [id, section])).toEqual([
    ['1', 0],
    ['2', 0],
    ['3', 1],
  ]);
  expect(made.periods[0]).toEqual({
    id: '2023-24',
    words: '2023/24 учебный год',
    from: '2023-09-01',
    to: '2024-05-31',
  });
  expect(questions(made)).toEqual([]);
});

test('heads in words of every day', () => {
  const made = reading(
    'План на 2025 год',
    `
Задача|Действия|Кто отвечает|Когда|Что получим
Анализ|Собрать данные|завуч|1 февраля|таблица
^|Обсудить|директор|15 февраля|протокол педсовета
Помощь|Занятия|учителя|в течение года|журнал`,
  );
  expect(kinds(made)).toBe('section measure executors term result');
  expect(made.measures.map((one) => one.indicators[0]?.evidenceKinds)).toEqual([
    ['register'],
    ['minutes'],
    ['journal'],
  ]);
});
