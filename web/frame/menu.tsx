/** The way about: the places of whoever is signed in, with how much waits in each. */

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Counts } from '../../functions/contract/tasks/counts.ts';
import { api, read } from '../door/client.ts';
import { session } from '../door/state.ts';
import { type Place, placesOf } from './places.ts';

/** What waits for the reader, asked anew on every page. */
export function useCounts(roadmap: string): Counts | undefined {
  const { path } = useLocation();
  const [counts, set] = useState<Counts>();
  const person = session.value?.person.id;
  useEffect(() => {
    if (!person || roadmap === '') return set(undefined);
    let current = true;
    read(api.roadmaps[':roadmap'].counts.$get({ param: { roadmap } })).then(
      (found) => current && set(found),
      // A menu without numbers is a menu.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [person, roadmap, path]);
  return counts;
}

export function Menu({ roadmap }: { roadmap: string }) {
  const { path } = useLocation();
  const { first, rest } = placesOf(roadmap, useCounts(roadmap));
  const waits = rest.flatMap((place) => place.waits ?? [])[0];
  const more: Place = { path: at(roadmap).more, name: 'Ещё', ...(waits && { waits }) };
  const inside = rest.some((place) => isIn(path, place.path));
  return (
    <nav aria-label="Разделы">
      {[...first, ...(rest.length > 0 ? [more] : [])].map((place) => {
        const here = isIn(path, place.path) || (place === more && inside);
        return (
          <a key={place.path} href={place.path} aria-current={here ? 'page' : undefined}>
            {place.name}
            {place.waits && (
              <>
                {' '}
                <span class="waits">
                  {place.waits}
                  <span class="ds-sr-only"> ждёт вас</span>
                </span>
              </>
            )}
          </a>
        );
      })}
    </nav>
  );
}

/** Whether a page is that of a place; a report belongs to the list that it stands in. */
const isIn = (path: string, place: string): boolean =>
  path === place || (path.startsWith(`${place}/`) && !/^\/roadmaps\/[^/]+$/.test(place));
