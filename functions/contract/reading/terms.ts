/** A term in words as terms of a plan: single ones, each year anew, recurring, standing, or such as ИМО must name. */
import type { Day } from '../days.ts';
import type { Term } from '../roadmaps/roadmap.ts';
import { type Item, itemsOf, type When } from './items.ts';
import { subject } from './letters.ts';
import { asRange, lasting, onward, part, schoolYears, usesSchoolYear, within } from './limits.ts';
import { namedTerms } from './named.ts';
import { day, yearOf } from './periods.ts';
import type { Ask } from './questions.ts';
import type { Answer } from './reading.ts';
import { frequencies, repeats, untilOf } from './repeats.ts';
import { periodsOf, type Span } from './spans.ts';
import type { Every, Token } from './token.ts';
import { scan } from './tokens.ts';
import * as words from './words.ts';

/** What a text of a term gave. `every`: it recurs. `times`: how often within each. `rest`: words that were not understood. */
export type TermsRead = {
  terms: Term[];
  every: Every | null;
  times: number;
  least: boolean;
  rest: string[];
};

const isDay = (value: Answer): value is Day =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
/** More terms than this, and ИМО is asked whether it wants them all. */
const many = 8;

export function readTerm(raw: string, span: Span, ask: Ask, frequency?: Answer): TermsRead {
  const tokens = scan(raw);
  const every = tokens.find((one) => one.is === 'every');
  const rest = tokens.flatMap((one) => (one.is === 'word' ? [one.text] : []));
  const made = (whens: When[], unit: Every | null = null, times = 1): TermsRead => ({
    terms: placed(whens, span),
    every: unit,
    times,
    least: every?.least ?? false,
    rest,
  });
  const open = (due: Day | null, said: string): When[] => [
    {
      id: due ? due.slice(0, 4) : 'open',
      from: null,
      due,
      words: said,
      year: yearOf(due ?? span.to),
    },
  ];
  const named = onward(itemsOf(tokens), tokens, every !== undefined, span);
  const asked = typeof frequency === 'string' ? frequencies[frequency] : undefined;
  const filter = every && asRange(named.items, every.unit);
  if (raw.trim() === '') {
    const due = ask('term-elsewhere', '', words.noTerm(span.to), span.to);
    return made(open(isDay(due) ? due : null, words.byEnd));
  }
  const since = lasting(tokens, named.items);
  if (named.items.length > 0 && !filter && !since && !(every && asked) && !named.unsure) {
    if (usesSchoolYear(named.items)) ask('school-year', null, words.schoolYear, '05-31');
    const whens = namedTerms(named.items, span, every !== undefined, raw, ask);
    if (whens) return made(whens);
  } else if (every)
    return recurs(
      { every, asked, span: part(span, named, filter ?? null), months: filter ?? null },
      tokens,
      raw,
      ask,
      made,
    );
  const standing = tokens.find((one) => one.is === 'standing');
  const range = named.years.length > 1 && named.items.length === 0;
  if ((standing && !named.unsure) || range || since) {
    const inside = part(
      span,
      since ? { years: span.years.filter((year) => year >= (named.years[0] ?? year)) } : named,
      null,
    );
    if (standing?.school || span.school) ask('school-year', null, words.schoolYear, '05-31');
    if (asked) return made(repeats(asked, 1, inside, null, null), asked);
    if (standing?.school) return made(schoolYears(inside), 'year');
    const how = ask(
      'standing',
      subject(raw),
      words.standing(raw, inside.to),
      'per-year',
      words.standingOptions,
    );
    if (how === 'once') return made(open(inside.to, words.byEnd));
    return made(
      repeats(frequencies[String(how)] ?? 'year', 1, inside, null, null),
      frequencies[String(how)] ?? 'year',
    );
  }
  if (named.years.length === 1 && named.items.length === 0) {
    const year = named.years[0] as number;
    if (tokens.some((one) => one.is === 'by')) {
      const due = ask(
        'term-elsewhere',
        subject(raw),
        words.elsewhere(raw, day(year - 1, 12, 31)),
        day(year - 1, 12, 31),
      );
      return made(open(isDay(due) ? due : null, raw));
    }
    return made([
      {
        id: String(year),
        from: day(year, 1, 1),
        due: day(year, 12, 31),
        words: `${year} год`,
        year,
      },
    ]);
  }
  if (tokens.some((one) => one.is === 'elsewhere')) {
    const due = ask('term-elsewhere', subject(raw), words.elsewhere(raw, span.to), span.to);
    return made(open(isDay(due) ? due : null, due === span.to ? words.bySchedule : words.named));
  }
  if (tokens.some((one) => one.is === 'relative')) {
    const due = ask(
      'relative-term',
      subject(raw),
      words.relative(raw),
      'no-term',
      words.noTermOptions,
    );
    return made(open(isDay(due) ? due : null, words.fromEvent));
  }
  const due = ask('unreadable', subject(raw), words.unreadableTerm(raw), 'text');
  return made(open(isDay(due) ? due : null, raw));
}

