/** The faults that a form shows: all of them, each at its field, until the field is edited. */
import { useState } from 'preact/hooks';
import type { Fault } from './faults.tsx';

/** `button`: the id of the main one, where what is said of the whole stands. */
export function useFaults(button: string) {
  const [faults, set] = useState<Fault[]>([]);
  const [round, setRound] = useState(0);
  return {
    faults,
    /** Rises with every showing: the list of faults takes the focus anew. */
    round,
    show: (found: Fault[]) => {
      set(found);
      setRound((count) => count + 1);
    },
    /** A field was edited: its fault is no more, nor what was said of the whole. */
    edited: (is: (id: string) => boolean) =>
      set((all) => all.filter(({ id }) => id !== button && !is(id))),
    faultOf: (id: string) => faults.find((fault) => fault.id === id)?.sentence,
  };
}
