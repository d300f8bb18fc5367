/**
 * Addresses of pages, said once: the web routes by them, and whatever links to a page asks here — letters, sheets, texts
 * for a messenger. The road map stands in the address of every page that speaks of one.
 */

type Query = Record<string, string | number | undefined>;

const asked = (path: string, query: Query = {}): string => {
  const words = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return words.length > 0 ? `${path}?${new URLSearchParams(words)}` : path;
};

/** Pages of a road map. */
export const at = (roadmap: string) => {
  const root = `/roadmaps/${roadmap}`;
  return {
    plan: root,
    /** The cells of the plan that stand so: of a year, in a state. */
    cells: (query: Query) => asked(root, query),
    tasks: (query?: Query) => asked(`${root}/tasks`, query),
    /** All tasks of all schools and offices, and those of one's schools. */
    everybody: (query?: Query) => asked(`${root}/everybody`, query),
    schools: (query?: Query) => asked(`${root}/schools`, query),
    task: (task: string, item?: string) =>
      `${root}/tasks/${task}${item === undefined ? '' : `#${item}`}`,
    review: (task: string) => `${root}/tasks/${task}/review`,
    queue: `${root}/queue`,
    evidence: (query?: Query) => asked(`${root}/evidence`, query),
    summaries: `${root}/summaries`,
    summary: (day: string, id: string, query?: Query) =>
      asked(`${root}/summaries/${day}/${id}`, query),
    more: `${root}/more`,
  };
};

export const signInPage = '/sign-in';
export const peoplePage = '/people';
export const personPage = (person: string) => `${peoplePage}/${person}`;
/** What one was told, and which of it comes by post. */
export const newsPage = '/news';
/** Where one is signed in. */
export const sessionsPage = '/sessions';
/** What was done with access. */
export const journalPage = '/journal';
export const helpPage = '/help';
export const aboutPage = '/about';
export const schoolsPage = '/schools';
export const schoolPage = (school: string) => `${schoolsPage}/${school}`;
/** The registry with the field for a list open. */
export const schoolListPage = `${schoolsPage}?list=1`;
export const settingsPage = '/settings';
export const beginPage = '/begin';
/** Road maps, and bringing in a new one. */
export const plansPage = '/plans';
/** A table that is being read into a road map. */
export const proposalPage = (proposal: string) => `${plansPage}/${proposal}`;
