/**
 * Case files: asked for once, watched while they are made, taken by a link. What is listed by the same selection stands in
 * `casefiles/listing.ts`, how the ZIP is made in `casefiles/making.ts`.
 */
import { isAwaited } from '../contract/archives.ts';
import { Casefile, type CasefileRequest } from '../contract/casefiles.ts';
import { addDays } from '../contract/days.ts';
import { shortName } from '../contract/names.ts';
import { isOffice } from '../contract/offices.ts';
import { invalid, Problem } from '../contract/problem.ts';
import type { Roadmap } from '../contract/roadmap.ts';
import type { Selection } from '../contract/selection.ts';
import { itemStateWords, officeWords } from '../contract/words.ts';
import { keys, objects } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import { readOne } from '../store/table.ts';
import type { Context } from './context.ts';
import * as documents from './documents.ts';
import { registryOf } from './registry.ts';
import * as roadmaps from './roadmap.ts';
import * as schools from './schools.ts';
import { isLeft } from './work.ts';

/** Case files that a list shows. */
const listed = 200;

/** How a case file is kept. */
export const kind: Kind<Casefile> = { name: 'casefile', shape: 1, schema: Casefile };

/** Where the record of a case file lies, and where its ZIP. */
export const keyOf = (ctx: Context, { roadmap, day, id }: Named) =>
  keys.casefile(ctx.municipality, roadmap, day, id);
export const objectOf = (ctx: Context, { roadmap, id }: Named) =>
  objects.casefile(ctx.municipality, roadmap, id);

export type Named = Pick<Casefile, 'roadmap' | 'day' | 'id'>;

/** Asks for a case file. The same id again gives the one that was asked for, also over midnight. */
export async function ask(
  ctx: Context,
  roadmap: string,
  { id, selection }: CasefileRequest,
): Promise<Casefile> {
  const { side } = selection;
  ctx.allow('casefile.make', side === undefined ? {} : { owes: side });
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
    place ? readOne(schools.placeKind, place).name : '',
    school ? readOne(schools.kind, school).name : undefined,
    named.day,
    selection,
  );
  const asked = stands ?? (await claim(ctx, { ...named, selection, name }));
  if (asked.by.id !== ctx.person?.id || !same(asked.selection, selection))
    throw new Problem('conflict');
  if (asked.state !== 'ready') await ctx.jobs({ job: 'casefile', ...named, day: asked.day });
  return asked;
}

async function claim(
  ctx: Context,
  wanted: Pick<Casefile, 'roadmap' | 'day' | 'id' | 'selection' | 'name'>,
): Promise<Casefile> {
  const asked: Casefile = {
    ...wanted,
    at: ctx.now,
    since: ctx.clock(),
    by: { id: ctx.person?.id ?? '', name: ctx.person?.name ?? '' },
    state: 'asked',
    done: { files: 0, bytes: 0 },
    total: { files: 0, bytes: 0 },
    missing: 0,
    damaged: 0,
    runs: 0,
    version: 1,
  };
  return (await ctx.table.create(kind, keyOf(ctx, asked), asked)) ? asked : find(ctx, asked);
}

/** Refuses what the road map and the registry do not know: an empty case file would look as if all were well. */
function refuse({ year, measure, side }: Selection, plan: Roadmap, school: boolean): void {
  if (side !== undefined && !isOffice(side) && !school) throw invalid('selection.side', 'unknown');
  if (year !== undefined && !plan.years.includes(year)) throw invalid('selection.year', 'unknown');
  if (measure !== undefined && !plan.measures.some((one) => one.number === measure))
    throw invalid('selection.measure', 'unknown');
}

const same = (one: Selection, other: Selection): boolean =>
  (['year', 'side', 'measure', 'state'] as const).every((word) => one[word] === other[word]);

/** «Материалы_ШНОР_ШНСУ_Кисловодск_2021_Лицей_4_на_2021-12-31.zip»: what was asked for, in words. */
function fileName(
  place: string,
  school: string | undefined,
  day: string,
  { year, side, measure, state }: Selection,
): string {
  const whose = school ?? (side !== undefined && isOffice(side) ? officeWords[side] : '');
  const parts = [
    'Материалы_ШНОР_ШНСУ',
    place.split(/\s+/).at(-1) ?? '',
    year === undefined ? '' : String(year),
    shortName(whose),
    measure === undefined ? '' : `п_${measure}`,
    state === undefined ? '' : itemStateWords[state].toLowerCase().replaceAll(' ', '_'),
    'на',
    day,
  ];
  return `${parts.filter(Boolean).join('_')}.zip`;
}

