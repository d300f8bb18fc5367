/** Doing something by a button: one at a time, and what refused it in a sentence beside it. */
import { useState } from 'preact/hooks';
import { sentenceOf } from '../door/sentences.ts';

/** `sentence`: for refusals that are said in words of their own. */
export function useDoing(sentence: (thrown: unknown) => string = sentenceOf) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const doing = async (work: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await work();
      setFault(undefined);
    } catch (thrown) {
      setFault(sentence(thrown));
    }
    setBusy(false);
  };
  return { busy, fault, doing };
}

/** What refused it; nothing where nothing did. */
export const Refusal = ({ fault }: { fault: string | undefined }) =>
  fault ? (
    <p class="ds-validation-message" role="alert">
      {fault}
    </p>
  ) : null;
