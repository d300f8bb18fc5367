/** Which road map the pages speak of: that of the address, else the one seen last, else that of today. */

import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { currentOf } from '../../functions/contract/roadmaps/current.ts';
import { recall, remember } from '../door/backup.ts';
import { planOf, plans, session, site } from '../door/state.ts';

const kept = 'roadmap';

/** The road map that an address names. */
const namedIn = (path: string): string | undefined => /^\/roadmaps\/([^/?]+)/.exec(path)?.[1];

/** Whether an address cannot be read («%E0»), or speaks of a road map that is not there, or not for this person. */
export function isUnknown(url: string): boolean {
  try {
    const named = namedIn(decodeURIComponent(url));
    return named !== undefined && !!session.value && !planOf(named);
  } catch {
    return true;
  }
}

/** Its id; empty as long as it is not known, or where there is none. */
export function useRoadmap(): string {
  const { path } = useLocation();
  const named = namedIn(path);
  const known = named !== undefined && planOf(named) ? named : undefined;
  useEffect(() => {
    if (known) remember(kept, known);
  }, [known]);
  if (known) return known;
  const last = recall<string>(kept);
  const current = site.value && currentOf(plans(), site.value.today);
  // One that was closed since is left for one that is open.
  const seen = last ? planOf(last) : undefined;
  if (seen && (!seen.closed || current?.closed)) return seen.id;
  return current?.id ?? '';
}

/** The same page of another road map, as far as it is sure to be there: a task of one is none of the other. */
export const samePage = (path: string, roadmap: string): string =>
  at(roadmap).plan + (/^\/roadmaps\/[^/]+(\/[a-z]+)?/.exec(path)?.[1] ?? '');
