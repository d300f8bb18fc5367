/** Why a row of a pasted list is not saved, in sentences that say what to do. */
import type { Lack } from '../../functions/contract/schools/compared.ts';
import type { Told, Why } from '../../functions/contract/schools/pasted.ts';

const sentences: Record<Why, string> = {
  'no-name': 'нет названия школы. Допишите его в строке.',
  years: 'годы не прочитаны. Напишите их так: 2024 или 2024–2026.',
  category: 'категория не прочитана. Напишите ШНОР, ШНСУ, «ШНОР и ШНСУ» или прочерк.',
  unknown: 'непонятно, что это. Уберите ячейку или добавьте строку с названиями столбцов.',
  'too-long': 'слишком длинно. Сократите.',
  characters: 'есть знаки, которые нельзя сохранить. Наберите ячейку заново.',
  formula: 'это формула. Вставьте значение.',
  markup: 'это разметка страницы, а не текст. Вставьте текст.',
  columns: 'больше 20 столбцов. Скопируйте только школу, годы, категорию и основание.',
  rest: 'не прочитаны: за один раз можно вставить 1000 школ. Вставьте их отдельно.',
};

/** «Строка 2, столбец 3 («лучшая»): категория не прочитана…» */
export function toldWords({ line, to, column, cell, why }: Told): string {
  const where = to !== undefined && to > line ? `Строки ${line}–${to}` : `Строка ${line}`;
  const at = column === undefined ? '' : `, столбец ${column}`;
  return `${where}${at}${cell === undefined ? '' : ` («${cell}»)`}: ${sentences[why]}`;
}

/** What a row that was read lacks to be saved. */
export const lackWords = ({ line, name, why }: Lack): string =>
  why === 'no-basis'
    ? `Строка ${line} («${name}»): не сказано основание. Допишите приказ в строке или в поле «Основание».`
    : `Строка ${line} («${name}»): за этот год выше сказано другое. Оставьте одну строку.`;

/** «строка 2», «строки 2, 5». */
export const linesWords = (lines: number[]): string =>
  `${lines.length > 1 ? 'строки' : 'строка'} ${lines.join(', ')}`;
