/** The cells of an indicator together: whether they add up, are a level, grow, fall, and whether a zero is a target. */
import type { Aggregation, Asks, Sense } from '../roadmaps/roadmap.ts';
import type { CellRead } from './cells.ts';
import { fold } from './letters.ts';
import { counts } from './numbers.ts';
import type { Ask } from './questions.ts';
import * as words from './words.ts';

export type Series = {
  /** Of the measure or the indicator: «1.1», «4.1/1». */
  at: string;
  name: string;
  title: string;
  unit: string | null;
  cells: CellRead[];
  /** Years of the periods, to know whether a share grows within one. */
  years: number[];
  planned: CellRead | null;
  baseline: number | null;
};
export type Asking = { planned: Ask; targets: Ask; name: Ask };

const growing = /нарастающ|накопительн|с накоплени/u;
const falling = /^(?:снижени|сокращени|уменьшени|снизить|сократить|уменьшить)/u;
/** What is better when there is less of it. */
const bad =
  /ваканс|нарушени|отсев|неуспева|жалоб|травм|пропуск|второгод|не (?:преодоле|набрав|освои|получив)|отток|дефицит кадр|правонаруш|безработ/u;
const stock = /^(?:количеств|числ|численност|кол-во|дол|уров|процент|снижени|сокращени|уменьшени)/u;
/** What happens, each time anew: it is counted, not reached. */
const flow =
  /семинар|совещан|выезд|отчет|справк|консультац|мероприят|заседан|протокол|приказ|публикац|вебинар|занят|посещени|урок|собрани|обучени|выступлен|проверк|рекомендац|курс|олимпиад|конкурс|мастер-класс|тренинг|акци|экскурси|диагностик|мониторинг/u;
const people =
  /^(?:количеств\p{L}*|числ\p{L}*|численност\p{L}*|кол-во)\s+(?:\p{L}+\s)?(?:педагог|учител|обучающ|учащ|учеников|человек|специалист|родител|участник|слушател|руководител|вакан)/u;

const strictly = (values: number[], by: (a: number, b: number) => boolean): boolean =>
  values.length > 1 && values.every((value, i) => i === 0 || by(value, values[i - 1] as number));
const shown = (values: number[]): string =>
  values.map((value) => String(value).replace('.', ',')).join(' → ');

