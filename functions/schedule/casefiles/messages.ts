/**
 * «Переписка»: what was handed in, said and decided in one folder of a case file, in the order in which it happened, in
 * plain words for somebody who never saw Opora.
 */
import type { Chosen } from '../../contract/casefiles/selection.ts';
import { isOffice } from '../../contract/offices.ts';
import { kindOf } from '../../contract/roadmaps/words.ts';
import type { Act, ActName, ActOf } from '../../contract/tasks/acts.ts';
import { itemsOf } from '../../contract/tasks/fold.ts';
import { groundWords, reasonWords } from '../../contract/tasks/reasons.ts';
import { isStep, type Step } from '../../contract/tasks/steps.ts';
import { deedWords, stepSaid } from '../../contract/tasks/words.ts';
import { longDay, moment, taskWords } from '../../contract/words.ts';

/** An item in its folder. `files`: what each of its files is called there, or why it is not there. */
export type Placed = { one: Chosen; files: string[] };

/**
 * The text of a folder; lines end as Windows ends them. `whose`: in words; `acts`: all that was done in its task. What another
 * school said of it is none of this folder's.
 */
export function messagesOf(whose: string, placed: Placed[], acts: Act[]): Uint8Array {
  const task = placed[0]?.one;
  const isSeen = ({ act, by: { side } }: Act) =>
    !isStep(act) || isOffice(side) || side === task?.side;
  const lines = [
    `Переписка по ${task ? taskWords(task).replaceAll('\u00a0', ' ') : ''}`,
    task?.title ?? '',
    `Кто отвечает: ${task?.owner}`,
    `Чьи документы: ${whose}`,
    ...acts.filter(isSeen).flatMap((act) => {
      const said = linesOf(act, placed);
      return said.length > 0 ? ['', ...said] : [];
    }),
  ];
  const text = lines.map((line) => `${line.replace(/\r?\n/g, '\r\n')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** What an act did to the items of this folder; nothing when it was about others. */
function linesOf(act: Act, placed: Placed[]): string[] {
  // What was said and decided of the task itself stands in the folder of each of its sides.
  if (isStepAct(act)) return act.act === 'note' ? [] : stepLines(act);
  const about = new Set(itemsOf(act));
  const own = placed.filter(({ one }) => about.has(one.item.id));
  if (own.length === 0) return [];
  const head = `${moment(act.at)}. ${headOf(act.act)}: ${act.by.name}`;
  const items = own.flatMap((one) => {
    if (act.act === 'hand-in') return itemLines(one);
    const { item } = one.one;
    return act.act === 'review' ? decisionLines(item, act) : [`  • ${titleOf(item)}`];
  });
  return [head, ...items, ...(act.comment ? [`Комментарий: ${act.comment}`] : [])];
}

const isStepAct = (act: Act): act is Extract<Act, { act: Step }> => isStep(act.act);

function stepLines(act: Extract<Act, { act: Step }>): string[] {
  const files = 'documents' in act ? act.documents : [];
  return [
    `${moment(act.at)}. ${raised(stepSaid(act))}: ${act.by.name}`,
    ...(act.comment ? [act.comment] : []),
    ...files.map(({ name }) => `    Файл: ${name}`),
  ];
}

function headOf(act: Exclude<ActName, Step>): string {
  if (act === 'hand-in') return 'Передано на проверку';
  if (act === 'review') return 'Решение';
  return raised(deedWords[act].said);
}

const raised = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);

function decisionLines(item: Chosen['item'], { decisions }: ActOf<'review'>): string[] {
  const decision = decisions.find((one) => one.item === item.id);
  const why =
    decision?.verdict === 'returned'
      ? `возвращено на доработку, причина: ${reasonWords[decision.reason ?? 'other'].toLowerCase()}`
      : 'принято';
  const { comment, documents = [] } = decision ?? {};
  return [
    `  • ${titleOf(item)}: ${why}`,
    ...(comment ? [`    Комментарий: ${comment}`] : []),
    ...documents.map(({ name }) => `    Приложено: ${name}`),
  ];
}

function itemLines({ one: { item, attempt }, files }: Placed): string[] {
  const again = attempt > 1 ? `, отправка ${attempt}` : '';
  return [
    `  • ${titleOf(item)}${again}`,
    ...(item.link ? [`    Ссылка: ${item.link.typed}`] : []),
    ...files.map((file) => `    Файл: ${file}`),
    ...(item.note ? [`    Примечание: ${item.note}`] : []),
  ];
}

const titleOf = ({ kind, ground, fulfilled }: Chosen['item']): string =>
  ground
    ? `${kindOf(kind)}, не проводилось: ${groundWords[ground].toLowerCase()}`
    : `${kindOf(kind)}, исполнено ${longDay(fulfilled)}`;
