/**
 * The places of a person (docs/design.md §11): at most six, in this order, the first is where they land. What one may only
 * read is no duty, and a place whose room is not there yet is absent.
 */
import {
  at,
  beginPage,
  journalPage,
  peoplePage,
  plansPage,
  schoolsPage,
  settingsPage,
} from '../../functions/contract/addresses.ts';
import { current, type Role } from '../../functions/contract/people/rights.ts';
import type { Counts } from '../../functions/contract/tasks/counts.ts';
import { session, site, today } from '../door/state.ts';

export type Place = {
  path: string;
  name: string;
  /** Whether it has a count, and how much waits there: «3», «50+». */
  counts?: true;
  waits?: string;
};

type Name =
  | 'submit'
  | 'queue'
  | 'plan'
  | 'plans'
  | 'schools'
  | 'evidence'
  | 'summaries'
  | 'everybody'
  | 'begin'
  | 'people'
  | 'journal'
  | 'registry'
  | 'settings';

/** What there is without any road map. */
const always: Name[] = ['begin', 'plans', 'people', 'journal', 'registry', 'settings'];

/** `rest`: what stands under «Ещё». */
const ofRole: Record<Role, { first: Name[]; rest?: Name[] }> = {
  school: { first: ['submit', 'plan', 'evidence'] },
  head: { first: ['submit', 'plan', 'evidence'] },
  imo: {
    first: ['queue', 'plan', 'plans', 'registry', 'summaries', 'evidence'],
    rest: ['submit', 'everybody', 'settings'],
  },
  uo: {
    first: ['queue', 'plan', 'plans', 'registry', 'summaries', 'evidence'],
    rest: ['submit', 'everybody', 'settings'],
  },
  tutor: { first: ['schools', 'plan', 'submit'] },
  curator: { first: ['schools', 'plan'] },
  admin: { first: ['begin', 'people', 'plans', 'registry', 'settings', 'plan', 'journal'] },
  guest: { first: ['plan', 'registry', 'evidence', 'summaries'] },
};

/** The most places that a head holds. */
const most = 6;

const number = (count: number, more = false): string | undefined =>
  count > 0 ? `${count}${more ? '+' : ''}` : undefined;

function placeOf(name: Name, roadmap: string, counts: Counts | undefined): Place {
  const pages = at(roadmap);
  switch (name) {
    case 'submit':
      return waiting(
        {
          path: pages.tasks(),
          name: 'Что нужно сдать',
        },
        number(counts?.submit ?? 0),
      );
    case 'queue':
      return waiting(
        { path: pages.queue, name: 'На проверке' },
        number(counts?.review ?? 0, counts?.more),
      );
    case 'plan':
      return { path: pages.plan, name: 'Дорожная карта' };
    case 'plans':
      return { path: plansPage, name: 'Дорожные карты' };
    case 'schools':
      return { path: pages.schools(), name: 'Мои школы' };
    case 'evidence':
      return { path: pages.evidence(), name: 'Документы' };
    case 'summaries':
      return { path: pages.summaries, name: 'Сводки' };
    case 'everybody':
      return {
        path: pages.everybody(),
        name: 'Задачи школ и ведомств',
      };
    case 'begin':
      return { path: beginPage, name: 'С чего начать' };
    case 'people':
      return { path: peoplePage, name: 'Люди' };
    case 'journal':
      return { path: journalPage, name: 'Журнал' };
    case 'registry':
      return { path: schoolsPage, name: 'Школы' };
    case 'settings':
      return { path: settingsPage, name: 'Настройки' };
  }
}

const waiting = (place: Place, waits: string | undefined): Place => ({
  ...place,
  counts: true,
  ...(waits !== undefined && { waits }),
});

/** The places of whoever is signed in: those of the head, and those under «Ещё». */
export function placesOf(roadmap: string, counts?: Counts): { first: Place[]; rest: Place[] } {
  const grants = current(session.value?.person.grants ?? [], today());
  const roles = grants.map(({ role }) => ofRole[role]);
  // Where no plan was approved yet something is still to be begun; without any there is little else to speak of.
  const begun = (site.value?.roadmaps.length ?? 0) > 0;
  // The list of road maps is led to from the one that is there.
  const known = (name: Name) =>
    (name !== 'begin' || !begun) &&
    (name !== 'plans' || roadmap === '') &&
    (roadmap !== '' || always.includes(name));
  const all = [...new Set(roles.flatMap(({ first }) => first))].filter(known);
  const more = [...new Set(roles.flatMap(({ rest }) => rest ?? []))].filter(
    (name) => known(name) && !all.includes(name),
  );
  // Without a road map there is no page «Ещё»: what would stand there stands in the head.
  if (roadmap === '') {
    const own = [...all, ...more].slice(0, most).map((name) => placeOf(name, roadmap, counts));
    return { first: own, rest: [] };
  }
  const whole = all.length + Math.min(more.length, 1) <= most;
  const head = whole ? all : all.slice(0, most - 1);
  const rest = [...all.slice(head.length), ...more];
  const places = (names: Name[]) => names.map((name) => placeOf(name, roadmap, counts));
  return { first: places(head), rest: places(rest) };
}

/** Where somebody lands. */
export const landingOf = (roadmap: string): string | undefined => placesOf(roadmap).first[0]?.path;
