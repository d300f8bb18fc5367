/** Why a source is no grid, thrown where it is found; and the bounds, which stand once. Words say what to do next. */
import type { Unread } from '../../functions/contract/reading/reading.ts';

const megabyte = 1024 * 1024;

/** What is taken: of a file, of what it inflates to, of a text; rows and columns of a grid, signs of a cell. */
export const most = {
  file: 20 * megabyte,
  inflated: 50 * megabyte,
  pasted: 20 * megabyte,
  rows: 2000,
  columns: 64,
  cell: 8000,
};

/** Thrown by readers, caught at their entry. */
export class Refusal extends Error {
  readonly unread: Unread;
  constructor(code: Unread['code'], words: string) {
    super(words);
    this.unread = { code, words };
  }
}

/** Never returns: the source is no grid. */
export function refuse(code: Unread['code'], words: string): never {
  throw new Refusal(code, words);
}

export const damaged = (): never =>
  refuse(
    'damaged',
    'Файл повреждён: таблицу не прочитать. Откройте его в Word или Excel, сохраните заново и выберите снова.',
  );

export const tooLarge = (): never =>
  refuse(
    'too-large',
    'Файл больше 20 МБ. Скорее всего, в нём картинки: удалите их или скопируйте таблицу и вставьте сюда.',
  );

export const bomb = (): never =>
  refuse(
    'bomb',
    'Внутри файла больше 50 МБ текста, таблица плана столько не занимает. Скопируйте таблицу и вставьте сюда.',
  );

export const longCell = (row: number): never =>
  refuse(
    'too-long',
    `В строке ${row} есть ячейка длиннее 8000 знаков. Оставьте в ней только текст плана и попробуйте снова.`,
  );

export const longTable = (rows: number): never =>
  refuse(
    'too-long',
    `В таблице строк: ${rows}, а читаем не больше ${most.rows}. Оставьте в ней один план и попробуйте снова.`,
  );

export const wideTable = (): never =>
  refuse(
    'too-long',
    `В таблице больше ${most.columns} столбцов. Оставьте столбцы плана и попробуйте снова.`,
  );

export const locked = (): never =>
  refuse(
    'password',
    'Файл закрыт паролем. Снимите пароль в Word или Excel, сохраните и выберите снова.',
  );

export const noTable = (): never =>
  refuse(
    'no-table',
    'Таблицы не нашли. Выделите таблицу целиком, вместе с шапкой, скопируйте и вставьте сюда.',
  );

export const empty = (): never =>
  refuse('empty', 'Таблица пустая. Проверьте, что выбрали тот файл или скопировали строки плана.');

export const pictured = (): never =>
  refuse(
    'picture',
    'Здесь картинка, а не таблица: текст с неё не прочитать. Нужен документ, из которого сделана картинка.',
  );
