/** Small tables for suites of proposals: a plan of 2021, by rows of text. */
import type { Grid } from '../../../functions/contract/reading/grid.ts';

type Row = [number: string, measure: string, term: string, who: string, result: string];

const head: Row = ['№ п/п', 'Мероприятие', 'Срок исполнения', 'Ответственный', 'Результат'];

/** A measure of an office and one of schools: nothing of it is a question. */
export const order: Row = ['1.1', 'Утвердить перечень школ', 'до 01.06.2021', 'УО', 'Приказ'];
export const report: Row = ['1.2', 'Сдать отчёт о программе', 'до 01.10.2021', 'школы', 'Отчёт'];
/** A word that no dictionary knows: who that is, is asked. */
export const unknown: Row = ['1.3', 'Провести семинар', 'до 01.11.2021', 'ММЦ', 'Программа'];

/** A table of rows, under its head and its title. */
export const gridOf = (rows: Row[], title = 'План мероприятий на 2021 год'): Grid => ({
  from: 'html',
  pieces: [
    {
      before: [title],
      columns: head.length,
      rows: [head, ...rows].map((row) =>
        row.map((text, place) => ({ at: place + 1, over: 1, down: 1, text })),
      ),
    },
  ],
  after: [],
});
