/** The choice of the road map, where there is more than one. */

import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Day } from '../../functions/contract/days.ts';
import { planOf, plans } from '../door/state.ts';
import { folding } from '../kit/folding.ts';
import { samePage } from './roadmap.ts';

/** «2020–2022», «2023». */
const yearsOf = (span: [Day, Day]): string => {
  const [first, last] = span.map((day) => day.slice(0, 4));
  return first === last ? `${first ?? ''}` : `${first}–${last}`;
};

export function Maps({ roadmap }: { roadmap: string }) {
  const { path } = useLocation();
  const box = useRef<HTMLDetailsElement>(null);
  const fold = () => box.current?.removeAttribute('open');
  useEffect(fold, [path]);
  const all = plans();
  const chosen = planOf(roadmap);
  if (!chosen) return null;
  return (
    <details class="maps" ref={box} {...folding('summary', fold)}>
      <summary>Дорожная карта {yearsOf(chosen.span)} — выбрать другую</summary>
      <ul class="plain">
        {all.map(({ id, title, span }) => (
          <li key={id}>
            <a
              class="ds-link"
              href={samePage(path, id)}
              aria-current={id === roadmap ? 'true' : undefined}
            >
              {yearsOf(span)}: {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
