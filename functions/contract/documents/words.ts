/** What pages say of documents. Apart from the words of every page: few need them. */
import type { WithdrawalReason } from './document.ts';

/** Why a document was taken from view, in the middle of a sentence. */
export const withdrawalWords: Record<WithdrawalReason, string> = {
  'personal-data': 'Персональные данные',
  'by-mistake': 'Приложен по ошибке',
  other: 'Другое',
};
