/** Foreseeing: what would be issued if these schools stood in the registry so. Reads alone; nothing is written. */
import { grouped } from '../../contract/groups.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { termOf } from '../../contract/roadmaps/terms.ts';
import type { School, SchoolInput } from '../../contract/schools/school.ts';
import type { Foresight } from '../../contract/tasks/foresight.ts';
import { taskId } from '../../contract/tasks/ids.ts';
import { type Obligation, obligations } from '../../contract/tasks/obligations.ts';
import { keys } from '../../store/keys.ts';
import { readable } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { tallyKind } from './kind.ts';
import { mostSides } from './tallies.ts';

/** Which tasks follow for schools as they are meant to stand, by each approved plan, less those issued already. */
export async function foresee(ctx: Context, changed: SchoolInput[]): Promise<Foresight> {
  ctx.allow('school.keep');
  const registry = await registryOf(ctx);
  const plans = registry.roadmaps.filter(({ approved, closed }) => approved && !closed);
  const ids = new Set(changed.map(({ id }) => id));
  const rest = registry.schools.filter(({ id }) => !ids.has(id));
  const schools: School[] = [...rest, ...changed.map((one) => ({ ...one, version: 0 }))];
  const issued = await issuedTo(ctx, plans, [...ids]);
  return {
    plans: plans.map((plan) => {
      const asked = obligations(plan, schools).filter(({ owes }) => ids.has(owes));
      const told = changed.map(({ id }) => {
        const known = issued.get(`${plan.id} ${id}`) ?? new Set();
        const own = asked.filter(({ owes }) => owes === id);
        const names = new Set(own.map(taskId));
        const lacking = grouped(
          own.filter((one) => !known.has(taskId(one))),
          (one) => yearOf(plan, one),
        );
        return {
          school: id,
          appear: [...lacking].map(([year, { length }]) => ({ year, count: length })),
          stay: [...known].filter((name) => !names.has(name)).length,
        };
      });
      return {
        roadmap: plan.id,
        title: plan.title,
        schools: told.filter(({ appear, stay }) => appear.length > 0 || stay > 0),
      };
    }),
  };
}

/** The year with which a task is counted. */
function yearOf(plan: Roadmap, { measure, period }: Obligation): number {
  const planned = plan.measures.find(({ id }) => id === measure);
  const within = termOf(plan, planned, period)?.period;
  return Number(plan.periods.find(({ id }) => id === within)?.to.slice(0, 4));
}

/** Ids of tasks that were issued, by plan and school: of their rows, a hundred in a call. */
async function issuedTo(
  ctx: Context,
  plans: Roadmap[],
  schools: string[],
): Promise<Map<string, Set<string>>> {
  const wanted = plans.flatMap(({ id }) => schools.map((school) => [id, school] as const));
  const found = new Map<string, Set<string>>();
  for (let from = 0; from < wanted.length; from += mostSides) {
    const some = wanted.slice(from, from + mostSides);
    const rows = await ctx.table.getMany(
      some.map(([roadmap, school]) => keys.tally(ctx.municipality, roadmap, school)),
    );
    some.forEach(([roadmap, school], place) => {
      const [row] = rows[place] ? readable(tallyKind, rows[place]) : [];
      const names = Object.keys(row?.tasks ?? {}).map((name) => `${school}.${name}`);
      found.set(`${roadmap} ${school}`, new Set(names));
    });
  }
  return found;
}
