/** The words of a term, one after another, as what they mean. What means nothing here stays a word, and is told. */
import { fold } from './letters.ts';
import { month, monthNumber, ordinal, ordinalNumber } from './months.ts';
import { recurring } from './recurrences.ts';
import type { Token } from './token.ts';

type Rule = [RegExp, (found: string[]) => Token | Token[] | null];
const rule = (pattern: string, token: Rule[1]): Rule => [new RegExp(`${pattern}`, 'yu'), token];

const end = '(?!\\p{L})';
const years = `(?:\\s*(?:гг?\\.?|год\\p{L}*)${end})?`;
const nth = '(?:-?(?:ый|ой|ий|ая|яя|ое|ого|ом|ая|ей|го|е|й|я|м))?';

/** «I, III кварталы», «1-2 полугодие»: each by itself, with the dash of a range between. */
const numbered = (is: 'quarter' | 'half' | 'school-quarter', tail: string): Rule =>
  rule(
    `(${ordinal}${nth}(?:\\s*(?:,|и|-)\\s*${ordinal}${nth})*)\\s*(?:учебн\\p{L}+ )?(?:${tail})`,
    ([, list = '']) =>
      (list.match(/-(?=\s*(?:[1-4ivпш]|перв|втор|трет|четв))|[\p{L}\d]+/gu) ?? []).flatMap(
        (part): Token[] => {
          if (part === '-') return [{ is: 'dash' }];
          const n = ordinalNumber(part);
          return n && !(is === 'half' && n > 2) ? [{ is, n }] : [];
        },
      ),
  );

