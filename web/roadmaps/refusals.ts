/** Why a table or a road map is refused, in sentences that say what to do next. Beside those of the door: few pages need them. */
import { Failure } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import type { Form } from '../kit/form.ts';

/** By the state that a refusal names. */
export const refusals: NonNullable<Form['refusals']> = {
  'no-table': {
    sentence:
      'Таблица этой дорожной карты не сохранена: карту внесли раньше, чем «Опора» стала хранить таблицы. Внесите таблицу заново на странице «Дорожные карты».',
  },
  'other-version': {
    sentence:
      'Пока вы готовили эту редакцию, утвердили другую. Откройте дорожную карту и начните новую редакцию от неё: ответы запомнены.',
  },
  'not-written': { sentence: 'Файл ещё готовится: повторите через минуту.' },
  unread: {
    sentence: 'Таблица не читается: исправьте в ней текст или внесите её заново.',
  },
  closed: { sentence: 'Дорожная карта закрыта: менять её нельзя. Сначала откройте её снова.' },
  proposed: { sentence: 'План ещё не утверждён: сначала утвердите его.' },
  stale: {
    sentence: 'Пока вы смотрели, это изменил кто-то ещё. Обновите страницу и повторите.',
  },
};

const table =
  'Таблица слишком большая: столько не сохранить. Оставьте в ней только план, без примечаний и приложений, и внесите снова.';

/** The sentence for whatever was thrown about a table or a road map. */
export function planSentence(thrown: unknown): string {
  if (!(thrown instanceof Failure)) return sentenceOf(thrown);
  if (thrown.code === 'too-large') return table;
  const own = refusals[thrown.state ?? ''] ?? refusals[thrown.code];
  return own?.sentence ?? sentenceOf(thrown);
}
