/**
 * With what this machine begins, as `OPORA_DEMO` says: the demonstration, the same without acts (`empty`), or an
 * administrator alone (`none`), who enters everything by pages. Each keeps its data in a folder of its own.
 */
import { contextOf, type House } from '../../functions/domain/context.ts';
import { start } from '../../functions/domain/start.ts';
import { blank, municipality } from '../data/reference.ts';
import { demonstrationDay, demoPeople, loadDemo } from './demo.ts';

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
  load: loadDemo,
};

const { admin } = demoPeople;

/** An administrator, and offices called as everywhere: all else is entered by pages. */
async function loadNone(house: House): Promise<void> {
  const people = [{ ...admin, grants: [...admin.grants] }];
  await start(contextOf(house), { municipality: blank, schools: [], people });
}

/** By the word of `OPORA_DEMO`; without one the whole demonstration. */
const beginnings: Record<string, Beginning> = {
  '': demonstration,
  empty: { ...demonstration, folder: '-empty' },
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
