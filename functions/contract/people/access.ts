/**
 * Who may do what: one table, verb × role. `all`: of anything; `own`: of the schools that the right names;
 * `office`: of the office itself; `part`: where that side is a co-executor. What stands nowhere is refused.
 */
import { isOffice } from '../offices.ts';
import type { Grant, Person } from './person.ts';
import { isOfSchools, type Role } from './rights.ts';
import { type Subject, sides, speaksFor, spokenFor } from './speaking.ts';

type Reach = 'all' | 'own' | 'office' | 'part';

const rights = {
  'roadmap.read': {
    school: 'all',
    head: 'all',
    tutor: 'all',
    curator: 'all',
    imo: 'all',
    uo: 'all',
    admin: 'all',
    guest: 'all',
  },
  'roadmap.approve': { imo: 'all', uo: 'all' },
  /** Bringing a table, reading it into a plan, throwing it away; nobody owes anything by it. */
  'roadmap.propose': { imo: 'all', uo: 'all', admin: 'all' },
  'task.read': {
    school: 'own part',
    head: 'own part',
    tutor: 'own part',
    curator: 'own',
    imo: 'all',
    uo: 'all',
    admin: 'all',
    guest: 'all',
  },
  'task.submit': {
    school: 'own part',
    head: 'own part',
    tutor: 'part',
    imo: 'office part',
    uo: 'office part',
  },
  'task.review': { imo: 'all', uo: 'all' },
  'document.upload': { school: 'own', head: 'own', tutor: 'office', imo: 'office', uo: 'office' },
  'document.read': {
    school: 'own',
    head: 'own',
    tutor: 'own office',
    curator: 'own',
    imo: 'all',
    uo: 'all',
    admin: 'all',
    guest: 'all',
  },
  /** Taking a document that was handed in from view, with a reason, and giving it back. */
  'document.withdraw': { imo: 'all', uo: 'all', admin: 'all' },
  'casefile.make': {
    school: 'own',
    head: 'own',
    imo: 'all',
    uo: 'all',
    admin: 'all',
    guest: 'all',
  },
  'link.read': { imo: 'all', uo: 'all', admin: 'all', guest: 'all' },
  'summary.read': { imo: 'all', uo: 'all', admin: 'all', guest: 'all' },
  'summary.compile': { imo: 'all', uo: 'all' },
  'school.read': {
    school: 'all',
    head: 'all',
    tutor: 'all',
    curator: 'all',
    imo: 'all',
    uo: 'all',
    admin: 'all',
    guest: 'all',
  },
  'school.keep': { imo: 'all', uo: 'all', admin: 'all' },
  /** The municipality: its name, offices, contacts and words. */
  'settings.read': { imo: 'all', uo: 'all', admin: 'all' },
  'settings.keep': { admin: 'all' },
  'person.keep': { admin: 'all' },
} as const satisfies Record<string, Partial<Record<Role, string>>>;
export type Verb = keyof typeof rights;
export const verbs = Object.keys(rights) as Verb[];

function reaches(reach: Reach, grant: Grant, subject: Subject): boolean {
  switch (reach) {
    case 'all':
      return true;
    case 'own':
      return subject.owes !== undefined && !!grant.schools?.includes(subject.owes);
    case 'office':
      return subject.owes !== undefined && subject.owes === sides[grant.role];
    case 'part': {
      const side = sides[grant.role];
      return side !== undefined && !!subject.executors?.includes(side);
    }
  }
}

/**
 * The sides for which this person may do it; none when they may not. A school that is only one of several supported ones
 * takes part in an office's task, never in another school's. Whoever speaks for several sides chooses one.
 */
export function sidesOf(person: Pick<Person, 'grants'>, verb: Verb, subject: Subject): string[] {
  const found = new Set<string>();
  for (const grant of person.grants) {
    const reach: string = (rights[verb] as Partial<Record<Role, string>>)[grant.role] ?? '';
    const allowed = (reach.split(' ') as Reach[]).some(
      (one) => reaches(one, grant, subject) && !foreign(one, grant, subject),
    );
    if (allowed) for (const side of spokenFor(grant, subject)) found.add(side);
  }
  return [...found];
}

/** The first side for which this person may do it, or undefined when they may not. */
export const mayDo = (person: Person, verb: Verb, subject: Subject): string | undefined =>
  sidesOf(person, verb, subject)[0];

/**
 * How somebody stands to a task: their side owes it, takes part in it, or they may only read it. Only what is owed is
 * offered as a duty.
 */
export function standingTo(
  person: Pick<Person, 'grants'>,
  task: Subject & { owes: string },
): 'owes' | 'takes-part' | 'reads' {
  if (speaksFor(person).includes(task.owes)) return 'owes';
  return sidesOf(person, 'task.submit', task).length > 0 ? 'takes-part' : 'reads';
}

/** The schools that somebody helps: those of rights that speak for none of them. Nothing where one has no such right. */
export function helpedBy({ grants }: Pick<Person, 'grants'>): string[] | undefined {
  const helping = grants.filter(({ role }) => isOfSchools(role) && sides[role] !== 'school');
  return helping.length > 0 ? helping.flatMap(({ schools }) => schools ?? []) : undefined;
}

/** A school's part in a measure ends at the door of another school. */
const foreign = (reach: Reach, grant: Grant, subject: Subject): boolean =>
  reach === 'part' &&
  sides[grant.role] === 'school' &&
  subject.owes !== undefined &&
  !isOffice(subject.owes);
