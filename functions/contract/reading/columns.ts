/** What a column holds, by the words of its head. */
import type { Column, Period } from '../roadmaps/roadmap.ts';
import { fold } from './letters.ts';
import {
  halfPeriod,
  monthPeriod,
  quarterEnds,
  quarterPeriod,
  schoolHalf,
  schoolPeriod,
  schoolYearWords,
  yearPeriod,
} from './periods.ts';
import type { Span } from './spans.ts';
import { scan } from './tokens.ts';

export type Kind = Column['is'];
export type Meaning = { is: Kind; period?: Period; year?: number };

const task =
  '(?:наименование |название |перечень |содержание |основные |тема |вид(?:ы)? )*(?:задач\\p{L}*[ ,/и]*|этап\\p{L}*[ ,/и]*)?';
const measure = new RegExp(
  `^${task}(?:мероприят|меры(?!\\p{L})|мера(?!\\p{L}))|содержание (?:работ|деятельност|мероприят)|^содержание$|^наименование(?: (?:работ|мер|действ|пункт)\\p{L}*)?$|^действи|^виды? (?:работ|деятельност)|^(?:основные )?направлени\\p{L}+ (?:работы|деятельности)? ?\\(?мероприят|^что (?:дела|сдела)|^работы?$|^форм\\p{L}+ работ|^дела$|^пункт плана`,
  'u',
);

/** Words by which a head is known, the first that fits. `leaf`: its lowest cell; `path`: all of them. */
const kinds: [Kind, 'leaf' | 'path', RegExp][] = [
  [
    'number',
    'path',
    /^(?:№|n|no)(?: ?№)?\.?(?: ?п[./ ]*п\.?)?$|^п[./]п\.?$|^номер(?: п\/п| пункта)?$|^№ (?:пункта|мероприят\p{L}*|стр\p{L}*)$/u,
  ],
  ['start', 'leaf', /^(?:дата |срок )?начал/u],
  ['end', 'leaf', /^(?:дата |срок )?(?:окончани|завершени|конец|конца)/u],
  ['baseline', 'path', /базов|исходн/u],
  ['unit', 'leaf', /^(?:ед\p{L}*)\.? ?(?:изм|$)/u],
  [
    'mark',
    'path',
    /отметк|статус|ход (?:реализац|выполнен|исполнен)|информаци\p{L} об? (?:выполн|исполн|реализ)|^(?:фактическ|факт(?!ор))/u,
  ],
  [
    'planned',
    'leaf',
    /^(?:всего|итого|плановое значение|планов\p{L}+ показател|план$|целев\p{L}+ (?:значен|показател|ориентир)|значение|количеств|кол-во|объем$|норма)/u,
  ],
  ['executors', 'path', /исполнит|ответств|соисполн|^кто(?!\p{L})|куратор/u],
  ['measure', 'path', measure],
  ['term', 'path', /срок|дат[аы]|период|время|когда|график/u],
  ['indicator', 'path', /показател|индикатор|критери/u],
  ['result', 'path', /результат|итог|продукт|эффект|выход|что получ|что будет/u],
  [
    'evidence',
    'path',
    /документ|подтвержд|форма (?:отчет|представл|завершен)|отчетн|вид отчета|материал/u,
  ],
  ['section', 'path', /^(?:направлен|раздел|задач|фактор|блок|цел[ьи]|проблем|риск|дефицит|этап)/u],
  ['measure', 'path', /мероприят/u],
  ['executors', 'path', /^участник/u],
];

