/** Sentences for the words of the contract: what went wrong, and what to do next. */
import { Failure } from './client.ts';

const problems: Record<string, string> = {
  offline: 'Нет связи с сервером. Проверьте интернет и повторите: набранное сохранено в этом окне.',
  unreadable: 'В тексте есть знаки, которые нельзя сохранить. Удалите их и повторите.',
  'signed-out': 'Сеанс закончился. Войдите снова.',
  'code-wrong':
    'Код не подошёл: он неверный, устарел или уже использован. Проверьте цифры или запросите новый код.',
  forbidden:
    'У вашей должности нет права на это действие. Если так быть не должно, скажите администратору.',
  'own-work': 'Свою работу принять нельзя: это сделает другой сотрудник или другое ведомство.',
  origin: 'Запрос пришёл с другого сайта и отклонён. Откройте «Опору» заново.',
  absent: 'Такой страницы нет, или она не для вашей должности.',
  state: 'Пока вы смотрели, это уже изменили. Обновите страницу и посмотрите, что нового.',
  conflict: 'Эта отправка уже принята с другим содержанием. Обновите страницу.',
  stale:
    'Пока вы работали, отчёт изменил кто-то ещё. Мы показали новое, набранное вами осталось: проверьте и отправьте ещё раз.',
  'too-large': 'Слишком много: столько в один отчёт не помещается.',
  kind: 'Запрос не прочитан. Обновите страницу.',
  invalid: 'Проверьте отмеченные места.',
  'file-refused': 'Файл не принят.',
  unversioned: 'Обновите страницу и повторите.',
  often: 'Слишком много попыток.',
  internal: 'Ошибка на нашей стороне, мы её записали. Повторите; если не поможет, позвоните в ИМО.',
  busy: 'Сервер занят или недоступен. Повторите через минуту: ничего не потеряно.',
};

const fields: Record<string, string> = {
  required: 'Заполните это поле.',
  'no-evidence': 'Приложите файл или вставьте ссылку.',
  'too-long': 'Слишком длинный текст: сократите.',
  characters: 'Здесь есть знаки, которые нельзя сохранить. Наберите текст заново.',
  day: 'Укажите дату полностью: день, месяц, год.',
  future: 'Эта дата ещё не наступила.',
  'before-year': 'Дата раньше года, за который этот отчёт.',
  link: 'Это не похоже на адрес страницы. Скопируйте его из адресной строки браузера.',
  email: 'Проверьте адрес почты: например, ivanova@school.ru.',
  code: 'В коде шесть цифр.',
  counts: 'Укажите число от 1 до 999.',
  'file-kind': 'Такой вид файла не принимается.',
  'file-empty': 'Файл пустой.',
  'file-large': 'Файл больше 16 МБ.',
  'too-many': 'Слишком много: разделите на несколько отправок.',
  'not-stored': 'Файл ещё не загружен.',
  replaces: 'Это подтверждение уже исправлено. Обновите страницу.',
};

const refusals: Record<string, string> = {
  mismatch:
    'Содержимое файла не то, что в его имени. Откройте файл в программе и сохраните заново.',
  broken: 'Файл повреждён или дошёл не целиком. Отправьте его ещё раз.',
  macros: 'В файле есть макросы. Сохраните его без макросов (docx, xlsx) или в PDF.',
  encrypted: 'Файл под паролем. Снимите пароль и отправьте снова.',
  bomb: 'Файл слишком велик в распакованном виде.',
};

/** The sentence for whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  const failure = thrown instanceof Failure ? thrown : new Failure('internal');
  const refusal = failure.reason && refusals[failure.reason];
  if (refusal) return refusal;
  if (failure.code === 'often' && failure.reason === 'code-tries')
    return 'Попытки для этого кода кончились. Запросите новый код.';
  if (failure.code === 'often' && failure.retryAfter)
    return `Слишком много попыток. Повторите через ${Math.ceil(failure.retryAfter / 60)} мин.`;
  const [field] = failure.fields;
  if (failure.fields.length === 1 && field) return fieldSentence(field.code);
  return problems[failure.code] ?? 'Не получилось. Повторите.';
}

/** The sentence for one field. */
export const fieldSentence = (code: string): string => fields[code] ?? 'Проверьте это поле.';
