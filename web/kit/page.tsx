/** A page that needs a person and something from the server: sign-in, loading and trouble look the same on all. */
import type { VNode } from 'preact';
import { session, site } from '../door/state.ts';
import type { Loaded } from './load.ts';
import { Absent, Loading, SignInFirst, Trouble, Unopened } from './notice.tsx';

type Props<T> = { loaded: Loaded<T | undefined>; children: (value: T) => VNode };

export function Page<T>({ loaded, children }: Props<T>) {
  if (session.value === null) return <SignInFirst />;
  const code = loaded.failure?.code;
  if (code === 'absent' || code === 'forbidden') return <Absent />;
  if (loaded.failure)
    return (
      <>
        <Unopened />
        <Trouble failure={loaded.failure} again={loaded.again} />
      </>
    );
  // What is kept in the browser is kept per person: nothing is shown before it is known who this is.
  // What day it is, and which years there are, is said by the site.
  const known = session.value !== undefined && !!site.value && loaded.value !== undefined;
  return known ? children(loaded.value as T) : <Loading />;
}
