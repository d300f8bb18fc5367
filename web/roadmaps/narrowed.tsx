/** Says which cells a figure led to, takes the focus there, and leads back to the whole. */
import { useEffect, useRef } from 'preact/hooks';
import { stateWords } from '../../functions/contract/summaries/figures.ts';
import { termWords } from '../../functions/contract/words.ts';
import type { Counted } from './periods.tsx';

type Props = { shown: Counted; words: string; all: string };

/** `words`: the period. */
export function Narrowed({ shown: { period, state }, words, all }: Props) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), [period, state]);
  return (
    <p tabIndex={-1} ref={box}>
      Только {termWords(words)}: {stateWords[state].toLowerCase()}.{' '}
      <a class="ds-link" href={all}>
        Показать все
      </a>
    </p>
  );
}
