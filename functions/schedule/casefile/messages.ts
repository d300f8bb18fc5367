/**
 * «Переписка»: what was handed in, said and decided in one folder of a case file, in the order in which it happened, in
 * plain words for somebody who never saw Opora.
 */
import type { Chosen } from '../../contract/selection.ts';
import { kindWords, longDay, moment, reasonWords } from '../../contract/words.ts';

/** An item in its folder. `files`: what each of its files is called there, or why it is not there. */
export type Placed = { one: Chosen; files: string[] };

type Act = { at: string; lines: string[] };

/** The text of a folder; lines end as Windows ends them. `whose`: in words. */
export function messagesOf(whose: string, placed: Placed[]): Uint8Array {
  const task = placed[0]?.one;
  const acts = [...handIns(placed), ...reviews(placed)].sort((a, b) => (a.at < b.at ? -1 : 1));
  const lines = [
    `Переписка по п. ${task?.measure} за ${task?.year} год`,
    task?.title ?? '',
    `Кто отвечает: ${task?.owner}`,
    `Чьи подтверждения: ${whose}`,
    ...acts.flatMap((act) => ['', ...act.lines]),
  ];
  const text = lines.map((line) => `${line.replace(/\r?\n/g, '\r\n')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

const handIns = (placed: Placed[]): Act[] =>
  groups(placed, ({ item }) => item.submission).map((all) => {
    const { item, comment } = (all[0] as Placed).one;
    const said = comment ? [`Комментарий: ${comment}`] : [];
    return {
      at: item.at,
      lines: [
        `${moment(item.at)}. Передано на проверку: ${item.by.name}`,
        ...all.flatMap(itemLines),
        ...said,
      ],
    };
  });

function itemLines({ one: { item, attempt }, files }: Placed): string[] {
  const again = attempt > 1 ? `, отправка ${attempt}` : '';
  return [
    `  • ${titleOf(item)}${again}`,
    ...(item.link ? [`    Ссылка: ${item.link.typed}`] : []),
    ...files.map((file) => `    Файл: ${file}`),
    ...(item.note ? [`    Примечание: ${item.note}`] : []),
  ];
}

const titleOf = (item: Chosen['item']): string =>
  `${kindWords[item.kind]}, исполнено ${longDay(item.fulfilled)}`;

const reviews = (placed: Placed[]): Act[] =>
  groups(placed, ({ item }) => item.verdict?.review).map((all) => {
    const { verdict } = (all[0] as Placed).one.item;
    const [at, by] = [verdict?.at ?? '', verdict?.by.name];
    const lines = all.flatMap(({ one: { item } }) => {
      const { reason = 'other', comment } = item.verdict ?? {};
      const returned = item.verdict?.verdict === 'returned';
      const why = returned
        ? `возвращено на доработку, причина: ${reasonWords[reason].toLowerCase()}`
        : 'принято';
      return [`  • ${titleOf(item)}: ${why}`, ...(comment ? [`    Комментарий: ${comment}`] : [])];
    });
    return { at, lines: [`${moment(at)}. Решение: ${by}`, ...lines] };
  });

/** Items by what they have in common; those that have nothing of the kind are left out. */
function groups(placed: Placed[], by: (one: Chosen) => string | undefined): Placed[][] {
  const found = Map.groupBy(placed, ({ one }) => by(one));
  found.delete(undefined);
  return [...found.values()];
}
