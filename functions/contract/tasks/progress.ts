/** Plan against fact, cell by cell, from what tasks tell of themselves. Pure. */
import type { Day as OnDay } from '../days.ts';
import {
  addsUp,
  demands,
  isLevel,
  isOfEach,
  joined,
  meets,
  type Value as Reported,
} from '../roadmaps/plan.ts';
import type { Cell, Indicator, Measure, Plan, Term } from '../roadmaps/roadmap.ts';
import { stateOf, stateOfValue, together } from '../roadmaps/states.ts';
import { areYears, dueOf, termsOf } from '../roadmaps/terms.ts';
import type { CellProgress, IndicatorProgress, Total } from './cells.ts';
import type { Tally } from './tally.ts';

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

type Asked = { term: Term; cell: Cell & { value: number }; own: Tally[] };

/** What the tasks of a term should add up to: a value is asked for once of each. */
const wantedOf = (indicator: Indicator, { cell, own }: Asked): number => {
  if (indicator.asks !== 'papers') return own.length;
  return isOfEach(cell) ? Math.ceil(cell.value) * Math.max(1, own.length) : Math.ceil(cell.value);
};

/**
 * What acts took from the plan of one task: a lesser target that was set for it, and what was not handed in of one that the
 * office wants no more, or that was not held.
 */
const lessened = (one: Tally): number => {
  const { target, planned = target, accepted } = one;
  return planned - (isOver(one) ? Math.min(accepted, target) : target);
};
const isOver = ({ ended, notHeld }: Tally): boolean => ended === true || notHeld === 'accepted';

/** One term on a day; no task counts beyond its own target, so that a surplus does not hide what another owes. */
function stateOfTerm(indicator: Indicator, asked: Asked, asOf: OnDay) {
  const { term, cell, own } = asked;
  const capped = (count: (one: Tally) => number) =>
    sum(own.map((one) => Math.min(one.target, count(one))));
  const counted = capped((one) => one.accepted);
  const left = wantedOf(indicator, asked) - sum(own.map(lessened));
  if (left <= 0 && own.some(isOver))
    return own.some(({ notHeld }) => notHeld === 'accepted') ? 'not-held' : 'dropped';
  const reported = {
    plan: Math.max(1, left),
    fact: counted,
    waiting: sum(own.map((one) => (one.notHeld === 'waiting' ? 1 : one.waiting))),
    inTime: capped((one) => one.accepted + one.inTime) - counted,
    due: lastDay(own) ?? dueOf(term, cell),
    asOf,
  };
  if (indicator.asks === 'papers') return stateOf(reported);
  return stateOfValue(reported, isReached(indicator, cell, own));
}

/** The last day of those that lack something: one of them may have got a later one than the plan gives. */
const lastDay = (own: Tally[]): OnDay | undefined =>
  own
    .filter((one) => one.accepted < one.target && !isOver(one))
    .flatMap(({ due }) => due ?? [])
    .sort()
    .at(-1);

/**
 * Whether the values that were reported make what was planned: together, or each by itself where everybody owes the whole; of
 * a pair («5/100»), both.
 */
function isReached({ asks }: Indicator, cell: Cell & { value: number }, own: Tally[]): boolean {
  const values = own.flatMap(({ value }) => value ?? []);
  const wanted = cell.values ?? [{ unit: '', value: cell.value }];
  const makes = (some: Reported[]): boolean =>
    wanted.every(({ unit, value }) => {
      const of = cell.values ? (unit === '%' ? 'share' : 'number') : asks;
      const fact = joined(of, some);
      return fact !== null && meets(fact, value, cell.sense);
    });
  return cell.each ? values.length > 0 && values.every((one) => makes([one])) : makes(values);
}

/** The planned value of a column, in the unit of its fact; of what does not add up, that of its last term. */
function planOf(indicator: Indicator, asked: Asked[]): number | null {
  const last = asked.at(-1);
  if (last === undefined) return null;
  const own = (one: Asked) =>
    indicator.asks === 'papers' ? wantedOf(indicator, one) : one.cell.value;
  if (isAdded(indicator)) return sum(asked.map(own));
  const { cell } = last;
  if (indicator.asks === 'papers') return own(last);
  const share = cell.values?.find(({ unit }) => unit === '%');
  return indicator.asks === 'share' && share ? share.value : cell.value;
}

/** Whether the terms of one column are added up: papers are, unless each term is a state that was reached. */
const isAdded = (indicator: Indicator): boolean =>
  addsUp(indicator) || (indicator.asks === 'papers' && !isLevel(indicator.aggregation));

/** Whether anything of a term was reported and accepted. */
const isKnown = ({ own }: Asked): boolean =>
  own.some(({ value, accepted }) => value !== undefined || accepted > 0);

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
  // What does not add up stands where its last report says, over the terms of one column too.
  const reported = isAdded(indicator) ? own : (asked.filter(isKnown).at(-1) ?? lastAsked)?.own;
  const values = (reported ?? []).flatMap(({ value }) => value ?? []);
  const papers = indicator.asks === 'papers';
  const of = sum(values.map((one) => one.of ?? 0));
  const over = own.filter(({ notHeld }) => notHeld === 'accepted').length;
  const none = indicator.cells[last?.id ?? period]?.value ?? null;
  return {
    period,
    plan: planOf(indicator, asked) ?? none,
    ...(lastAsked?.cell.sense && { sense: lastAsked.cell.sense }),
    due: lastAsked ? dueOf(lastAsked.term, lastAsked.cell) : (last?.due ?? null),
    fact: papers
      ? sum((reported ?? own).map((one) => one.accepted))
      : joined(indicator.asks, values),
    ...(values.length > 0 && {
      value: { count: sum(values.map((one) => one.count)), ...(of > 0 && { of }) },
    }),
    waiting: sum(own.map((one) => one.waiting)),
    ...(over > 0 && { notHeld: over }),
    issued: sum(own.map((one) => one.planned ?? one.target)),
    wanted: sum(asked.map((one) => wantedOf(indicator, one))),
    state: together(asked.map((one) => stateOfTerm(indicator, one, asOf))),
  };
}

/** Plan and fact over all periods, as the aggregation allows: a sum, periods that were reached, the last level. */
function totalOf(indicator: Indicator, cells: CellProgress[], years: boolean): Total {
  const asked = cells.filter(({ state }) => state !== 'not-planned');
  if (isLevel(indicator.aggregation)) {
    const known = ({ fact }: CellProgress) => (indicator.asks === 'papers' ? fact : fact !== null);
    const last = asked.filter(known).at(-1) ?? asked.at(-1);
    return { fact: last?.fact ?? null, of: last?.plan ?? null, unit: 'level' };
  }
  if (addsUp(indicator))
    return {
      fact: sum(cells.map(({ fact }) => fact ?? 0)),
      of: indicator.planned ? indicator.planned.value : sum(asked.map(({ plan }) => plan ?? 0)),
      unit: 'items',
    };
  // Of papers more than some of those who owe may have been accepted; a value is reached by its own rule.
  const isDone = ({ fact, plan, sense, state }: CellProgress): boolean =>
    indicator.asks === 'papers' ? meets(fact ?? 0, plan ?? 0, sense) : state === 'done';
  return {
    fact: asked.filter(isDone).length,
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
  const years = areYears(plan.periods);
  return plan.measures.flatMap((measure) =>
    measure.indicators.map((indicator) => {
      const cells = plan.periods.map(({ id }) =>
        cellOf(plan, measure, indicator, id, tallies, asOf),
      );
      return { indicator: indicator.id, cells, total: totalOf(indicator, cells, years) };
    }),
  );
};
