/** What pages and papers say of deeds. A new row of the table asks for its words here. */
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
