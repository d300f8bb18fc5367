/** How each year of the road map stands: drawn and listed. */

import { stateWords } from '../../functions/contract/figures.ts';
import { cellStates } from '../../functions/contract/plan.ts';
import type { ReadySummary } from '../../functions/contract/summaries.ts';
import { plural } from '../../functions/contract/words.ts';
import { Parts } from './bar.tsx';

export const Years = ({ totals }: { totals: ReadySummary['totals'] }) => (
  <div class="years">
    {totals.map(({ year, states }) => {
      const parts = cellStates
        .filter((state) => state !== 'not-planned' && states[state] > 0)
        .map((kind) => ({ kind, count: states[kind] }));
      const planned = parts.reduce((all, part) => all + part.count, 0);
      return (
        <article class="card" key={year}>
          <h3 class="ds-heading" data-size="xs">
            {year} год
          </h3>
          <p class="figure">
            <b>{states.done}</b> из {planned}{' '}
            <small>{plural(planned, 'показателя', 'показателей', 'показателей')} выполнено</small>
          </p>
          <Parts parts={parts} />
          <ul class="legend">
            {parts.map((part) => (
              <li key={part.kind}>
                <span class={`dot part-${part.kind}`} aria-hidden="true" />
                {stateWords[part.kind]}: {part.count}
              </li>
            ))}
          </ul>
        </article>
      );
    })}
  </div>
);