/** The period that the words of a head name; `beside` are those above it. Null where they say anything else. */
function periodOf(
  leaf: string,
  beside: string,
  span: Span | null,
  end: string,
): { period: Period; baseline: boolean } | null {
  const text = fold(leaf)
    .replace(/\b(?:на|за|в|по)\b/gu, ' ')
    .replace(/[():]/g, ' ');
  const tokens = scan(
    text.replace(
      /(?:^| )(?:план|значение|показатель|целевое|плановое|прогноз|факт|отчет)\p{L}*(?= |$)/gu,
      ' ',
    ),
  );
  const named = tokens.filter(
    (one) => !['word', 'by', 'from', 'till', 'break', 'dash'].includes(one.is),
  );
  const other = tokens.some((one) => one.is === 'word');
  if (other || named.length === 0 || named.length > 2) return null;
  const above = scan(beside);
  const schoolOf = [...tokens, ...above].find((one) => one.is === 'school');
  const years = [...tokens, ...above].flatMap((one) =>
    one.is === 'year' ? [one.year] : one.is === 'years' ? [one.year, one.to] : [],
  );
  const school = schoolOf?.is === 'school' ? schoolOf.year : (span?.school?.[0] ?? null);
  const year = (month: number): number | null =>
    schoolOf || (years.length === 0 && school !== null)
      ? (school as number) + (month >= 8 ? 0 : 1)
      : years.length > 1 && schoolOf === undefined && /учебн/u.test(fold(beside))
        ? (years[0] as number) + (month >= 8 ? 0 : 1)
        : (years[0] ?? span?.years[0] ?? null);
  const first = named.find((one) => one.is !== 'year' && one.is !== 'years') ?? named[0];
  const made = (): Period | null => {
    if (first?.is === 'quarter')
      return withYear(year(first.n * 3), (y) => quarterPeriod(y, first.n));
    if (first?.is === 'half' && school !== null && (schoolOf || years.length === 0))
      return schoolHalf(school, first.n, end);
    if (first?.is === 'half') return withYear(year(first.n * 6), (y) => halfPeriod(y, first.n));
    if (first?.is === 'month')
      return withYear(year(first.month), (y) => monthPeriod(y, first.month));
    if (first?.is === 'school') return schoolPeriod(first.year, end);
    if (first?.is === 'school-quarter')
      return schoolQuarter(school ?? years[0] ?? null, first.n, end);
    if (first?.is === 'year') {
      if (/учебн/u.test(fold(beside))) return schoolPeriod(first.year, end);
      return yearPeriod(first.year);
    }
    if (first?.is === 'years') {
      if (/учебн/u.test(fold(beside)) && first.to - first.year === 1)
        return schoolPeriod(first.year, end);
      return {
        id: `${first.year}-${first.to}`,
        words: `${first.year}–${first.to} годы`,
        from: yearPeriod(first.year).from,
        to: yearPeriod(first.to).to,
      };
    }
    return null;
  };
  const period = made();
  return period && { period, baseline: /(?:^| )(?:факт|отчет)/u.test(text) };
}

const withYear = (year: number | null, make: (year: number) => Period): Period | null =>
  year === null ? null : make(year);

function schoolQuarter(year: number | null, n: number, end: string): Period | null {
  if (year === null) return null;
  const ends = quarterEnds(year, end);
  const starts = [`${year}-09-01`, `${year}-11-01`, `${year + 1}-01-01`, `${year + 1}-04-01`];
  return {
    id: `${schoolPeriod(year, end).id}-q${n}`,
    words: `${schoolYearWords(year)}, ${n} четверть`,
    from: starts[n - 1] as string,
    to: ends[n - 1] as string,
  };
}

/** What a column holds, by its head from top to bottom. */
export function meaningOf(path: string[], span: Span | null, end: string): Meaning {
  const leaf = fold(path.at(-1) ?? '');
  const whole = fold(path.join(' '));
  const baseline = /базов|исходн/u.test(whole);
  const year = scan(whole).find((one) => one.is === 'year');
  // «I квартал: план, факт»: the plan is the target of the period above it, the fact no column of a plan.
  if (path.length > 1 && /^(?:план|факт)\p{L}*(?: значение| показатель)?$/u.test(leaf)) {
    const above = periodOf(path.at(-2) ?? '', path.slice(0, -2).join(' '), span, end);
    if (above)
      return leaf.startsWith('план') ? { is: 'target', period: above.period } : { is: 'other' };
  }
  if (!baseline) {
    const found = periodOf(path.at(-1) ?? '', path.slice(0, -1).join(' '), span, end);
    if (found && !found.baseline) return { is: 'target', period: found.period };
    if (found) return { is: 'baseline', year: Number(found.period.id.slice(0, 4)) };
  }
  for (const [is, of, pattern] of kinds)
    if (pattern.test(of === 'leaf' ? leaf : whole)) {
      if (is === 'measure' && leaf !== whole && /результат|показател/u.test(whole)) continue;
      return { is, ...(is === 'baseline' && year?.is === 'year' ? { year: year.year } : {}) };
    }
  if (leaf === 'наименование')
    return { is: /результат|показател/u.test(whole) ? 'result' : 'measure' };
  return { is: 'other' };
}

/** Lowest cells of a head that say nothing by themselves. */
const leafs =
  /^(?:наименование|название|значение|плановое значение|план|факт|всего|итого|начало|окончание|ед\.? ?изм\.?|количество|кол-во|%|ед\.?|дата|дата начала|дата окончания|ответственный|соисполнител[ьи]|исполнител[ьи])$/u;

/** Whether a text can stand in a head: it names a kind of column, or a period. */
export function headish(text: string, span: Span | null): boolean {
  if (text.length > 160) return false;
  const said = fold(text);
  return (
    leafs.test(said) ||
    periodOf(text, '2000', span, '05-31') !== null ||
    meaningOf([text], span, '05-31').is !== 'other'
  );
}
