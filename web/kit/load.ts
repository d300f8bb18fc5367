/** Reading for a page: what it waits for, what it got, what went wrong, and how to try again. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Failure } from '../door/client.ts';
import { session } from '../door/state.ts';

export type Loaded<T> = { value: T | undefined; failure: Failure | undefined; again: () => void };

/** Runs `load` when the page opens and whenever `parts` change. */
export function useLoad<T>(load: () => Promise<T>, parts: unknown[]): Loaded<T> {
  const key = JSON.stringify(parts);
  const [state, set] = useState<{ key: string; value?: T; failure?: Failure }>({ key });
  const [round, again] = useState(0);
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && set({ key, value }),
      (failure) => current && set({ key, failure }),
    );
    return () => {
      current = false;
    };
    // The page says by `parts` when to read anew.
  }, [...parts, round]);
  // What was read of another road map or person is not shown as that of this one; a second try keeps what is there.
  const of = state.key === key;
  return {
    value: of ? state.value : undefined,
    failure: of ? state.failure : undefined,
    again: useCallback(() => again((count) => count + 1), []),
  };
}

/** The same for whoever is signed in: nothing is asked before it is known who that is, and anew for another person. */
export const useSigned = <T>(load: () => Promise<T>, parts: unknown[]): Loaded<T | undefined> =>
  useLoad(
    () => (session.value ? load() : Promise.resolve(undefined)),
    [...parts, session.value?.person.id],
  );

/** The title of the page, in the window and for screen readers. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} — Опора` : 'Опора';
  }, [title]);
}
