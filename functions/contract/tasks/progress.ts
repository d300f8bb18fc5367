/** Plan against fact, cell by cell, from what tasks tell of themselves. Pure. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import type { Day as OnDay } from '../days.ts';
import { demands, isLevel, isOfEach, joined, meets } from '../roadmaps/plan.ts';
import type { Cell, Indicator, Measure, Plan, Term } from '../roadmaps/roadmap.ts';
import { Sense } from '../roadmaps/roadmap.ts';
import { cellStates, stateOf, stateOfValue, together } from '../roadmaps/states.ts';
import { dueOf, termsOf } from '../roadmaps/terms.ts';
import { Value } from './acts.ts';
import type { Tally } from './tally.ts';

/** A column of an indicator: the terms of one period together. */
export const CellProgress = z.object({
  period: z.string(),
  /** Null where nothing is asked. What each one owes for itself is counted as often as it is owed. */
  plan: z.nullable(z.number()),
  sense: z.optional(Sense),
  /** The last day of its last term; null as long as that has none. */
  due: z.nullable(Day),
  /** Accepted papers, or the value that the reports make together: of a share in per cent; null before the first. */
  fact: z.nullable(z.number()),
  /** Of a value: what it is made of, added up. */
  value: z.optional(Value),
  waiting: z.int(),
  /** Sum of the targets of the tasks issued; another figure than the plan asks ИМО to revise the plan. */
  issued: z.int(),
  /** What the tasks issued should add up to. */
  wanted: z.int(),
  state: z.enum(cellStates),
});
export type CellProgress = z.infer<typeof CellProgress>;

/** How the unit of a whole is said: papers, years or periods that were reached, a state that was reached last. */
export const wholes = ['items', 'years', 'periods', 'level'] as const;

export const Total = z.object({
  fact: z.nullable(z.number()),
  of: z.nullable(z.number()),
  unit: z.enum(wholes),
});
export type Total = z.infer<typeof Total>;

export const IndicatorProgress = z.object({
  indicator: z.string(),
  cells: z.array(CellProgress),
  total: Total,
});
export type IndicatorProgress = z.infer<typeof IndicatorProgress>;

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

type Asked = { term: Term; cell: Cell & { value: number }; own: Tally[] };

/** What the tasks of a term should add up to: a value is asked for once of each. */
const wantedOf = (indicator: Indicator, { cell, own }: Asked): number => {
  if (indicator.asks !== 'papers') return own.length;
  return isOfEach(cell) ? Math.ceil(cell.value) * Math.max(1, own.length) : Math.ceil(cell.value);
};

/** One term on a day; no task counts beyond its own target, so that a surplus does not hide what another owes. */
function stateOfTerm(indicator: Indicator, asked: Asked, asOf: OnDay) {
  const { term, cell, own } = asked;
  const capped = (count: (one: Tally) => number) =>
    sum(own.map((one) => Math.min(one.target, count(one))));
  const counted = capped((one) => one.accepted);
  const reported = {
    plan: Math.max(1, wantedOf(indicator, asked)),
    fact: counted,
    waiting: sum(own.map((one) => one.waiting)),
    inTime: capped((one) => one.accepted + one.inTime) - counted,
    due: dueOf(term, cell),
    asOf,
  };
  if (indicator.asks === 'papers') return stateOf(reported);
  return stateOfValue(reported, isReached(indicator, cell, own));
}

/** Whether the values that were reported make what was planned: of a pair («5/100»), both. */
function isReached({ asks }: Indicator, cell: Cell & { value: number }, own: Tally[]): boolean {
  const values = own.flatMap(({ value }) => value ?? []);
  const fact = joined(asks, values);
  if (fact === null) return false;
  // A yes of everybody is a yes.
  if (asks === 'yes') return values.every(({ count }) => count >= 1);
  if (!cell.values) return meets(fact, cell.value, cell.sense);
  return cell.values.every(({ unit, value }) =>
    meets(joined(unit === '%' ? 'share' : 'number', values) ?? 0, value, cell.sense),
  );
}