/** Settles senses and zeros in the cells themselves; says how they make a whole, and what is asked for. */
export function settle(series: Series, ask: Asking): { aggregation: Aggregation; asks: Asks } {
  const { cells, planned } = series;
  const figures = cells.filter(
    (one) => ['count', 'share', 'zero'].includes(one.is) && one.value !== null,
  );
  const values = figures.map((one) => one.value as number);
  const share = cells.some((one) => one.is === 'share');
  const all = series.baseline === null ? values : [series.baseline, ...values];
  const name = fold(series.name);
  if (cells.some((one) => one.is === 'pair')) return { aggregation: 'each', asks: 'share' };
  if (cells.some((one) => one.is === 'yes')) return { aggregation: 'each', asks: 'yes' };
  const sum = values.reduce((total, value) => total + value, 0);
  const fits =
    !share &&
    planned?.value != null &&
    (planned.value === sum || (planned.sense === 'at-least' && sum > planned.value));
  const rises =
    all.length > 1 && all.every((value, i) => i === 0 || value >= (all[i - 1] as number));
  const decline =
    !(rises && all.at(-1) !== all[0]) && (falling.test(name) || falling.test(fold(series.title)));
  const worse = bad.test(name) || cells.some((one) => one.unit && bad.test(one.unit));
  const down =
    strictly(all, (a, b) => a < b) &&
    all.length >= 3 &&
    (share || stock.test(name) || series.baseline !== null) &&
    !flow.test(name);
  const least = figures.some((one) => one.sense === 'at-least');
  const told = figures.some((one) => one.sense === 'at-most');
  let sense: Sense | null = null;
  let level = false;
  if (
    !fits &&
    figures.length > 0 &&
    !least &&
    (down || worse || (decline && (share || stock.test(name))) || told)
  ) {
    const zeros = figures.some((one) => one.is === 'zero' || one.value === 0);
    level = !share;
    sense = 'at-most';
    if (zeros && (down || worse)) {
      const target = ask.targets(
        'zero-is-target',
        series.at,
        words.zero(shown(all)),
        true,
        words.zeroOptions,
      );
      if (target !== false)
        for (const one of figures) if (one.is === 'zero') one.is = share ? 'share' : 'count';
    } else if (figures.some((one) => one.sense === undefined && one.is !== 'zero')) {
      const asked = decline && !down ? ask.name : decline ? ask.name : ask.targets;
      const said = asked(
        'direction',
        series.at,
        words.direction(shown(all)),
        'at-most',
        words.directionOptions,
      );
      sense = said === 'at-least' ? 'at-least' : 'at-most';
    }
  }
  const up = strictly(values, (a, b) => a > b) && sense !== 'at-most';
  const words100 = growing.test(name) || growing.test(fold(series.title));
  const oneYear = series.years.every((year) => year === series.years[0]);
  const reached = share
    ? up && values.length >= 2 && (values.at(-1) === 100 || oneYear)
    : up &&
      (values.length >= 3 ||
        (values.length === 2 &&
          series.baseline !== null &&
          series.baseline < (values[0] as number))) &&
      !fits &&
      !flow.test(name) &&
      !values.includes(0);
  let cumulative = false;
  if (!told && figures.length > 1 && (words100 || reached)) {
    const asked = words100 ? ask.name : ask.targets;
    cumulative =
      asked(
        'cumulative',
        series.at,
        words.cumulative(shown(values)),
        true,
        words.cumulativeOptions,
      ) !== false;
    if (cumulative && !share && !sense) sense = 'at-least';
  }
  for (const one of cells) {
    if (one.is === 'count') one.sense ??= sense ?? 'exactly';
    if (one.is === 'share') one.sense ??= sense ?? 'at-least';
  }
  const unit = fold(series.unit ?? '');
  const told2 = cells.some((one) => one.is === 'count' && one.unit && counts(one.unit));
  const asks: Asks = share
    ? 'share'
    : level ||
        cumulative ||
        told2 ||
        (unit !== '' && unit !== '%' && counts(unit)) ||
        people.test(name)
      ? 'number'
      : 'papers';
  if (level) return { aggregation: 'level', asks };
  if (cumulative) return { aggregation: share || words100 ? 'cumulative' : 'level', asks };
  if (share) return { aggregation: 'each', asks };
  if (!planned || planned.value === null) return { aggregation: 'sum', asks };
  return { aggregation: total(series, sum, ask), asks };
}

/** The rule of a total beside its periods: never mended, only told. */
function total({ at, cells, planned }: Series, sum: number, ask: Asking): Aggregation {
  const whole = planned?.value as number;
  const all = cells.map((one) => one.value ?? 0).reduce((a, b) => a + b, 0);
  if (whole === all || whole === sum) return 'sum';
  const demanded = cells.flatMap((one) => (one.value !== null && one.value > 0 ? [one.value] : []));
  const years = cells.map((one) => one.raw || '—').join(', ');
  if (demanded.length > 0 && demanded.every((value) => value === whole)) {
    const how = ask.planned(
      'each-year',
      at,
      words.eachYearTotal(planned?.raw ?? '', years),
      'each-year',
      words.totalOptions,
    );
    return how === 'sum' ? 'sum' : 'each';
  }
  if (planned?.sense === 'at-least' && all > whole) return 'sum';
  const how = ask.planned(
    'disagrees',
    at,
    words.disagrees(planned?.raw ?? '', years),
    'sum',
    words.totalOptions,
  );
  return how === 'each-year' ? 'each' : 'sum';
}
