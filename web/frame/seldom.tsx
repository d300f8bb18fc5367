/**
 * Pages that few open: of those who keep the municipality, of help; and what no page has for its address. Their addresses
 * come with the first of them, and weigh nothing on the form.
 */
import type { ComponentType } from 'preact';
import { lazy, useLocation } from 'preact-iso';
import {
  aboutPage,
  beginPage,
  helpPage,
  journalPage,
  newsPage,
  peoplePage,
  plansPage,
  schoolsPage,
  sessionsPage,
  settingsPage,
} from '../../functions/contract/addresses.ts';

type One = ComponentType<{ id: string }>;

const Elsewhere = lazy(() => import('./landing.tsx').then((page) => page.Elsewhere));

/** Pages by their address, and what is one of a list by the address of the list. */
const pages: Record<string, One> = {
  [aboutPage]: lazy(() => import('../home/home.tsx').then((page) => page.Home)),
  [helpPage]: lazy(() => import('../help/help.tsx').then((page) => page.Help)),
  [newsPage]: lazy(() => import('../notices/letters.tsx').then((page) => page.LettersPage)),
  [sessionsPage]: lazy(() => import('../people/sessions.tsx').then((page) => page.SessionsPage)),
  [journalPage]: lazy(() => import('../journal/journal.tsx').then((page) => page.Journal)),
  [beginPage]: lazy(() => import('../home/begin.tsx').then((page) => page.Begin)),
  [settingsPage]: lazy(() => import('../settings/settings.tsx').then((page) => page.SettingsPage)),
  [schoolsPage]: lazy(() => import('../schools/schools.tsx').then((page) => page.Registry)),
  [plansPage]: lazy(() =>
    import('../proposals/pages.tsx').then(({ Plans }) => named(Plans, 'proposal')),
  ),
  [peoplePage]: lazy(() => import('../people/people.tsx').then((page) => page.People)),
};
const ones: Record<string, One> = {
  [schoolsPage]: lazy(() =>
    import('../schools/school.tsx').then(({ SchoolPage }) => named(SchoolPage, 'school')),
  ),
  [plansPage]: lazy(() =>
    import('../proposals/pages.tsx').then(({ Plans }) => named(Plans, 'proposal')),
  ),
  [peoplePage]: lazy(() =>
    import('../people/person.tsx').then(({ PersonPage }) => named(PersonPage, 'person')),
  ),
};

/** A page that is told of which one it is by a name of its own. */
function named<Name extends string>(Page: ComponentType<Record<Name, string>>, name: Name): One {
  return ({ id }) => <Page {...({ [name]: id } as Record<Name, string>)} />;
}

export function Seldom() {
  const { path } = useLocation();
  const [, list = '', id, more] = path.split('/');
  const from = more === undefined ? (id === undefined ? pages : ones) : {};
  const Page = Object.hasOwn(from, `/${list}`) ? from[`/${list}`] : undefined;
  return Page ? <Page key={path} id={id ?? ''} /> : <Elsewhere />;
}
