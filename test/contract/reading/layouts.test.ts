/** More tables that are like none of the six: days in columns, plans of schools, what a sheet leaves out. */
import { describe, expect, test } from 'vitest';
import { read } from '../../../functions/contract/reading/read.ts';
import { known, tasks } from './expected.ts';
import { byHand } from './grids.ts';
import { cells, kinds, measures, questions, reading, terms } from './told.ts';

test('start and end as columns, several days in a term, numbers in titles', () => {
  const made = reading(
    'План на 2025 год',
    `
Наименование мероприятия|Дата начала|Дата окончания|Ответственные
1. Подготовка|01.02.2025|28.02.2025|УО
2. Проведение|март 2025|апрель 2025|УО и ИМО`,
  );
  expect(made.measures.map(({ id, span }) => [id, span])).toEqual([
    ['1', ['2025-02-01', '2025-02-28']],
    ['2', ['2025-03-01', '2025-04-30']],
  ]);
  expect(terms(made, '1')).toEqual(['2025-02-28']);
});

test('quarters of several years in a head of two rows, a value merged over quarters', () => {
  const made = reading(
    'План на 2025–2026 годы',
    `
№|Мероприятие|2025 год|>|>|>|2026 год|>|>|>|Исполнитель
^|^|I кв.|II кв.|III кв.|IV кв.|I кв.|II кв.|III кв.|IV кв.|^
1|Отчёт|1||1||1||1||УО
2|Обновление сайта|ежемесячно|>|>|>|>|>|>|>|ОО
3|Итог|2|>|>|>|2|>|>|>|УО`,
  );
  expect(made.periods.map(({ id }) => id).join(' ')).toBe(
    '2025-Q1 2025-Q2 2025-Q3 2025-Q4 2026-Q1 2026-Q2 2026-Q3 2026-Q4',
  );
  expect(cells(made, '2/1')).toEqual([`papers, sum${', recurring 3'.repeat(8)}`]);
  expect(cells(made, '3/1')).toEqual([
    `papers, sum${`${', empty null'.repeat(3)}, count 2`.repeat(2)}`,
  ]);
  expect(tasks(made, 3).byOwner).toEqual({ uo: 6, 'each-school': 24 });
  const once = reading(
    'План на 2025 год',
    `
№|Мероприятие|I кв.|II кв.|III кв.|IV кв.|Исполнитель
1|Обновление сайта|ежемесячно|>|>|>|ОО`,
    { 'recurrence:ежемесячно': 'per-year' },
  );
  expect(cells(once, '1/1')).toEqual([
    'papers, sum, recurring null, recurring null, recurring null, recurring 1',
  ]);
});

describe('what a sheet leaves out', () => {
  test('blank executors under a merged cell are taken from above, and told', () => {
    const grid = byHand(
      'План на 2025 год',
      `
№|Мероприятие|Срок|Исполнитель
1|Первое|май|УО
2|Второе|июнь|`,
    );
    const made = read({ ...grid, from: 'tsv' }, known(2), {});
    if ('unread' in made) throw new Error();
    expect(measures(made)).toEqual(['1 Первое → uo', '2 Второе → uo']);
    expect(made.notes.map(({ code }) => code)).toEqual(['inherited']);
  });
});

test('of two plans of one school the second asks nothing that was answered', () => {
  const table = `
№|Мероприятие|Срок|Исполнитель
1|Анализ|сентябрь|ММС
2|Работа|постоянно|ММС, ЦОКО`;
  const first = reading('План на 2024–2026 годы', table);
  const answers = Object.fromEntries(first.questions.map((one) => [one.id, one.default]));
  const second = reading('План на 2024–2026 годы', table, answers);
  expect(second.questions.every((one) => one.answer !== undefined)).toBe(true);
  expect(second.measures[1]?.executors).toEqual([
    { raw: 'ММС', is: 'imo' },
    { raw: 'ЦОКО', is: 'tsoko' },
  ]);
  expect(second.bodies).toEqual([{ id: 'tsoko', name: 'ЦОКО', by: 'uo' }]);
});

