/** Letters of the calendar, in words: what is overdue, what is due soon, what waits for the office, what was handed in. */
import { at } from '../../contract/addresses.ts';
import type { Day } from '../../contract/days.ts';
import type { Brief } from '../../contract/tasks/task.ts';
import { counted, shortDay, taskWords } from '../../contract/words.ts';
import { lines, type Said, subject } from './words.ts';

export type Owed = Pick<Brief, 'id' | 'owner' | 'label' | 'words' | 'due' | 'papers'>;
type Where = { site: string; roadmap: string };

const reports = (count: number) => counted(count, 'отчёт', 'отчёта', 'отчётов');
const pageOf = ({ site, roadmap }: Where) => `${site}${at(roadmap).tasks()}`;

/** «1. П. 1.3 за 2020 год, срок был 31.12.2020. Нужно: публикация на сайте.» */
const listed = (all: Owed[], term: (due: Day) => string): string[] =>
  all.map((one, place) => {
    const words = taskWords(one);
    const when = one.due ? `, ${term(one.due)}` : '';
    const what = `${words.charAt(0).toUpperCase()}${words.slice(1)}${when}`.replace(/\.$/, '');
    return `${place + 1}. ${what}. Нужно: ${one.papers.join('; ')}.`;
  });

/** Side by side where somebody hands in for several: each under its name. */
function bySide(all: Owed[], head: (owner: string) => string, term: (due: Day) => string) {
  const owners = [...new Set(all.map(({ owner }) => owner))];
  return owners.flatMap((owner, place) => [
    ...(place > 0 ? [''] : []),
    head(owner),
    ...listed(
      all.filter((one) => one.owner === owner),
      term,
    ),
  ]);
}

/** The digest of Mondays: what is not handed in though its term is over. */
export const overdue = (all: Owed[], today: Day, long: string, where: Where): Said => ({
  subject: subject(`Не сдано: ${reports(all.length)}`),
  text: lines(
    ...bySide(
      all,
      (owner) => `${owner}. По состоянию на ${long}:`,
      (due) => (due < today ? `срок был ${shortDay(due)}` : `срок ${shortDay(due)}`),
    ),
    '',
    'Исполнено раньше, но не внесено? Внесите с датой исполнения: опозданием это не считается.',
    'Не проводилось? Нажмите «Не проводилось» и укажите основание.',
    pageOf(where),
  ),
});

/** Some working days before a term: to those who have not handed in. */
export function soon(all: Owed[], due: Day, where: Where): Said {
  const [only] = all;
  const one = only && all.length === 1;
  return {
    subject: subject(
      one
        ? `Срок ${shortDay(due)}: отчёт по ${taskWords(only)}`
        : `Срок ${shortDay(due)}: ${reports(all.length)}`,
    ),
    text: lines(
      ...bySide(
        all,
        (owner) => `${owner}. До ${shortDay(due)} нужно сдать:`,
        () => `срок ${shortDay(due)}`,
      ),
      '',
      'Черновик на проверку не отправлен, пока не нажато «Отправить на проверку».',
      one ? `${where.site}${at(where.roadmap).task(only.id)}` : pageOf(where),
    ),
  };
}

/** Tasks that were issued to a side. */
export const issued = (owner: string, count: number, where: Where): Said => ({
  subject: subject(`Выданы задачи: ${reports(count)}`),
  text: lines(
    `${owner}: по дорожной карте нужно ${reports(count)}. У каждого стоят срок, основание и что именно нужно.`,
    '',
    pageOf(where),
  ),
});

export type Waiting = Pick<Brief, 'id' | 'owner' | 'label' | 'words'> & { day: number };

const waitingLines = (all: Waiting[], { site, roadmap }: Where): string[] =>
  all.map(
    (one, place) =>
      `${place + 1}. ${one.owner}, отчёт по ${taskWords(one)}, ${one.day}-й рабочий день: ${site}${at(roadmap).review(one.id)}`,
  );

/** What was handed in since the last letter. */
export const handedIn = (all: Waiting[], where: Where): Said => ({
  subject: subject(`На проверке новое: ${reports(all.length)}`),
  text: lines(
    'Сдали и ждут решения:',
    ...waitingLines(all, where),
    '',
    `Все, кто ждёт: ${where.site}${at(where.roadmap).queue}`,
  ),
});

/** What waits for a decision longer than the office takes. */
export const slow = (all: Waiting[], days: number, where: Where): Said => ({
  subject: subject(
    `Ждут решения дольше ${counted(days, 'дня', 'дней', 'дней')}: ${reports(all.length)}`,
  ),
  text: lines(
    `Школы ждут решения дольше ${counted(days, 'рабочего дня', 'рабочих дней', 'рабочих дней')}:`,
    ...waitingLines(all, where),
    '',
    `Все, кто ждёт: ${where.site}${at(where.roadmap).queue}`,
  ),
});