/** Whether this person may have the case file: whoever may ask for all has all, a school those of its own. */
const mayHave = (ctx: Context, { selection: { side } }: Casefile): boolean =>
  ctx.may('casefile.make', side === undefined ? {} : { owes: side });

const recentOf = (ctx: Context, roadmap: string): Promise<Casefile[]> =>
  ctx.table.list(kind, keys.casefiles(ctx.municipality, roadmap), {
    reverse: true,
    limit: listed,
  });

/** The latest case files that this person may have, the newest first. */
export async function list(ctx: Context, roadmap: string): Promise<Casefile[]> {
  const own = ctx.person?.grants.flatMap((grant) => grant.schools ?? []) ?? [];
  if (!own.some((owes) => ctx.may('casefile.make', { owes }))) ctx.allow('casefile.make');
  (await registryOf(ctx)).plan(roadmap);
  const [recent, withdrawal] = await Promise.all([
    recentOf(ctx, roadmap),
    documents.lastWithdrawal(ctx),
  ]);
  return recent
    .filter((one) => mayHave(ctx, one))
    .map((one) => ({ ...one, recalled: one.since <= withdrawal }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** A case file's record for the house itself; `absent` when there is none. */
export async function find(ctx: Context, named: Named): Promise<Casefile> {
  const found = await ctx.table.get(kind, keyOf(ctx, named));
  if (!found) throw new Problem('absent');
  return found;
}

/** One case file's record, with its progress while it is made; `absent` too when it is not for this person. */
export async function read(ctx: Context, named: Named): Promise<Casefile> {
  if (!ctx.person) throw new Problem('signed-out');
  const [casefile, withdrawal] = await Promise.all([
    find(ctx, named),
    documents.lastWithdrawal(ctx),
  ]);
  if (!mayHave(ctx, casefile)) throw new Problem('absent');
  return { ...casefile, recalled: casefile.since <= withdrawal };
}

/** A link to the ZIP, under a name that says what it is; `state` when it is not ready, or not kept any more. */
export async function link(ctx: Context, named: Named) {
  const { state, until = 0, name, recalled } = await read(ctx, named);
  if (recalled) throw new Problem('state', { state: 'recalled' });
  if (state !== 'ready') throw new Problem('state', { state });
  if (until <= ctx.clock()) throw new Problem('state', { state: 'expired' });
  const url = await ctx.files.readLink(objectOf(ctx, named), {
    media: 'application/zip',
    disposition: documents.disposition(name, false),
    // A gigabyte over a slow line, gone on with after a cut.
    seconds: 6 * 3600,
  });
  return { url, looked: false };
}

/** Runs at a time: each lasts minutes, and the function that makes them has letters to send besides. */
const mostMaking = 2;

/** Whether there is room for another run. */
export async function isRoom(ctx: Context, roadmap: string): Promise<boolean> {
  const recent = await recentOf(ctx, roadmap);
  const making = recent.filter((one) => one.state === 'making' && (one.leased ?? 0) > ctx.clock());
  return making.length < mostMaking;
}

/** Case files that wait for a run: the tick asks anew for what a lost run left, until it is given up. */
export async function unfinished(ctx: Context, roadmap: string): Promise<Casefile[]> {
  const recent = await recentOf(ctx, roadmap);
  return recent.filter((one) => isLeft(ctx, one) && isAwaited(one, ctx.clock()));
}

/** Removes the ZIPs that are kept no more, or that nobody gets any more. */
export async function clear(ctx: Context, roadmap: string): Promise<void> {
  const [recent, withdrawal] = await Promise.all([
    ctx.table.list(kind, keys.casefiles(ctx.municipality, roadmap)),
    documents.lastWithdrawal(ctx),
  ]);
  for (const one of recent) {
    const over = (one.until ?? 0) <= ctx.clock() || one.since <= withdrawal;
    if (one.state !== 'ready' || one.cleared || !over) continue;
    await ctx.files.remove(objectOf(ctx, one));
    await ctx.table.replace(kind, keyOf(ctx, one), { ...one, cleared: true });
  }
}
