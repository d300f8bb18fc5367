/** What went wrong, in a sentence. All sentences but that of a line that is gone come when the first is needed. */
import { useEffect, useState } from 'preact/hooks';
import { type Failure, offline } from '../door/client.ts';

export function Sentence({ of: failure }: { of: Failure }) {
  const [said, say] = useState('');
  useEffect(() => {
    if (failure.code === 'offline') return say(offline);
    import('../door/sentences.ts').then(
      ({ sentenceOf }) => say(sentenceOf(failure)),
      () => say(offline),
    );
  }, [failure]);
  return <>{said}</>;
}
