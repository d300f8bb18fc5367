/**
 * With what this machine begins, as `OPORA_DEMO` says: the demonstration with the work of a year and a half, the same without
 * acts (`empty`), or an administrator alone (`none`), who enters everything by pages. Each keeps its data in a folder of its own.
 */
import { dayOf } from '../../functions/contract/days.ts';
import { grouped } from '../../functions/contract/groups.ts';
import { taskParts } from '../../functions/contract/tasks/ids.ts';
import { contextOf, type House, todayOf } from '../../functions/domain/context.ts';
import { find } from '../../functions/domain/roadmaps/reading.ts';
import { start } from '../../functions/domain/start.ts';
import { keyOf, kind } from '../../functions/domain/summaries/kind.ts';
import { issue } from '../../functions/domain/tasks/issuing.ts';
import { blank, municipality, roadmap } from '../data/reference.ts';
import { demonstrationDay, demoPeople, loadEmpty } from './demo.ts';
import { begins, ends, story } from './story.ts';
import { act, instantOf, openAt, summaryId } from './work.ts';

export type Beginning = {
  municipality: string;
  /** Behind the name of the folder where data lie: «.opora-none». */
  folder: string;
  /** The day on which it stands; undefined where today is today. */
  today: string | undefined;
  people: { email: string; name: string }[];
  load: (house: House) => Promise<void>;
};

const demonstration: Beginning = {
  municipality: municipality.id,
  folder: '',
  today: demonstrationDay,
  people: Object.values(demoPeople),
  load: loadWhole,
};

/**
 * Loads people and plan as they stood on the day when it was approved, and then all that was done since, once. Where it was
 * approved on another day (by an earlier release, under another `OPORA_TODAY`) people have gone on by themselves.
 */
async function loadWhole(house: House): Promise<void> {
  const last = instantOf(ends.at);
  if (todayOf(house) <= dayOf(last)) return loadEmpty(house);
  const open = openAt(instantOf(begins));
  await loadEmpty(house, open);
  const past = { ...house, memory: {} };
  const ctx = open(past);
  const { approved } = await find(ctx, roadmap.id);
  const sum = { roadmap: roadmap.id, day: dayOf(last), id: summaryId(ends.sums) };
  if (approved?.at !== ctx.now || (await ctx.table.get(kind, keyOf(ctx, sum)))) return;
  await issue(ctx, roadmap.id);
  // Each side has its own tasks, papers and count, so they go on beside each other.
  const lanes = grouped(story, (done) => ('task' in done ? taskParts(done.task)?.owes : done.who));
  const ended = await Promise.allSettled(
    [...lanes.values()].map(async (lane) => {
      for (const done of lane) await act(past, done);
    }),
  );
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  await act(past, ends);
}

const { admin } = demoPeople;

/** An administrator, and offices called as everywhere: all else is entered by pages. */
async function loadNone(house: House): Promise<void> {
  const people = [{ ...admin, grants: [...admin.grants] }];
  await start(contextOf(house), { municipality: blank, schools: [], people });
}

/** By the word of `OPORA_DEMO`; without one the whole demonstration. */
const beginnings: Record<string, Beginning> = {
  '': demonstration,
  empty: { ...demonstration, folder: '-empty', load: loadEmpty },
  none: {
    municipality: blank.id,
    folder: '-none',
    today: undefined,
    people: [admin],
    load: loadNone,
  },
};

/** How a start begins; undefined for a word that is not known. */
export const beginningOf = (demo = ''): Beginning | undefined =>
  Object.hasOwn(beginnings, demo) ? beginnings[demo] : undefined;
