/** Why a grid is no plan: a sentence each, with what to do. */
import type { Place, Unread } from './reading.ts';

/** Those that the reading itself gives; readers of formats have more. */
type Code = Exclude<Unread['code'], 'format' | 'too-large' | 'damaged' | 'password' | 'bomb'>;

const sentences: Record<Code, string> = {
  empty: 'Таблица пуста: в ней нет ни одного слова. Скопируйте таблицу целиком, вместе с шапкой.',
  'no-table':
    'Здесь текст, а не таблица. Скопируйте саму таблицу плана из Word, Excel или с сайта: от шапки до последней строки.',
  several:
    'Здесь две разные таблицы: у них разные столбцы. Загрузите ту, в которой план, отдельно.',
  'too-long':
    'В таблице больше 2000 строк: это не план мероприятий. Оставьте только его строки и загрузите снова.',
  'no-head':
    'Не нашлась шапка таблицы: строка, где названы столбцы («Мероприятие», «Срок», «Исполнитель»). Скопируйте таблицу вместе с шапкой.',
  'no-measures':
    'Шапка есть, но ни одного мероприятия под ней нет. Скопируйте таблицу целиком, до последней строки.',
  'no-years':
    'Не видно, на какие годы этот план. Добавьте название с годами, например «План мероприятий на 2025 год».',
  picture:
    'Это картинка таблицы: слов в ней нет. Найдите тот же план текстом (Word, Excel, страница сайта) или наберите его.',
};

export const refused = (code: Code, place?: Place): { unread: Unread } => ({
  unread: { code, words: sentences[code], ...(place ? { place } : {}) },
});
