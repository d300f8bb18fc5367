/** Says which cells a figure led to, takes the focus there, and leads back to the whole. */
import { useEffect, useRef } from 'preact/hooks';
import { stateWords } from '../../functions/contract/summaries/figures.ts';
import { yearWords } from '../../functions/contract/words.ts';
import type { Counted } from './years.tsx';

export function Narrowed({ shown: { year, state }, all }: { shown: Counted; all: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), [year, state]);
  return (
    <p tabIndex={-1} ref={box}>
      Только {yearWords(year)}: {stateWords[state].toLowerCase()}.{' '}
      <a class="ds-link" href={all}>
        Показать все
      </a>
    </p>
  );
}
