/** Sentences for the words of the contract: what went wrong, and what to do next. */
import { Failure, offline } from './client.ts';

const problems: Record<string, string> = {
  unreadable: 'В тексте есть знаки, которые нельзя сохранить. Удалите их и повторите.',
  'signed-out': 'Сеанс закончился. Войдите снова.',
  'code-wrong':
    'Код не подошёл: он неверный, устарел, уже использован или запрошен в другом браузере. Проверьте цифры или запросите новый код здесь.',
  forbidden:
    'У вашей должности нет права на это действие. Если так быть не должно, скажите администратору.',
  'own-work': 'Свою работу принять нельзя: это сделает другой сотрудник или другое ведомство.',
  origin: 'Запрос пришёл с другого сайта и отклонён. Откройте «Опору» заново.',
  absent: 'Такой страницы нет, или она не для вашей должности.',
  state: 'Пока вы смотрели, это уже изменили. Обновите страницу и посмотрите, что нового.',
  conflict: 'Эта отправка уже принята с другим содержанием. Обновите страницу.',
  stale:
    'Пока вы работали, отчёт изменил кто-то ещё. Мы показали новое, набранное вами осталось: проверьте и отправьте ещё раз.',
  'too-large': 'Слишком много за один раз: разделите на несколько отправок.',
  invalid: 'Проверьте отмеченные места.',
  'file-refused': 'Файл не принят.',
  often: 'Слишком много попыток.',
  damaged:
    'Эта запись повреждена, её нельзя показать. Остальное работает. Скажите администратору: ошибка записана.',
  internal:
    'Ошибка на нашей стороне, мы её записали. Повторите; если не поможет, скажите администратору.',
  busy: 'Сервер занят или недоступен. Повторите через минуту: ничего не потеряно.',
};

const fields: Record<string, string> = {
  required: 'Заполните это поле.',
  'no-evidence': 'Приложите файл или вставьте ссылку.',
  'too-long': 'Слишком длинный текст: сократите.',
  characters: 'Здесь есть знаки, которые нельзя сохранить. Наберите текст заново.',
  day: 'Укажите дату полностью: день, месяц, год.',
  'before-plan': 'В этот день «дорожной карты» ещё не было.',
  future: 'Эта дата ещё не наступила.',
  'before-year': 'Дата раньше срока, за который этот отчёт.',
  unknown: 'Этого здесь больше нет. Обновите страницу.',
  link: 'Это не похоже на адрес страницы. Скопируйте его из адресной строки браузера.',
  email: 'Проверьте адрес почты: например, ivanova@school.ru.',
  code: 'В коде шесть цифр.',
  counts: 'Укажите число от 1 до 999.',
  'too-many': 'Слишком много: разделите на несколько отправок.',
  'not-stored': 'Файл ещё не загружен или убран из загруженных.',
  'signature-alone': 'Рядом с файлом подписи нет самого файла: приложите его.',
  withdrawn: 'Файл изъят из просмотра: уберите его или приложите другой.',
  replaces: 'Этот документ уже исправлен или отозван. Обновите страницу.',
};

/** The sentence for whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  const failure = thrown instanceof Failure ? thrown : new Failure('internal');
  if (failure.code === 'often' && failure.reason === 'code-tries')
    return 'Попытки для этого кода кончились. Запросите новый код.';
  if (failure.code === 'often' && failure.retryAfter) {
    const minutes = Math.ceil(failure.retryAfter / 60);
    const short = minutes < 2 ? `${failure.retryAfter}\u00a0с` : `${minutes}\u00a0мин`;
    const wait = minutes < 100 ? short : `${Math.ceil(minutes / 60)}\u00a0ч`;
    return `Слишком много попыток. Повторите через ${wait}.`;
  }
  if (failure.code === 'too-large' && failure.reason === 'items')
    return 'В этом отчёте уже 50 ваших документов на проверке и принятых: больше не помещается. Отзовите лишнее или положите несколько файлов в одно место.';
  const [field] = failure.fields;
  if (failure.fields.length === 1 && field) return fieldSentence(field.code);
  if (failure.code === 'offline') return offline;
  return problems[failure.code] ?? 'Не получилось. Обновите страницу и повторите.';
}

/** The sentence for one field. */
export const fieldSentence = (code: string): string => fields[code] ?? 'Проверьте это поле.';
