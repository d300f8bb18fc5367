/** The way about: the places of whoever is signed in, with how much waits in each. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Counts } from '../../functions/contract/tasks/counts.ts';
import { api, read } from '../door/client.ts';
import { acted, place, session } from '../door/state.ts';
import { type Place, placesOf } from './places.ts';

const counted = signal<Counts | undefined>(undefined);

/** Asks what waits for the reader, anew on every page and after every act; only of those who have a place for it. */
function useCounts(roadmap: string): Counts | undefined {
  const { path } = useLocation();
  const { first, rest } = placesOf(roadmap);
  const asks = path !== '/' && [...first, ...rest].some(({ counts }) => counts);
  const person = session.value?.person.id;
  useEffect(() => {
    if (!person || roadmap === '' || !asks) {
      counted.value = undefined;
      return;
    }
    let current = true;
    read(api.roadmaps[':roadmap'].counts.$get({ param: { roadmap } })).then(
      (found) => {
        if (current) counted.value = found;
      },
      // A menu without numbers is a menu.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [person, roadmap, path, asks, acted.value]);
  return counted.value;
}

/** The places, with what waits in each as it was told last. */
export const countedPlaces = (roadmap: string) => placesOf(roadmap, counted.value);

export function Menu({ roadmap }: { roadmap: string }) {
  const { path } = useLocation();
  const here = placeOf(path);
  const { first, rest } = placesOf(roadmap, useCounts(roadmap));
  const waits = rest.flatMap((place) => place.waits ?? [])[0];
  const more: Place = { path: at(roadmap).more, name: 'Ещё', ...(waits && { waits }) };
  const inside = rest.some(({ path }) => isIn(here, path));
  return (
    <nav aria-label="Разделы">
      {[...first, ...(rest.length > 0 ? [more] : [])].map((place) => {
        const chosen = isIn(here, place.path) || (place === more && inside);
        return (
          <a key={place.path} href={place.path} aria-current={chosen ? 'page' : undefined}>
            {place.name}
            {place.waits && (
              <>
                {' '}
                <span class="waits">
                  {place.waits}
                  <span class="ds-sr-only"> — ждёт вас</span>
                </span>
              </>
            )}
          </a>
        );
      })}
    </nav>
  );
}

/** The list that a page belongs to: a review to the queue, a report to the list that it says. */
function placeOf(path: string): string {
  if (/\/tasks\/[^/]+\/review$/.test(path)) return path.replace(/\/tasks\/.*/, '/queue');
  return (/\/tasks\/[^/]+$/.test(path) && place.value.split('?')[0]) || path;
}

/** Whether a page is that of a place, or lies under it; a road map's own page has none under it. */
const isIn = (path: string, place: string): boolean =>
  path === place || (path.startsWith(`${place}/`) && !/^\/roadmaps\/[^/]+$/.test(place));
