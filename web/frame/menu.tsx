/** The way about: the places of whoever is signed in, with how much waits in each. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Counts } from '../../functions/contract/tasks/counts.ts';
import { api, read } from '../door/client.ts';
import { acted, listed, session } from '../door/state.ts';
import { PlaceName } from './place.tsx';
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
  const here = listOf(path, roadmap);
  const { first, rest } = placesOf(roadmap, useCounts(roadmap));
  const waits = rest.flatMap((place) => place.waits ?? [])[0];
  const more: Place = { path: at(roadmap).more, name: 'Ещё', ...(waits && { waits }) };
  const inside = rest.some(({ path }) => path === here);
  return (
    <nav aria-label="Разделы">
      {[...first, ...(rest.length > 0 ? [more] : [])].map((place) => {
        const chosen = place.path === here || (place === more && inside);
        return (
          <a key={place.path} href={place.path} aria-current={chosen ? 'page' : undefined}>
            <PlaceName place={place} />
          </a>
        );
      })}
    </nav>
  );
}

/** The list that a page belongs to: a review to the queue, a report to the list that it says, the rest to its own. */
function listOf(path: string, roadmap: string): string {
  const { plan, queue } = at(roadmap);
  if (/\/tasks\/[^/]+\/review$/.test(path)) return queue;
  if (/\/tasks\/[^/]+$/.test(path) && listed.value) return listed.value.split('?')[0] ?? path;
  // Under the plan itself stand all the other lists.
  const depth = path.startsWith(`${plan}/`) ? 4 : 2;
  return path === plan ? plan : path.split('/').slice(0, depth).join('/');
}
