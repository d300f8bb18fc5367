/** Counts and dates in Russian, as pages and sheets print them. */
import { describe, expect, test } from 'vitest';
import { signed, totalWords } from '../../functions/contract/summaries/figures.ts';
import {
  counted,
  longDay,
  measureWords,
  moment,
  nameWords,
  numberWords,
  shortDay,
  taskWords,
  termWords,
} from '../../functions/contract/words.ts';

describe('words', () => {
  test('counts agree with their words', () => {
    const days = [1, 2, 5, 11, 21, 22, 112].map((n) => counted(n, 'день', 'дня', 'дней'));
    expect(days.map((one) => one.replace('\u00a0', ' ')).join()).toBe(
      '1 день,2 дня,5 дней,11 дней,21 день,22 дня,112 дней',
    );
    const total = (fact: number, of: number | null, unit: 'items' | 'years', atLeast = false) =>
      totalWords({ total: { fact, of, unit }, atLeast, asks: 'papers', cells: [] });
    expect(total(1, 1, 'years')).toBe('в 1 из 1 года');
    expect(total(1, 3, 'years')).toBe('в 1 из 3 лет');
    expect(total(3, 2, 'items')).toBe('3 при плане 2');
    expect([signed(2), signed(-2), signed(0)].join()).toBe('+2,−2,0');
    expect(total(3, null, 'items')).toBe('3');
  });

  test('no line ends between a number and what it is of', () => {
    const task = { label: '1.3', words: '2021 год' };
    const words = [
      counted(16, 'мероприятие', 'мероприятия', 'мероприятий'),
      termWords(task.words),
      measureWords(task.label),
      numberWords('5'),
      longDay('2021-05-15'),
    ];
    expect(words.filter((one) => /\u0020/.test(one))).toEqual([]);
    expect(taskWords(task)).toBe('п.\u00a01.3 за 2021\u00a0год');
    expect(nameWords('МБОУ Лицей № 4')).toBe('МБОУ Лицей №\u00a04');
    expect(nameWords('УО г.-к. Кисловодска')).toBe('УО г.\u2060-\u2060к.\u00a0Кисловодска');
    expect(nameWords('Социально-педагогический центр')).toBe('Социально-педагогический центр');
  });

  test('dates as they are printed, in Moscow', () => {
    expect([shortDay('2021-06-05'), longDay('2021-06-05')]).toEqual([
      '05.06.2021',
      '5\u00a0июня\u00a02021\u00a0г.',
    ]);
    expect(moment('2021-12-31T22:15:00.000Z')).toBe('01.01.2022, 01:15 по московскому времени');
  });
});