test('a plan of a school with its own posts, a project of a municipality with stages', () => {
  const school = reading(
    'Дорожная карта МБОУ СОШ № 12 на 2024-2025 учебный год',
    `
№|Мероприятие|Сроки|Ответственные|Ожидаемый результат
Нормативно-правовое обеспечение|>|>|>|>
1.1|Издание приказа|Август 2024|Директор школы Иванова А.А.|Приказ
1.2|Анализ результатов|По итогам четверти|Учителя-предметники|Аналитические справки
2. Работа с родителями|>|>|>|>
2.1|Собрания|1 раз в полугодие|Классные руководители|Протоколы, не менее 2`,
  );
  expect(school.owner).toBe('mbou-sosh-12');
  expect(school.measures.every(({ owes }) => owes === 'each-school')).toBe(true);
  expect(terms(school, '2.1')).toEqual(['2024-12-31', '2025-05-31']);
  // «не менее 2» in all, twice a year: one each time.
  expect(cells(school, '2.1/1')).toEqual(['papers, sum, count 1, count 1']);
  expect(questions(school)).toContain('each-year:2.1 @2.1 sum');

  const project = reading(
    'Дорожная карта проекта на 2024 год',
    `
№ п/п|Наименование мероприятий|Дата проведения|Ответственный за исполнение|Показатель реализации|Подтверждающий документ
1. Организационный этап|>|>|>|>|>
1|Назначение координатора|до 20.01.2024|Управление образования|Назначен координатор|Приказ управления образования
2|Загрузка документов|1 этап – до 15.04.2024\\n2 этап – до 15.10.2024|Руководители ОО|Количество документов|Скриншоты
3|Семинары|ежемесячно|ИМО|Не менее 8 семинаров|Программы
4|Итоговое совещание|4 квартал|УО, ОО|1 совещание|Протокол
Всего мероприятий: 7|>|>|>|>|>`,
  );
  expect(kinds(project)).toBe('number measure term executors result evidence');
  expect(terms(project, '2')).toEqual(['2024-04-15', '2024-10-15']);
  expect(cells(project, '3/1')).toEqual([`papers, sum${', empty null'.repeat(11)}, count 8`]);
  expect(cells(project, '4/1')).toEqual(['papers, sum, mark 1']);
  expect(project.left.at(-1)?.why).toContain('не сходится, в таблице 4');
});

test('a share that falls to nothing, people who grow, yes and no', () => {
  const made = reading(
    '',
    `
Приложение 1|>|>|>|>|>|>
Мероприятия|Единица измерения|Базовое значение 2023 год|Целевые показатели|>|>|Ответственный исполнитель
^|^|^|2024 г.|2025 г.|2026 г.|^
Доля выпускников, не получивших аттестат|%|2,5|2|1|0|ОО
Количество обученных педагогов (нарастающим итогом)|чел.|10|20|40|60|ИМО
Наличие программы|да/нет|нет|да|да|да|УО`,
  );
  expect(cells(made, '1/1')).toEqual(['share, each, share 2, share 1, share 0']);
  expect(cells(made, '2/1')).toEqual(['number, cumulative, count 20, count 40, count 60']);
  expect(cells(made, '3/1')).toEqual(['yes, each, yes 1, yes 1, yes 1']);
  expect(questions(made)).toEqual([
    'zero-is-target:1 @1 true',
    'share-of-each @1 each-reports',
    'cumulative:2 @2 true',
  ]);
});

test('«до 20» in a column of a month is asked, not guessed', () => {
  const made = reading(
    'План на 2025 год',
    `
№|Мероприятие|Исполнитель|янв|фев|март
1|Отчёт|ОО|до 20||до 20`,
  );
  expect(questions(made)).toEqual(['unreadable:до 20 @1 text']);
  expect(tasks(made, 3).total).toBe(0);
});

test('plan and fact below each quarter; numbers that begin anew in each section', () => {
  const made = reading(
    'Дорожная карта на 2025 год',
    `
№|Мероприятия|1 квартал|>|2 квартал|>|Исполнитель
^|^|план|факт|план|факт|^
I. Кадры|>|>|>|>|>|>
1|Семинары|1||2||УО
2|Отчёты|1|1|1||ОО
II. Ученики|>|>|>|>|>|>
1|Олимпиады|||1||ОО`,
  );
  expect(kinds(made)).toBe('number measure target:2025-Q1 other target:2025-Q2 other executors');
  expect(cells(made, '1~1/1')).toEqual(['papers, sum, count 1, count 2']);
  expect(made.notes.map(({ code }) => code)).toContain('numbers-restart');
  expect(questions(made)).toEqual([]);
});

test('two lists side by side are two tables', () => {
  const made = read(
    byHand(
      'План на 2025 год',
      `
Мероприятие|Ответственный|Срок|Мероприятие|Ответственный|Срок
А|УО|май|Б|ОО|июнь`,
    ),
    known(2),
    {},
  );
  expect('unread' in made && made.unread.code).toBe('several');
});
