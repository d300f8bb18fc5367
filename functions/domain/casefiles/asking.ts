/** Asking for a case file: what is chosen, and under which name. The schedule makes it (`making.ts`). */
import { isAwaited } from '../../contract/awaited.ts';
import type { Casefile, CasefileRequest } from '../../contract/casefiles/casefile.ts';
import { placeName, shortName } from '../../contract/casefiles/names.ts';
import { mostADay } from '../../contract/casefiles/quota.ts';
import type { Selection } from '../../contract/casefiles/selection.ts';
import { officeWords } from '../../contract/casefiles/words.ts';
import { addDays } from '../../contract/days.ts';
import { isOffice } from '../../contract/offices.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { itemStateWords } from '../../contract/tasks/transitions.ts';
import { keys } from '../../store/keys.ts';
import { readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { limit, uncount } from '../limits.ts';
import * as roadmaps from '../roadmaps/kind.ts';
import * as schools from '../schools.ts';
import * as settings from '../settings.ts';
import { asked } from '../work.ts';
import { find, keyOf, kind } from './kind.ts';

/** Asks for a case file. The same id again gives the one that was asked for, also over midnight. */
export async function ask(
  ctx: Context,
  roadmap: string,
  { id, selection }: CasefileRequest,
): Promise<Casefile> {
  const { side } = selection;
  const own = ctx.allow('casefile.make', side === undefined ? {} : { owes: side });
  const named = { roadmap, day: ctx.today, id };
  const [plan, place, school, ...before] = await ctx.table.getMany([
    keys.roadmap(ctx.municipality, roadmap),
    keys.municipality(ctx.municipality),
    keys.school(ctx.municipality, side ?? ''),
    keyOf(ctx, named),
    keyOf(ctx, { ...named, day: addDays(ctx.today, -1) }),
  ]);
  if (!plan) throw new Problem('absent');
  refuse(selection, readOne(roadmaps.kind, plan), school !== undefined);
  const [stands] = before.flatMap((one) => (one ? [readOne(kind, one)] : []));
  const name = fileName(
    place ? readOne(settings.kind, place).name : '',
    school ? readOne(schools.kind, school).name : undefined,
    named.day,
    selection,
  );
  const casefile = stands ?? (await claim(ctx, { ...named, selection, name, side: own }));
  if (casefile.by.id !== ctx.person?.id || !same(casefile.selection, selection))
    throw new Problem('conflict');
  if (isAwaited(casefile)) await ctx.jobs({ job: 'casefile', ...named, day: casefile.day });
  return casefile;
}

type Wanted = Pick<Casefile, 'roadmap' | 'day' | 'id' | 'selection' | 'name'> & { side: string };

/** Puts it into the queue, if its side has not asked for too many today; one that comes to nothing does not count. */
async function claim(ctx: Context, wanted: Wanted): Promise<Casefile> {
  const most = mostADay[ctx.may('casefile.make') ? 'office' : 'school'];
  const counted = [`casefiles:${wanted.side}`, { window: 86_400_000, most }] as const;
  const casefile: Casefile = {
    ...wanted,
    ...asked(ctx),
    at: ctx.now,
    since: ctx.clock(),
    by: { id: ctx.person?.id ?? '', name: ctx.person?.name ?? '' },
    version: 1,
  };
  await limit(ctx, ...counted);
  if (await ctx.table.create(kind, keyOf(ctx, casefile), casefile)) return casefile;
  await uncount(ctx, ...counted);
  return find(ctx, casefile);
}

/** Refuses what the road map and the registry do not know: an empty case file would look as if all were well. */
function refuse({ period, measure, side }: Selection, plan: Roadmap, school: boolean): void {
  if (side !== undefined && !isOffice(side) && !school) throw invalid('selection.side', 'unknown');
  if (period !== undefined && !plan.periods.some(({ id }) => id === period))
    throw invalid('selection.period', 'unknown');
  if (measure !== undefined && !plan.measures.some(({ id }) => id === measure))
    throw invalid('selection.measure', 'unknown');
}

const same = (one: Selection, other: Selection): boolean =>
  (['period', 'side', 'measure', 'state'] as const).every((word) => one[word] === other[word]);

/** «Материалы_ШНОР_ШНСУ_Кисловодск_2021_Лицей_4_на_2021-12-31.zip»: what was asked for, in words. */
function fileName(
  place: string,
  school: string | undefined,
  day: string,
  { period, side, measure, state }: Selection,
): string {
  const whose = school ?? (side !== undefined && isOffice(side) ? officeWords[side] : '');
  const parts = [
    'Материалы_ШНОР_ШНСУ',
    placeName(place),
    period ?? '',
    shortName(whose),
    measure === undefined ? '' : `п_${measure}`,
    state === undefined ? '' : itemStateWords[state].toLowerCase().replaceAll(' ', '_'),
    'на',
    day,
  ];
  return `${parts.filter(Boolean).join('_')}.zip`;
}