/** The planned value of a column, in the unit of its fact. */
function planOf(indicator: Indicator, asked: Asked[]): number | null {
  const [only] = asked;
  if (only === undefined) return null;
  if (indicator.asks === 'papers') return sum(asked.map((one) => wantedOf(indicator, one)));
  const { cell } = asked.at(-1) ?? only;
  const share = cell.values?.find(({ unit }) => unit === '%');
  return indicator.asks === 'share' && share ? share.value : cell.value;
}

/** One column on a day. */
export function cellOf(
  plan: Pick<Plan, 'periods'>,
  measure: Measure,
  indicator: Indicator,
  period: string,
  tallies: Tally[],
  asOf: OnDay,
): CellProgress {
  const terms = termsOf(plan, measure).filter((term) => term.period === period);
  const asked = terms.flatMap((term): Asked[] => {
    const cell = indicator.cells[term.id];
    if (!demands(cell)) return [];
    const own = tallies.filter((one) => one.indicator === indicator.id && one.period === term.id);
    return [{ term, cell, own }];
  });
  const ids = new Set(terms.map(({ id }) => id));
  const own = tallies.filter((one) => one.indicator === indicator.id && ids.has(one.period));
  const last = terms.at(-1);
  const lastAsked = asked.at(-1);
  // A level stands where its last report says; over the terms of one column it is not added up.
  const reported = isLevel(indicator.aggregation)
    ? (asked.findLast((one) => one.own.some(({ value }) => value)) ?? lastAsked)?.own
    : own;
  const values = (reported ?? []).flatMap(({ value }) => value ?? []);
  const papers = indicator.asks === 'papers';
  const of = sum(values.map((one) => one.of ?? 0));
  const none = indicator.cells[last?.id ?? period]?.value ?? null;
  return {
    period,
    plan: planOf(indicator, asked) ?? none,
    ...(lastAsked?.cell.sense && { sense: lastAsked.cell.sense }),
    due: last ? dueOf(last, (lastAsked ?? { cell: undefined }).cell) : null,
    fact: papers ? sum(own.map((one) => one.accepted)) : joined(indicator.asks, values),
    ...(values.length > 0 && {
      value: { count: sum(values.map((one) => one.count)), ...(of > 0 && { of }) },
    }),
    waiting: sum(own.map((one) => one.waiting)),
    issued: sum(own.map((one) => one.target)),
    wanted: sum(asked.map((one) => wantedOf(indicator, one))),
    state: together(asked.map((one) => stateOfTerm(indicator, one, asOf))),
  };
}

/** Plan and fact over all periods, as the aggregation allows: a sum, periods that were reached, the last level. */
function totalOf(indicator: Indicator, cells: CellProgress[], years: boolean): Total {
  const asked = cells.filter(({ state }) => state !== 'not-planned');
  if (isLevel(indicator.aggregation)) {
    const last = asked.findLast(({ fact }) => fact !== null) ?? asked.at(-1);
    return { fact: last?.fact ?? null, of: last?.plan ?? null, unit: 'level' };
  }
  if (indicator.aggregation === 'sum' && indicator.asks === 'papers')
    return {
      fact: sum(cells.map(({ fact }) => fact ?? 0)),
      of: indicator.planned ? indicator.planned.value : sum(asked.map(({ plan }) => plan ?? 0)),
      unit: 'items',
    };
  return {
    fact: asked.filter(({ fact, plan, sense }) => fact !== null && meets(fact, plan ?? 0, sense))
      .length,
    of: asked.length,
    unit: years ? 'years' : 'periods',
  };
}

/** The whole road map on a day: a row per indicator, a cell per period, and what the periods make together. */
export const progressOf = (
  plan: Pick<Plan, 'periods' | 'measures'>,
  tallies: Tally[],
  asOf: OnDay,
): IndicatorProgress[] => {
  const years = plan.periods.every(({ id }) => /^\d{4}$/.test(id));
  return plan.measures.flatMap((measure) =>
    measure.indicators.map((indicator) => {
      const cells = plan.periods.map(({ id }) =>
        cellOf(plan, measure, indicator, id, tallies, asOf),
      );
      return { indicator: indicator.id, cells, total: totalOf(indicator, cells, years) };
    }),
  );
};
