/** What follows from an approved plan: which task each school and office owes. Pure and deterministic. */
import { countsSchools, dueOf, targetOf } from './plan.ts';
import type { Roadmap } from './roadmap.ts';
import { type School, supportedIn } from './schools.ts';
import { type Task, taskId } from './tasks.ts';

type Obligation = Omit<Task, 'items' | 'acts' | 'issuedAt' | 'version'>;

/**
 * Every task of a road map: one measure × year × the one who owes it, with a target per indicator (35 for the
 * road map of 2020–2022 and two schools). A cell that is empty or 0 asks for nothing. `offices`: their names.
 */
export function obligations(
  roadmap: Roadmap,
  schools: School[],
  offices: Record<string, string>,
): Obligation[] {
  return roadmap.years.flatMap((year) => {
    const supported = schools.filter((school) => supportedIn(school, year));
    return roadmap.measures.flatMap((measure) => {
      const each = measure.owes === 'each-school';
      const owners = each
        ? supported.map((school) => ({ id: school.id, name: school.name }))
        : [{ id: measure.owes, name: offices[measure.owes] ?? measure.owes }];
      const cells = measure.indicators.map((indicator) => indicator.years[year]);
      const demands = measure.indicators.flatMap((indicator, place) => {
        const target = targetOf(cells[place]?.value ?? null, each ? supported.length : null);
        return target === 0
          ? []
          : [
              {
                id: indicator.id,
                name: indicator.name,
                target,
                kinds: indicator.evidenceKinds,
                countsSchools: countsSchools(indicator),
              },
            ];
      });
      if (demands.length === 0) return [];
      const due = cells.flatMap((cell) => (cell ? [dueOf(year, cell)] : [])).sort()[0];
      return owners.map((owner) => ({
        roadmap: roadmap.id,
        id: taskId(owner.id, year, measure.number),
        owes: owner.id,
        owner: owner.name,
        year,
        measure: measure.number,
        numberRaw: measure.numberRaw,
        section: measure.section,
        title: measure.title,
        executors: measure.executors,
        due: due ?? dueOf(year, { month: null }),
        indicators: demands,
      }));
    });
  });
}
