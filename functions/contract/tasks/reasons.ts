/** Why an item is returned, in Russian words. */
import type { Reason } from './acts.ts';

export const reasonWords: Record<Reason, string> = {
  'wrong-document': 'Не тот документ',
  incomplete: 'Неполные сведения',
  outdated: 'Неактуальная редакция',
  unsigned: 'Нет подписи',
  other: 'Другое',
};