type Made = (whens: When[], unit?: Every | null, times?: number) => TermsRead;

type Recurring = {
  every: Extract<Token, { is: 'every' }>;
  asked: Every | undefined;
  span: Span;
  months: Item | null;
};

function recurs(
  { every, asked, span, months }: Recurring,
  tokens: Token[],
  raw: string,
  ask: Ask,
  made: Made,
): TermsRead {
  let { unit, times } = every;
  if (unit === 'year' && !asked) {
    const as: Record<number, Every> = { 2: 'half', 4: 'quarter', 12: 'month' };
    if (as[times]) [unit, times] = [as[times] as Every, 1];
    else if (times === 3) {
      const how = ask('recurrence', subject(raw), words.thrice(raw), 'thirds', words.thriceOptions);
      if (how === 'thirds') return made(repeats('year', 3, span, null, null), 'year');
    }
  }
  if (asked) [unit, times] = [asked, 1];
  if (unit === 'week' || unit === 'day') {
    if (span.school) ask('school-year', null, words.schoolYear, '05-31');
    const how = ask(
      'recurrence',
      subject(raw),
      words.oftenTerm(raw, span.school !== null),
      'per-year',
      words.oftenOptions,
    );
    [unit, times] = [frequencies[String(how)] ?? 'year', 1];
  }
  let ends: Day[] | null = null;
  if (unit === 'school-quarter' && span.school) {
    const standard = repeats(unit, 1, span, null, null).map((one) => one.due as Day);
    const said = ask('school-quarters', null, words.schoolQuarters, standard.slice(0, 4));
    ends = Array.isArray(said) && said.length === 4 && said.every(isDay) ? said : null;
  }
  const until = untilOf(tokens, unit);
  let whens = repeats(unit, times, span, until, ends).filter(
    ({ id }) => unit !== 'month' || within(Number(id.slice(5)), months),
  );
  if (whens.length > many && !asked) {
    const how = ask(
      'many-tasks',
      subject(raw),
      words.manyTasks(whens.length),
      true,
      words.manyOptions,
    );
    const other = how === false ? 'year' : typeof how === 'string' ? frequencies[how] : undefined;
    if (other) [whens, unit] = [repeats(other, 1, span, until, null), other];
  }
  return made(whens, unit, unit === 'year' && every.times === 3 ? 3 : times);
}

/** Terms with ids of their own, each with the period of the plan in which it lies. */
function placed(whens: When[], span: Span): Term[] {
  const taken = new Map<string, number>();
  const periods = periodsOf(span);
  return whens.map(({ id, from, due, words: said, year }) => {
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    const at = from && !due ? from : (due ?? span.to);
    const own = span.school
      ? periods.find((one) => at >= one.from && at <= one.to)
      : periods.find((one) => one.id === String(year));
    const period = own ?? (at < span.from ? periods[0] : periods.at(-1));
    return {
      id: count > 1 ? `${id}-${count}` : id,
      period: (period as { id: string }).id,
      from,
      due,
      words: said,
    };
  });
}
