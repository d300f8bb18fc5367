/**
 * The list of a case file («Опись»), as CSV for people and JSON for programs: a row per file, and one for an item that is
 * only a link. It names what is not in the ZIP too, and why.
 */

import type { Chosen } from '../../contract/casefiles/selection.ts';
import { officeWords } from '../../contract/casefiles/words.ts';
import { isOffice } from '../../contract/offices.ts';
import { kindOf } from '../../contract/roadmaps/words.ts';
import { partsWords } from '../../contract/summaries/figures.ts';
import type { Attached } from '../../contract/tasks/acts.ts';
import { reasonWords } from '../../contract/tasks/reasons.ts';
import { itemStateWords } from '../../contract/tasks/transitions.ts';
import { minute, shortDay } from '../../contract/words.ts';
import type { Dossier } from '../../domain/casefiles/making.ts';
import { csvOf } from '../summaries/csv.ts';

/** A row: whose and what, in the words of the contract. `path` is empty when there is no such file in the ZIP. */
export type Row = ReturnType<typeof rowOf>;

/** The row of a file of an item, or of an item without files. */
export function rowOf(one: Chosen, whose: string, file?: Attached, path = '', note = '') {
  const { item, words, label, title, task, attempt, owner } = one;
  const { verdict } = item;
  return {
    path,
    term: words,
    measure: label,
    title,
    task,
    owner,
    whose,
    attempt,
    item: item.id,
    kind: file?.about?.kind ?? item.kind,
    number: file?.about?.number ?? '',
    date: file?.about?.date ?? item.fulfilled,
    name: file?.about?.title ?? '',
    file: file?.name ?? '',
    fulfilled: item.fulfilled,
    counts: item.counts,
    value: item.value ?? null,
    link: item.link?.typed ?? '',
    url: item.link?.url ?? '',
    explanation: item.note ?? '',
    comment: one.comment ?? '',
    by: item.by.name,
    at: item.at,
    state: item.state,
    reviewer: verdict?.by.name ?? '',
    decided: verdict?.at ?? '',
    reason: verdict?.reason ?? null,
    decision: verdict?.comment ?? '',
    size: file?.size ?? null,
    sha256: file?.document ?? '',
    note,
  };
}

const columns: [name: string, value: (row: Row) => string | number | null][] = [
  ['Файл в архиве', ({ path }) => path],
  ['Период', ({ term }) => term],
  // With words before them: bare, «1.3» and «05-01» are dates to a spreadsheet.
  ['№ п/п', ({ measure }) => `п. ${measure}`],
  ['Мероприятие', ({ title }) => title],
  ['Кто отвечает', ({ owner }) => owner],
  ['Чей документ', ({ whose }) => whose],
  ['Отправка', ({ attempt }) => attempt],
  ['Вид', ({ kind }) => kindOf(kind)],
  ['Номер', ({ number }) => number && `№ ${number}`],
  ['Дата документа', ({ date }) => shortDay(date)],
  ['Название', ({ name }) => name],
  ['Исходное имя файла', ({ file }) => file],
  ['Дата исполнения', ({ fulfilled }) => shortDay(fulfilled)],
  ['Засчитывается', ({ counts }) => counts],
  ['Значение', ({ value }) => value && partsWords(value)],
  ['Ссылка', ({ link }) => link],
  ['Ссылка для программ', ({ url }) => url],
  ['Примечание', ({ explanation }) => explanation],
  ['Комментарий к отправке', ({ comment }) => comment],
  ['Кто передал', ({ by }) => by],
  ['Когда передано (время московское)', ({ at }) => minute(at)],
  ['Статус', ({ state }) => itemStateWords[state]],
  ['Кто принял решение', ({ reviewer }) => reviewer],
  ['Когда решено (время московское)', ({ decided }) => decided && minute(decided)],
  ['Причина возврата', ({ reason }) => reason && reasonWords[reason]],
  ['Комментарий к решению', ({ decision }) => decision],
  ['Размер, байт', ({ size }) => size],
  ['Контрольная сумма (SHA-256)', ({ sha256 }) => sha256],
  ['Отметка', ({ note }) => note],
];

/** The bytes of «Опись.csv». */
export const csvList = (rows: Row[]): Uint8Array =>
  csvOf([
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, value]) => value(row))),
  ]);

/** The bytes of «Опись.json»: what was asked for, what came of it, and the rows. */
export function jsonList({ casefile, municipality, roadmap }: Dossier, rows: Row[]): Uint8Array {
  const inside = rows.filter(({ path }) => path !== '');
  const said = {
    municipality,
    roadmap: {
      id: roadmap.id,
      title: roadmap.title,
      version: roadmap.version,
      approved: roadmap.approved?.at ?? null,
    },
    selection: casefile.selection,
    known: casefile.at,
    by: casefile.by.name,
    items: new Set(rows.map(({ item }) => item)).size,
    files: inside.length,
    bytes: inside.reduce((all, { size }) => all + (size ?? 0), 0),
    rows,
  };
  return new TextEncoder().encode(`${JSON.stringify(said, null, 1)}\n`);
}

/** A school or an office in words. */
export const sideWords = (schools: Map<string, string>, side: string): string =>
  isOffice(side) ? officeWords[side] : (schools.get(side) ?? side);
