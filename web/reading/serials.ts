/** A day of a sheet is a number of days; how it is shown. Days in digits are always dd.mm.yyyy, so that none is read wrong. */

type Token = { kind: string; text: string };

const named = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
  ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
];
const alone = [
  ...['Январь', 'Февраль', 'Март', 'Апрель', 'Май', 'Июнь'],
  ...['Июль', 'Август', 'Сентябрь', 'Октябрь', 'Ноябрь', 'Декабрь'],
];
const brief = [
  ...['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
];
const weekdays = [
  ...['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
];
const briefDays = ['Вс', 'Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб'];

const daySeconds = 86_400;
const two = (number: number): string => String(number).padStart(2, '0');
/** The last day that Excel knows: 31 December 9999. */
const lastSerial = 2_958_466;

/** The instant of a serial as UTC; Excel believes that 29 February 1900 was a day. */
function instantOf(serial: number, since1904: boolean): Date {
  const days = since1904 ? serial + 1462 : serial;
  const shifted = days < 60 ? days + 1 : days;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(shifted * daySeconds) * 1000);
}

/** A serial under a format of days and times. */
export function dayOf(serial: number, tokens: Token[], since1904: boolean): string {
  // Excel fills such a cell with hashes.
  if (serial < 0 || serial >= lastSerial) return String(serial);
  const date = instantOf(serial, since1904);
  const spoken = minutesMarked(tokens);
  const kinds = new Set(spoken.filter(({ kind }) => kind === 'date').map(({ text }) => text));
  const has = (...texts: string[]) => texts.some((text) => kinds.has(text));
  const time = has('h', 'hh') ? ` ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}` : '';
  if (has('d', 'dd') && has('m', 'mm') && has('y', 'yy', 'yyy', 'yyyy'))
    return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}${time}`;
  const withDay = has('d', 'dd');
  return spoken
    .map(({ kind, text }) => {
      if (kind === 'date') return partOf(text, date, serial, withDay);
      return text === '/' ? '.' : text === '@' ? '' : text;
    })
    .join('');
}

/** «m» beside hours or seconds is minutes: it becomes «n». */
function minutesMarked(tokens: Token[]): Token[] {
  const dates = tokens.filter(({ kind }) => kind === 'date');
  return tokens.map((token) => {
    const at = dates.indexOf(token);
    const minutes =
      at >= 0 &&
      /^m{1,2}$/.test(token.text) &&
      (/^(h|\[h\])/.test(dates[at - 1]?.text ?? '') || /^s/.test(dates[at + 1]?.text ?? ''));
    return minutes ? { ...token, text: token.text.replaceAll('m', 'n') } : token;
  });
}

function partOf(text: string, date: Date, serial: number, withDay: boolean): string {
  const month = date.getUTCMonth();
  const parts: Record<string, () => string> = {
    d: () => String(date.getUTCDate()),
    dd: () => two(date.getUTCDate()),
    ddd: () => briefDays[date.getUTCDay()] ?? '',
    dddd: () => weekdays[date.getUTCDay()] ?? '',
    m: () => String(month + 1),
    mm: () => two(month + 1),
    mmm: () => brief[month] ?? '',
    mmmm: () => (withDay ? named : alone)[month] ?? '',
    mmmmm: () => alone[month]?.[0] ?? '',
    yy: () => two(date.getUTCFullYear() % 100),
    h: () => String(date.getUTCHours()),
    hh: () => two(date.getUTCHours()),
    n: () => String(date.getUTCMinutes()),
    nn: () => two(date.getUTCMinutes()),
    s: () => String(date.getUTCSeconds()),
    ss: () => two(date.getUTCSeconds()),
    '[h]': () => String(Math.floor(serial * 24)),
    '[m]': () => String(Math.floor(serial * 24 * 60)),
    '[s]': () => String(Math.round(serial * daySeconds)),
  };
  return parts[text]?.() ?? (text.startsWith('y') ? String(date.getUTCFullYear()) : '');
}
