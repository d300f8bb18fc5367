/** When a measure is to be done, term by term. Pure: no clock, no store. */
import type { Day } from '../days.ts';
import type { Cell, Measure, Plan, Term } from './roadmap.ts';

/**
 * The terms of a measure: its own, or the plan's periods. Where the document says when it starts and ends, no term begins
 * earlier or ends later.
 */
export const termsOf = (plan: Pick<Plan, 'periods'>, measure: Measure): Term[] =>
  measure.terms ??
  plan.periods.map(({ id, words, from, to }) => {
    const [start = from, end = to] = measure.span ?? [];
    return {
      id,
      period: id,
      words,
      from: start > from ? start : from,
      due: end < to ? end : to,
    };
  });

/** Whether all periods of a plan are calendar years, and are spoken of as such. */
export const areYears = (periods: { id: string }[]): boolean =>
  periods.every(({ id }) => /^\d{4}$/.test(id));

/** A term of a measure by its id: the period of its tasks. */
export const termOf = (
  plan: Pick<Plan, 'periods'>,
  measure: Measure | undefined,
  id: string,
): Term | undefined => measure && termsOf(plan, measure).find((term) => term.id === id);

/** The last day of a cell: the one that it names, else that of its term; null as long as nobody has set it. */
export const dueOf = (term: Pick<Term, 'due'>, cell: Pick<Cell, 'due'> | undefined): Day | null =>
  cell?.due ?? term.due;

/** The place of a term in the order of a plan: by its period, then as the measure has it. */
export function placesOf(plan: Pick<Plan, 'periods' | 'measures'>): {
  period: (id: string) => number;
  measure: (id: string) => number;
} {
  const places = (ids: string[]) => new Map(ids.map((id, place) => [id, place]));
  const [periods, measures] = [
    places(plan.periods.map(({ id }) => id)),
    places(plan.measures.map(({ id }) => id)),
  ];
  return {
    period: (id) => periods.get(id) ?? periods.size,
    measure: (id) => measures.get(id) ?? measures.size,
  };
}
