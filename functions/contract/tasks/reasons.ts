/** Why an item is returned, and why nothing was held, in Russian words. */
import type { Ground, Reason } from './acts.ts';

export const reasonWords: Record<Reason, string> = {
  'wrong-document': 'Не тот документ',
  incomplete: 'Неполные сведения',
  outdated: 'Неактуальная редакция',
  unsigned: 'Нет подписи',
  'dead-link': 'Ссылка не открывается',
  'personal-data': 'Персональные данные',
  'wrong-year': 'Не тот год',
  other: 'Другое',
};

export const groundWords: Record<Ground, string> = {
  cancelled: 'Отменено приказом или решением',
  nobody: 'Некому участвовать',
  moved: 'Перенесено на другой срок',
  other: 'Другая причина',
};
