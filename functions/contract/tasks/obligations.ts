/** What follows from an approved plan: which task each school and office owes. Pure and deterministic. */
import { countsSchools, dueOf, targetOf } from '../roadmaps/plan.ts';
import type { Measure, Roadmap } from '../roadmaps/roadmap.ts';
import { type School, supportedIn } from '../schools.ts';
import type { Demand, KeptTask } from './task.ts';

export type Obligation = Omit<KeptTask, 'acts' | 'moved' | 'issuedAt' | 'version'>;

/**
 * Every task of a road map: one measure × period × the one who owes it, with a target per indicator (35 for the
 * road map of 2020–2022 and two schools). A cell that is empty or 0 asks for nothing.
 */
export function obligations(roadmap: Roadmap, schools: School[]): Obligation[] {
  return roadmap.years.flatMap((year) => {
    const supported = schools.filter((school) => supportedIn(school, year));
    return roadmap.measures.flatMap((measure) => {
      const each = measure.owes === 'each-school';
      const owners = each ? supported.map((school) => school.id) : [measure.owes];
      const cells = measure.indicators.map((indicator) => indicator.years[year]);
      const indicators = measure.indicators.flatMap(({ id, evidenceKinds: kinds }, at) => {
        const target = targetOf(cells[at]?.value ?? null, each ? supported.length : null);
        return target === 0 ? [] : [{ id, target, kinds }];
      });
      if (indicators.length === 0) return [];
      const due = cells.flatMap((cell) => (cell ? [dueOf(year, cell)] : [])).sort()[0];
      return owners.map((owes) => ({
        roadmap: roadmap.id,
        owes,
        period: String(year),
        measure: measure.number,
        due: due ?? dueOf(year, { month: null }),
        indicators,
      }));
    });
  });
}

/** What is wanted of an indicator, with the words of the plan. */
export function demandOf(
  measure: Pick<Measure, 'indicators'> | undefined,
  wanted: KeptTask['indicators'][number],
): Demand {
  const indicator = measure?.indicators.find(({ id }) => id === wanted.id);
  return {
    ...wanted,
    name: indicator?.name ?? '',
    countsSchools: indicator !== undefined && countsSchools(indicator),
  };
}
