/** How each year of the road map stands: drawn and listed. */
import { type CellState, cellStates } from '../../functions/contract/roadmaps/plan.ts';
import { stateWords } from '../../functions/contract/summaries/figures.ts';
import { plural } from '../../functions/contract/words.ts';
import { Shares } from '../kit/bar.tsx';

/** How many cells of a year stand where. */
export type Totals = { year: number; states: Record<CellState, number> };

export const Years = ({ totals }: { totals: Totals[] }) => (
  <div class="years">
    {totals.map(({ year, states }) => {
      const shares = cellStates
        .filter((state) => state !== 'not-planned' && states[state] > 0)
        .map((kind) => ({ kind, count: states[kind] }));
      const planned = shares.reduce((all, share) => all + share.count, 0);
      return (
        <article class="card" key={year}>
          <h3 class="ds-heading" data-size="xs">
            {year} год
          </h3>
          <p class="figure">
            <b>{states.done}</b> из {planned}{' '}
            <small>{plural(planned, 'показателя', 'показателей', 'показателей')} выполнено</small>
          </p>
          <Shares shares={shares} />
          <ul class="legend">
            {shares.map((share) => (
              <li key={share.kind}>
                <span class={`dot share-${share.kind}`} aria-hidden="true" />
                {stateWords[share.kind]}: {share.count}
              </li>
            ))}
          </ul>
        </article>
      );
    })}
  </div>
);
