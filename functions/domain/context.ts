/**
 * What every verb of the house is given: who asks, what time it is, the stores. Built in `wire.ts` alone.
 */
import type { Config } from '../config.ts';
import { type Day, dayOf, type Instant } from '../contract/days.ts';
import { mayDo, sidesOf, type Verb } from '../contract/people/access.ts';
import type { Author, Person } from '../contract/people/person.ts';
import type { Subject } from '../contract/people/speaking.ts';
import { Problem } from '../contract/problem.ts';
import type { Files } from '../store/files.ts';
import type { Jobs } from '../store/jobs.ts';
import { type Known as Items, withKnown } from '../store/known.ts';
import type { Parts } from '../store/parts.ts';
import type { Table } from '../store/table.ts';
import type { Web } from '../store/web.ts';

/** The parts of the house that do not change from request to request. */
export type House = {
  config: Config;
  table: Table;
  files: Files;
  parts: Parts;
  jobs: Jobs;
  web: Web;
  /** What a process remembers from request to request (`registry.ts`). */
  memory: Record<string, unknown>;
  /** Real time, in milliseconds: sessions, leases and signatures live by it. */
  clock: () => number;
};

/** What was read with the session already: the stamp of the registry, and items that the request will need. */
export type Known = { stamp?: number; items?: Items; session?: OwnSession };

/** The session that asks: what it is called, and its last moment. */
type OwnSession = { id: string; last: number };

export type Context = House & {
  municipality: string;
  /** The instant by the clock of the domain: the demonstration may stand on another day. */
  now: Instant;
  today: Day;
  /** Whose request it is, with the rights that hold today. */
  person: Person | undefined;
  /** The session that asks, where a person does. */
  session: OwnSession | undefined;
  /** From which network it was asked; undefined where nobody asks from one. */
  network: string | undefined;
  /** The stamp of the registry (`registry.ts`) as it stands now; undefined where it was not read. */
  stamp: number | undefined;
  /** Refuses what the person may not do; returns the side for which they may. */
  allow(verb: Verb, subject?: Subject): string;
  /** The sides for which the person may do it: one chooses where there are several. */
  sides(verb: Verb, subject?: Subject): string[];
  /** Whether the person may do it, for lists that show only what one may see. */
  may(verb: Verb, subject?: Subject): boolean;
};

/** The instant of the domain: the real one, or the same time of day on the day that the configuration names. */
function domainNow(config: Config, clock: () => number): Instant {
  const real = new Date(clock()).toISOString();
  if (config.today === undefined) return real;
  const shift = Date.parse(config.today) - Date.parse(dayOf(real));
  return new Date(Date.parse(real) + shift).toISOString();
}

/** The day of the domain. */
export const todayOf = ({ config, clock }: House): Day => dayOf(domainNow(config, clock));

/** The context of one request or job. Without a person every right is refused. */
export function contextOf(
  house: House,
  person?: Person,
  known: Known = {},
  network?: string,
): Context {
  const now = domainNow(house.config, house.clock);
  const today = dayOf(now);
  return {
    ...house,
    table: known.items ? withKnown(house.table, known.items) : house.table,
    session: known.session,
    network,
    stamp: known.stamp,
    municipality: house.config.municipality,
    now,
    today,
    person,
    allow(verb, subject = {}) {
      if (!person) throw new Problem('signed-out');
      const side = mayDo(person, verb, subject);
      if (side !== undefined) return side;
      // What one may not even read must look as if it were not there.
      const reading = verb.startsWith('task') ? 'task.read' : verb;
      const seen = reading !== verb && mayDo(person, reading, subject) !== undefined;
      throw new Problem(seen || subject.owes === undefined ? 'forbidden' : 'absent');
    },
    sides: (verb, subject = {}) => (person ? sidesOf(person, verb, subject) : []),
    may: (verb, subject = {}) => !!person && mayDo(person, verb, subject) !== undefined,
  };
}

/** Who writes a record, and when. */
export const changedNow = ({ person, now }: Context) => ({
  by: { id: person?.id ?? '', name: person?.name ?? '' },
  at: now,
});

/** Who acts, and for which side. */
export const authorOf = (ctx: Context, side: string): Author => ({
  id: ctx.person?.id ?? '',
  name: ctx.person?.name ?? '',
  side,
});