const full = (date: string, of: string, year: string): Token | null => {
  const whole = Number(year.length === 2 ? `20${year}` : year);
  const [d, m] = [Number(date), Number(of)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  return { is: 'day', month: m, date: d, year: whole };
};

const tenth = (n: string, what: string, of: string): Token => {
  const which = /послед/u.test(n) ? 9 : ordinalNumber(n);
  const [from, to] = /декад/u.test(what)
    ? ([
        [1, 10],
        [11, 20],
        [21, 31],
      ][Math.min(which, 3) - 1] as [number, number])
    : /недел/u.test(what)
      ? ([
          [1, 7],
          [8, 14],
          [15, 21],
          [22, 31],
        ][Math.min(which, 4) - 1] as [number, number])
      : which === 1
        ? [1, 15]
        : [16, 31];
  return { is: 'month', month: monthNumber(of), date: to, first: from };
};

const rules: Rule[] = [
  ...recurring,
  rule(
    `(\\d{1,2})\\s*-\\s*(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)(?!\\d)${years}`,
    ([, a = '', d = '', m = '', y = '']) => {
      const whole = full(d, m, y);
      return whole?.is === 'day' && Number(a) < Number(d) ? { ...whole, first: Number(a) } : null;
    },
  ),
  rule('(20\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)', ([, y = '', m = '', d = '']) => full(d, m, y)),
  rule(
    `(\\d{1,2})[./](\\d{1,2})[./](20\\d\\d|\\d\\d)(?!\\d)${years}`,
    ([, d = '', m = '', y = '']) => full(d, m, y),
  ),
  rule(
    `(20\\d\\d)\\s*[/-]\\s*(?:20)?(\\d\\d)\\s*(?:уч\\p{L}*\\.?\\s*(?:год\\p{L}*|гг?\\.?)?)${end}`,
    ([, y = '']) => ({ is: 'school', year: Number(y) }),
  ),
  rule(`(20\\d\\d)\\s*/\\s*(?:20)?(\\d\\d)(?!\\d)${years}`, ([, y = '', to = '']) =>
    (Number(y) + 1) % 100 === Number(to) ? { is: 'school', year: Number(y) } : null,
  ),
  rule(`(20\\d\\d)${years}\\s*-\\s*(20\\d\\d)${years}`, ([, y = '', to = '']) =>
    Number(to) > Number(y) ? { is: 'years', year: Number(y), to: Number(to) } : null,
  ),
  rule('(\\d{1,2})\\.(\\d{1,2})(?![\\d]|\\.\\d)\\.?', ([, d = '', m = '']) => {
    const [date, of] = [Number(d), Number(m)];
    return of >= 1 && of <= 12 && date >= 1 && date <= 31 ? { is: 'day', month: of, date } : null;
  }),
  rule(
    `(\\d{1,2})(?:-?(?:го|е))?(?:\\s*(?:-|по|и)\\s*(\\d{1,2})(?:-?(?:го|е))?)?\\s+(${month})`,
    ([, a = '', b, m = '']) => {
      const [first, date] = [Number(a), Number(b ?? a)];
      if (date < 1 || date > 31 || first > date) return null;
      return { is: 'day', month: monthNumber(m), date, ...(b ? { first } : {}) };
    },
  ),
  rule(
    `(${ordinal}|послед\\p{L}+)${nth}\\s*(декад\\p{L}*|недел\\p{L}*|половин\\p{L}*)\\s+(${month})`,
    ([, n = '', what = '', m = '']) => tenth(n, what, m),
  ),
  rule(`середин\\p{L}+\\s+(${month})`, ([, m = '']) => ({
    is: 'month',
    month: monthNumber(m),
    date: 15,
  })),
  rule(`(?:конец|конца|концу|конце)\\s+(${month})`, ([, m = '']) => ({
    is: 'month',
    month: monthNumber(m),
  })),
  rule(`(${month})`, ([, m = '']) => ({ is: 'month', month: monthNumber(m) })),
  numbered('quarter', `кв(?:артал\\p{L}*)?${end}\\.?`),
  numbered('half', `(?:полугод\\p{L}*|п/г)${end}`),
  numbered('school-quarter', `четверт\\p{L}*${end}`),
  rule(
    `(зим|весн|лет|осен)(?:ой|ий|ний|ний|а|у|ы|о|е|ь|ью|ом|ний)?${end}(?:\\s+период\\p{L}*)?(?!\\s+каникул)`,
    ([, n = '']) => ({ is: 'season', n: n as 'зим' }),
  ),
  rule(
    '(?:до |к )?(?:конц\\p{L}+|конец|окончани\\p{L}+|завершени\\p{L}+)\\s+(?:текущего\\s+)?(?:учебного|уч\\.?)\\s+года',
    () => ({ is: 'school-end' }),
  ),
  rule('до начала\\s+(?:нового\\s+)?(?:учебного|уч\\.?)\\s+года', () => ({
    is: 'day',
    month: 8,
    date: 31,
  })),
  rule('(?:к |на )?начал\\p{L}+\\s+(?:нового\\s+)?(?:учебного|уч\\.?)\\s+года', () => ({
    is: 'school-start',
  })),
  rule(
    '(?:конца|концу|конец|конце|окончани\\p{L}+)\\s+(?:текущего\\s+|календарного\\s+)?года',
    () => ({ is: 'year-end' }),
  ),
  rule(`(?:конца|концу|конец|конце)\\s+(?=20\\d\\d)`, () => ({ is: 'year-end' })),
  rule(`(20\\d\\d)(?:-?(?:й|го|м|ом))?${years}(?!\\d)`, ([, y = '']) => ({
    is: 'year',
    year: Number(y),
  })),
  rule('(\\d{1,2})(?:-?(?:го|е|му))?\\s*числ\\p{L}*', ([, d = '']) => ({
    is: 'monthday',
    date: Number(d),
  })),
  rule(
    'следующ\\p{L}+\\s+за\\s+(?:отчетн\\p{L}+|истекш\\p{L}+|прошедш\\p{L}+)?(?:\\s+(?:квартал|месяц|полугоди|период|год)\\p{L}*)?|следующ\\p{L}+(?:\\s+месяц\\p{L}*)?|после отчетн\\p{L}+(?:\\s+(?:квартал|месяц|период)\\p{L}*)?|после окончания\\s+(?:отчетн\\p{L}+\\s+)?(?:квартал|месяц|период)\\p{L}*',
    () => ({ is: 'next' }),
  ),
  rule('последн\\p{L}+ месяц\\p{L}*(\\s+(?:кажд\\p{L}+\\s+)?квартал\\p{L}*)?', ([, quarter]) => [
    { is: 'last-month' },
    ...(quarter ? [{ is: 'every', unit: 'quarter', times: 1, least: false } as const] : []),
  ]),
  rule(`(?:и\\s+)?(?:далее|впоследствии|затем|начиная)${end}`, () => ({ is: 'onward' })),
  rule(`(?:не позднее|не позже|до|к|ко)${end}`, () => ({ is: 'by' })),
  rule(`(?:с|со)${end}`, () => ({ is: 'from' })),
  rule(`по${end}`, () => ({ is: 'till' })),
  rule('-', () => ({ is: 'dash' })),
  rule('[;/]', () => ({ is: 'break' })),
];

/** Words that add nothing to a term. */
const filler =
  /^(и|а|в|во|на|за|течение|течении|период|г|гг|год|года|году|годы|годов|мес|месяц|месяца|месяцев|квартал|квартала|кварталах|срок|включительно|реализации|плана|учебный|учебного|учебных|каждого|каждый|каждом|каждую|отчетного|отчетный)$/u;

/** The tokens of a term. */
export function scan(raw: string): Token[] {
  const text = fold(raw.replace(/\n+/g, ' ; '));
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const hit = attempt(text, at);
    if (hit) {
      tokens.push(...hit.tokens);
      at += hit.length;
      continue;
    }
    const word = /[\p{L}\d%№]+(?:-[\p{L}\d]+)*|./suy;
    word.lastIndex = at;
    const found = word.exec(text)?.[0] ?? ' ';
    if (/[\p{L}\d%№]/u.test(found) && !filler.test(found)) tokens.push({ is: 'word', text: found });
    at += found.length;
  }
  return tokens;
}

function attempt(text: string, at: number): { tokens: Token[]; length: number } | null {
  for (const [pattern, token] of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found || found[0].length === 0) continue;
    const made = token(found);
    if (made) return { tokens: Array.isArray(made) ? made : [made], length: found[0].length };
  }
  return null;
}
