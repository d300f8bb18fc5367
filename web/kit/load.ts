/** Reading for a page: what it waits for, what it got, what went wrong, and how to try again. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../door/client.ts';

export type Loaded<T> = { value: T | undefined; failure: Failure | undefined; again: () => void };

/** Runs `load` when the page opens and whenever `parts` change. */
export function useLoad<T>(load: () => Promise<T>, parts: unknown[]): Loaded<T> {
  const [state, set] = useState<{ value?: T; failure?: Failure }>({});
  const [round, again] = useState(0);
  const last = useRef(round);
  useEffect(() => {
    let current = true;
    // What was read of another road map or person is not shown as that of this one; a second try keeps what is there.
    if (last.current === round) set({});
    last.current = round;
    load().then(
      (value) => current && set({ value }),
      (failure) => current && set({ failure }),
    );
    return () => {
      current = false;
    };
    // The page says by `parts` when to read anew.
  }, [...parts, round]);
  return {
    value: state.value,
    failure: state.failure,
    again: useCallback(() => again((count) => count + 1), []),
  };
}

/** The title of the page, in the window and for screen readers. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} — Опора` : 'Опора';
  }, [title]);
}
