/** What a reading asks and tells, in Russian. Quotes are of the document, letter for letter. */
import { shortDay } from '../words.ts';
import { short } from './letters.ts';
import type { Option } from './questions.ts';

const q = (text: string): string => `«${short(text)}»`;
const yesNo = (yes: string, no: string): Option[] => [
  { value: true, words: yes },
  { value: false, words: no },
];

export const left = {
  numbers: 'номера столбцов',
  head: 'повтор шапки на новой странице',
  footnote: 'сноска',
  above: 'над шапкой',
  below: 'под таблицей',
  aside: 'другая таблица: не план',
  agreed: (text: string, count: number) => `итоговая строка ${q(text)}: сверено, ${count}`,
  differs: (text: string, count: number) =>
    `итоговая строка ${q(text)}: не сходится, в таблице ${count}`,
  total: (text: string) => `итоговая строка ${q(text)}: не сверяется`,
};

// Terms.
export const noTerm = (to: string) => `Срок не указан. До конца плана (${shortDay(to)})?`;
export const byEnd = 'до конца плана';
export const bySchedule = 'по графику: до конца плана';
export const named = 'срок назначен';
export const fromEvent = 'срок от события: назначает ИМО';
export const schoolYear = 'Учебный год заканчивается 31 мая?';
export const standing = (raw: string, to: string) =>
  `${q(raw)}: одна задача в год, срок — конец года (последний — ${shortDay(to)})?`;
export const standingOptions: Option[] = [
  { value: 'per-year', words: 'Одна в год' },
  { value: 'half-yearly', words: 'Одна в полугодие' },
  { value: 'quarterly', words: 'Одна в квартал' },
  { value: 'once', words: 'Одна, к концу плана' },
];
export const elsewhere = (raw: string, to: string) => `${q(raw)}: даты нет. До ${shortDay(to)}?`;
export const relative = (raw: string) =>
  `${q(raw)}: срок считается от события. Задача без срока, пока ИМО его не назначит?`;
export const noTermOptions: Option[] = [{ value: 'no-term', words: 'Без срока, назначит ИМО' }];
export const unreadableTerm = (raw: string) =>
  `Срок ${q(raw)} не прочитан. Оставить текстом, или назовите день?`;
export const schoolMonth = (raw: string) => `${q(raw)} без года: месяцы этого учебного года?`;
export const eachYear = (raw: string) => `${q(raw)} без года: каждый год плана?`;
export const eachYearOptions = (years: number[]): Option[] => [
  { value: 'each-year', words: 'Каждый год' },
  ...years.map((year) => ({ value: String(year), words: `Только ${year} год` })),
];
export const thrice = (raw: string) => `${q(raw)}: месяцы не названы. Апрель, август, декабрь?`;
export const thriceOptions: Option[] = [
  { value: 'thirds', words: 'Апрель, август, декабрь' },
  { value: 'per-year', words: 'Одна задача в год' },
];
export const oftenTerm = (raw: string, school: boolean) =>
  `${q(raw)}: одна задача на ${school ? 'учебный ' : ''}год?`;
export const oftenOptions: Option[] = [
  { value: 'per-year', words: 'Одна в год' },
  { value: 'per-quarter', words: 'Одна в квартал' },
  { value: 'per-month', words: 'Одна в месяц' },
];
export const schoolQuarters = 'Когда кончаются четверти этой школы?';
export const manyTasks = (terms: number) =>
  `Сроков: ${terms}, и столько же отчётов от каждого, кто отвечает. Выдать все?`;
export const manyOptions: Option[] = [
  { value: true, words: 'Да, все' },
  { value: 'quarterly', words: 'Раз в квартал' },
  { value: 'half-yearly', words: 'Раз в полугодие' },
  { value: 'yearly', words: 'Раз в год' },
];

// Executors.
export const whoIs = (raw: string, likely: string) =>
  likely === 'school'
    ? `${q(raw)} — это школа (ОО)?`
    : likely === 'text'
      ? `${q(raw)} — вне муниципалитета, входа не даём. Оставить только текстом?`
      : `${q(raw)} в справочнике нет. Кто это?`;
export const whoOptions: Option[] = [
  { value: 'uo', words: 'Управление образования' },
  { value: 'imo', words: 'Методическая служба (ИМО)' },
  { value: 'tutors', words: 'Муниципальные тьюторы' },
  { value: 'school', words: 'Каждая поддерживаемая школа' },
  { value: 'add', words: 'Другая организация: завести' },
  { value: 'text', words: 'Никто: оставить текстом' },
];
export const namedSchool = (raw: string) =>
  `${q(raw)}: одна школа, которой нет в списке поддерживаемых. Завести?`;
export const whoOwes = (raw: string) => `${q(raw)}: подтверждение сдаёт первый или каждая школа?`;
export const owesOptions = (first: string, name: string): Option[] => [
  { value: first, words: name },
  { value: 'each-school', words: 'Каждая школа' },
];
export const nobody = 'Исполнитель не назван. Подтверждение сдаёт ИМО?';

// Figures.
export const eachYearTotal = (planned: string, years: string) =>
  `${planned}; ${years}: каждый год заново?`;
export const eachTerm = (planned: string, terms: number) =>
  `${q(planned)}, а сроков ${terms}: столько к каждому сроку заново?`;
export const totalOptions: Option[] = [
  { value: 'each-year', words: 'Каждый год заново' },
  { value: 'sum', words: 'Годы складываются' },
];
export const disagrees = (planned: string, years: string) =>
  `Всего «${planned}», а по срокам ${years}: не сходится. Как считать?`;
