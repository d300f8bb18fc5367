/** What pages and papers say of acts. A new row of the table of deeds asks for its words here. */
import { longDay, measureWords, numberWords, shortDay } from '../words.ts';
import type { ActView } from './acts.ts';
import { isStep, type Step, steps } from './steps.ts';
import type { Heading, Item } from './task.ts';
import type { Deed, ItemState } from './transitions.ts';

type Words = {
  /** What was done: «отозвано: протокол». */
  said: string;
  /** Asks why. */
  label: string;
  /** What will come of it, by where the item stands. */
  explained: (state: ItemState) => string;
};

export const deedWords: Record<Deed, Words> = {
  sign: {
    said: 'подписано директором и передано на проверку',
    label: 'Пояснение',
    explained: () => 'Документ уйдёт на проверку в ИМО.',
  },
  withdraw: {
    said: 'отозвано',
    label: 'Почему отзываете',
    explained: (state) =>
      state === 'returned'
        ? 'Исправлять этот документ и то, вместо чего он сдан, больше не нужно. Запись останется в истории.'
        : 'Проверяющий этот документ больше не увидит. Запись о нём останется в истории; другой можно сдать сразу.',
  },
  reopen: {
    said: 'принятие отменено',
    label: 'Почему',
    explained: () =>
      'Документ снова встанет на проверку и до нового решения не засчитывается. Причину увидят обе стороны.',
  },
};

type StepAct = Extract<ActView, { act: Step }>;

/** Whether an act is a step: about the task, and about none of its items. */
export const isStepAct = (act: ActView): act is StepAct => isStep(act.act);

/** What a step did, in a line: «назначен срок: 30 июня 2021 г. (был 31 мая 2021 г.)». */
export function stepSaid(act: StepAct): string {
  const { said } = steps[act.act];
  switch (act.act) {
    case 'extend':
      return `${said}: ${longDay(act.due)}${act.of === null ? '' : ` (был ${longDay(act.of)})`}`;
    case 'retarget':
      return `${said}: ${act.target} (было ${act.of})`;
    case 'explain':
      return act.until === undefined ? said : `${said}, ожидается ${longDay(act.until)}`;
    default:
      return said;
  }
}

/** «п. 3.2, приказ от 15.01.2024 № 15»: by what a task is asked for. */
export function basisWords({ label, ground }: Pick<Heading, 'label' | 'ground'>): string {
  const point = measureWords(label);
  if (!ground) return `${point} дорожной карты`;
  const { order, number, date } = ground;
  // «Приказ управления…» stands in the middle of a sentence here.
  const named = order.charAt(0).toLowerCase() + order.slice(1);
  return `${point}, ${named} от ${shortDay(date)} ${numberWords(number)}`;
}

/** What an item shows, by its page and its files. */
export const shownIn = ({ link, documents }: Pick<Item, 'link' | 'documents'>): string =>
  [...(link ? [link.typed] : []), ...documents.map(({ name }) => name)].join('; ');
