/** Letters about one report, each after an act: returned, accepted, taken back, decided of the report itself, said, to be signed. */
import type { Act, ActOf } from '../../contract/tasks/acts.ts';
import { isMet } from '../../contract/tasks/counting.ts';
import { groundWords, reasonWords } from '../../contract/tasks/reasons.ts';
import type { Step } from '../../contract/tasks/steps.ts';
import type { Item, Task } from '../../contract/tasks/task.ts';
import { shownIn, stepSaid } from '../../contract/tasks/words.ts';
import { counted, dueWords, longDay, plural, taskWords } from '../../contract/words.ts';
import { lines, pageOf, reportWords, reviewOf, type Said, subject, whose } from './words.ts';

type Of = { task: Task; site: string; today: string };

/** «возвращён 1 документ из 1», «приняты 2 документа из 3». */
const outOf = (verbs: [one: string, few: string, many: string], count: number, of: number) =>
  `${plural(count, ...verbs)} ${counted(count, 'документ', 'документа', 'документов')} из ${of}`;

/** Of a side, what it handed in and still stands. */
const standing = ({ items }: Task, side: string): Item[] =>
  items.filter((item) => item.by.side === side && !['withdrawn', 'replaced'].includes(item.state));

/** «Публикация на сайте (https://лицей4.рф/самооценка)». */
function itemWords({ kinds }: Task, item: Item): string {
  const name = kinds[item.kind] ?? '';
  if (item.ground) return `${name} («не проводилось»: ${groundWords[item.ground].toLowerCase()})`;
  return `${name} (${shownIn(item)})`;
}

/** The items of a side that a review decided so. */
const decidedOf = (
  { items }: Task,
  { decisions }: ActOf<'review'>,
  side: string,
  verdict: string,
) =>
  decisions
    .filter((one) => one.verdict === verdict)
    .flatMap((one) => items.filter(({ id, by }) => id === one.item && by.side === side));

/** «Срок прежний: 31 декабря 2021 г.» */
function termWords({ task: { due }, today }: Of): string {
  if (due === null) return 'Срок назначит ИМО.';
  return due < today ? `Срок прошёл ${longDay(due)}` : `Срок прежний: ${longDay(due)}`;
}

const attachedWords = (documents: { name: string }[]) =>
  documents.length > 0 && `Приложено: ${documents.map(({ name }) => name).join('; ')}.`;

/** Returned: what, why in whose words, where to mend it. */
export function returned(of: Of, act: ActOf<'review'>, side: string): Said | undefined {
  const { task, site } = of;
  const back = decidedOf(task, act, side, 'returned');
  const [first] = back;
  if (!first) return undefined;
  const count = standing(task, side).length;
  const why = (item: Item) => act.decisions.find((one) => one.item === item.id);
  return {
    subject: subject(`Вернули ${reportWords(task)}`),
    text: lines(
      `${whose(task)}: ${outOf(['возвращён', 'возвращены', 'возвращено'], back.length, Math.max(count, back.length))}.`,
      ...back.flatMap((item) => [
        '',
        `${itemWords(task, item)}: ${reasonWords[why(item)?.reason ?? 'other'].toLowerCase()}.`,
        ...(why(item)?.comment ? [`«${why(item)?.comment}»`] : []),
        attachedWords(why(item)?.documents ?? []),
      ]),
      '',
      `Исправить: ${pageOf(site, task, first.id)}`,
      `${termWords(of)} Принятое заново сдавать не нужно.`,
    ),
  };
}

/** Accepted: what, and whether anything lacks. */
export function accepted(
  { task, site }: Of,
  act: ActOf<'review'>,
  side: string,
  counts: { accepted: number; target: number }[],
): Said | undefined {
  const taken = decidedOf(task, act, side, 'accepted');
  if (taken.length === 0) return undefined;
  const count = standing(task, side).length;
  return {
    subject: subject(`Приняли ${reportWords(task)}`),
    text: lines(
      `${whose(task)}: ${outOf(['принят', 'приняты', 'принято'], taken.length, Math.max(count, taken.length))}.`,
      '',
      ...taken.map((item) => `${itemWords(task, item)}.`),
      '',
      isMet(counts)
        ? 'Больше по этому отчёту ничего не нужно.'
        : 'По этому отчёту нужно ещё не всё: посмотрите, чего не хватает.',
      pageOf(site, task),
    ),
  };
}

/** An acceptance that was taken back. */
export const reopened = (
  { task, site }: Of,
  { comment }: Pick<Act, 'comment'>,
  items: Item[],
): Said => ({
  subject: subject(`Отменили принятие: ${reportWords(task)}`),
  text: lines(
    `${whose(task)}: документ снова на проверке.`,
    '',
    ...items.map((item) => `${itemWords(task, item)}.`),
    comment && `«${comment}»`,
    '',
    'Делать ничего не нужно: решение примут заново и напишут.',
    pageOf(site, task),
  ),
});

/** Another term or target, an end: decided by the office of the report itself. */
export function decided(
  { task, site }: Of,
  act: Extract<Act, { act: Exclude<Step, 'say' | 'note' | 'explain'> }>,
): Said {
  const heads = {
    extend: 'Назначен срок',
    retarget: 'Изменено плановое значение',
    end: 'Сдавать больше не нужно',
    resume: 'Снова нужно сдать',
  };
  const said = stepSaid(act);
  return {
    subject: subject(`${heads[act.act]}: ${reportWords(task)}`),
    text: lines(
      `${whose(task)}: ${said}.`,
      act.comment && `Причина: «${act.comment}»`,
      act.act === 'resume' && `Срок: ${dueWords(task.due)}`,
      '',
      pageOf(site, task),
    ),
  };
}

/** A message: whoever did not write it reads it. `judges`: the reader judges, and answers on the page of review. */
export const said = (
  { task, site }: Of,
  act: Pick<ActOf<'say'>, 'by' | 'comment' | 'documents'>,
  judges: boolean,
): Said => ({
  subject: subject(`Сообщение: ${reportWords(task)}`),
  text: lines(
    `${whose(task)}. Пишет ${act.by.name}:`,
    '',
    `«${act.comment ?? ''}»`,
    attachedWords(act.documents),
    '',
    `Ответить: ${judges ? reviewOf(site, task) : pageOf(site, task)}`,
  ),
});

/** What waits for the head of a school. */
export const toSign = ({ task, site }: Of, items: Item[]): Said => ({
  subject: subject(`Ждёт вашей подписи: ${reportWords(task)}`),
  text: lines(
    `${whose(task)}: ${counted(items.length, 'документ ждёт', 'документа ждут', 'документов ждут')} вашей подписи.`,
    '',
    ...items.map((item) => `${itemWords(task, item)}.`),
    '',
    `Посмотреть и подписать: ${pageOf(site, task)}`,
    `До подписи отчёт по ${taskWords(task)} на проверку не уходит. Срок: ${dueWords(task.due)}`,
  ),
});
