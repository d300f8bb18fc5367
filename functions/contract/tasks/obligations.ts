/** What follows from an approved plan: which task each school and office owes. Pure and deterministic. */
import { countsSchools, isOfSchools, targetOf } from '../roadmaps/plan.ts';
import type { Cell, Measure, Plan, Roadmap, Term } from '../roadmaps/roadmap.ts';
import { dueOf, termsOf } from '../roadmaps/terms.ts';
import type { School } from '../schools/school.ts';
import { supportedIn } from '../schools/support.ts';
import type { Demand, KeptTask, Wanted } from './task.ts';

export type Obligation = Omit<KeptTask, 'acts' | 'moved' | 'issuedAt' | 'version'>;

/** Whom a plan asks for a term, of schools: those that are supported in the year in which it begins. */
const schoolsIn = (plan: Pick<Plan, 'owner' | 'periods'>, schools: School[], term: Term) => {
  if (plan.owner) return schools.filter(({ id }) => id === plan.owner);
  const period = plan.periods.find(({ id }) => id === term.period);
  const year = Number((term.from ?? period?.from ?? '').slice(0, 4));
  return schools.filter((school) => supportedIn(school, year));
};

/**
 * Every task of a road map: one measure × term × the one who owes it, with a target per indicator (35 for the road map of
 * 2020–2022 and two schools). A cell that asks for nothing makes no task. What a body outside owes its office hands in.
 */
export function obligations(
  plan: Pick<Roadmap, 'id' | 'owner' | 'periods' | 'measures' | 'bodies'>,
  schools: School[],
): Obligation[] {
  return plan.measures.flatMap((measure) =>
    termsOf(plan, measure).flatMap((term) => {
      const each = measure.owes === 'each-school';
      const supported = each ? schoolsIn(plan, schools, term) : [];
      const office = plan.bodies?.find(({ id }) => id === measure.owes)?.by ?? measure.owes;
      const owners = each ? supported.map(({ id }) => id) : [office];
      const indicators = measure.indicators.flatMap(({ id, asks, cells, evidenceKinds: kinds }) => {
        const target = targetOf(asks, cells[term.id], each ? supported.length : null);
        return target === 0 ? [] : [{ id, target, kinds }];
      });
      if (indicators.length === 0) return [];
      const wanted = indicators.map(({ id }) => measure.indicators.find((one) => one.id === id));
      const due = earliest(wanted.map((one) => dueOf(term, one?.cells[term.id])));
      return owners.map((owes) => ({
        roadmap: plan.id,
        owes,
        period: term.id,
        measure: measure.id,
        due,
        indicators,
      }));
    }),
  );
}

const earliest = (days: (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

/** What is wanted of an indicator, with the words of the plan. */
export function demandOf(
  measure: Pick<Measure, 'indicators' | 'owes'> | undefined,
  period: string,
  wanted: Wanted,
): Demand {
  const indicator = measure?.indicators.find(({ id }) => id === wanted.id);
  return {
    ...wanted,
    name: indicator?.name ?? '',
    countsSchools: indicator !== undefined && countsSchools(indicator),
    asks: indicator?.asks ?? 'papers',
    unit: indicator?.unit ?? null,
    plan: wordsOf(indicator?.cells[period]),
    ...(indicator &&
      measure?.owes === 'each-school' &&
      isOfSchools(indicator) && { ofSchools: true }),
  };
}

const printed = (value: number): string => String(value).replace('.', ',');

/** What a cell says; of a pair («5/100») each value with its unit. */
const wordsOf = (cell: Cell | undefined): string =>
  cell?.values?.map(({ unit, value }) => `${printed(value)} ${unit}`.trim()).join(' и ') ??
  cell?.raw ??
  '';