export const cumulative = (values: string) =>
  `${values}: достигнутый уровень, сроки не складываются. Верно?`;
export const cumulativeOptions = yesNo('Уровень, не складывается', 'Каждый раз заново');
export const direction = (values: string) =>
  `${values}: выполнено, когда факт не больше плана. Верно?`;
export const directionOptions: Option[] = [
  { value: 'at-most', words: 'Лучше, когда меньше' },
  { value: 'at-least', words: 'Лучше, когда больше' },
];
export const zero = (values: string) =>
  `${values}: ноль здесь — цель, а не «не запланировано». Верно?`;
export const zeroOptions = yesNo('Ноль — цель', 'Не запланировано');
export const pair = (raw: string, units: string) => `${q(raw)}: два значения, ${units}. Верно?`;
export const marks = 'Знаки «+», «х» прочитаны как «1 документ к концу срока». Верно?';
export const recurrence = (raw: string, value: number, least: boolean) =>
  `${q(raw)}: задача на каждый срок, подтверждений ${least ? 'не менее ' : ''}${value}? Или одна на год?`;
export const recurrenceOptions: Option[] = [
  { value: 'per-period', words: 'На каждый срок таблицы' },
  { value: 'per-year', words: 'Одна на год' },
];
export const unreadable = (row: string, column: string, raw: string) =>
  `Строка ${row}, столбец «${short(column)}»: ${q(raw)} не прочитано. Оставить текстом, или назовите число?`;
export const shareOfEach =
  'Показатель по муниципалитету, отвечают школы. Каждая школа сообщает своё значение, а итог считает ИМО?';
export const shareOptions: Option[] = [
  { value: 'each-reports', words: 'Каждая школа сообщает своё' },
  { value: 'imo-reports', words: 'Значение сообщает ИМО' },
];
export const numberInText = 'Числа в тексте результата сделать плановыми значениями?';
export const forEachSchool = (raw: string, value: number) =>
  `${q(raw)}: документов каждый раз — ${value}?`;

// Numbers and marks.
export const duplicate = (label: string) => `Номер ${label} стоит не один раз. Оставить все?`;
export const duplicateOptions: Option[] = [{ value: 'keep', words: 'Оставить' }];
export const moved = (raw: string) => `${q(raw)}: перенести срок с причиной?`;
export const movedOptions: Option[] = [
  { value: 'ask', words: 'Решить потом' },
  { value: 'move', words: 'Перенести' },
  { value: 'keep', words: 'Не переносить' },
];

export const notes = {
  gap: (missing: string[]) => `Номера ${missing.join(', ')} нет: оставлено как в документе`,
  composite: (raw: string) => `${q(raw)}: показатели одного мероприятия`,
  empty: 'Пустая ячейка — не 0: «не запланировано»',
  dash: 'Прочерк прочитан как «не запланировано»',
  dashBaseline: 'Базовое значение — прочерк: неизвестно',
  bracket: (text: string) => `«(${text})» — пояснение, не срок`,
  sameExecutor: (names: string[]) => `${names.map((name) => `«${name}»`).join(' и ')} — одно`,
  twoDocuments: (text: string) => `${q(text)} — несколько документов, одно значение`,
  layout: 'Названия разделов стоят двумя способами',
  two: 'Объединённые ячейки: несколько показателей одного мероприятия',
  joint: (text: string) => `${q(text)}: первый — ответственный, второй — соисполнитель`,
  noTotal: 'Столбца «всего» нет: сверять не с чем',
  homoglyph: '«х» (кириллица) и «x» (латиница) — один знак',
  letter: (label: string) => `Номер ${label} с буквой оставлен как есть`,
  restart: 'В каждом разделе номера начинаются заново',
  plain: 'Номера сквозные, без точки внутри',
  date: 'Дата в ячейке — срок, количество 1',
  child: (parent: string) => `Подпункт ${parent}`,
  continued: (text: string) => `Строка разорвана страницей: ${q(text)} присоединено`,
  eachSchool: (text: string, value: number) => `${q(text)}: цель каждой школы ${value}`,
  yesNo: '«да» — 1 документ к концу срока',
  separator: 'Исполнители разделены «;»',
  end: (day: string) =>
    `Окончание ${shortDay(day)} раньше конца срока таблицы: срок — ${shortDay(day)}`,
  oneMeasure: '«1) …; 2) …» — одно мероприятие, не делится',
  marks:
    'Отметки о выполнении сохранены как примечание: фактом становится только принятое подтверждение',
  own: 'Исполнители — должности самой школы: отвечает школа',
  split: 'Строки одного мероприятия с разными исполнителями или сроками: задача у каждой своя',
  unnumbered: 'Номера нет: ключ дан по строке выше',
  inherited: (column: string) =>
    `Столбец «${short(column)}» пуст: взято из строки выше (ячейка объединена?)`,
  termWords: (rest: string) => `В сроке не использовано: ${q(rest)}`,
  strict: (raw: string) => `${q(raw)}: само это число не в счёт`,
  mergedValue: (raw: string) => `${q(raw)} стоит на несколько сроков: отнесено к последнему`,
  kept: (column: string, raw: string) =>
    `Столбец «${short(column)}» сохранён в источнике: «${raw}»`,
  placeholder: (raw: string) => `Не прочитано и сохранено здесь: «${raw}»`,
};
