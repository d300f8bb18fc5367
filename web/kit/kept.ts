/** What is typed in a form that has no draft on the server: kept in this browser until it is sent, for one person. */
import { useState } from 'preact/hooks';
import { forget, recall, remember } from '../door/backup.ts';
import { session } from '../door/state.ts';

/** What is typed, how it is changed, and how it is forgotten when it was sent or is not wanted. */
export function useKept<T>(form: string, initial: T): [T, (value: T) => void, () => void, boolean] {
  const name = `${form}:${session.value?.person.id ?? ''}`;
  const [found] = useState(() => recall<T>(name));
  const [value, set] = useState(found ?? initial);
  return [
    value,
    (next) => {
      set(next);
      remember(name, next);
    },
    () => forget(name),
    found !== undefined,
  ];
}
