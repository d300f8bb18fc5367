/** How each period of the road map stands: drawn and listed; a figure leads to the cells that it counts. */

import type { Period } from '../../functions/contract/roadmaps/roadmap.ts';
import { type CellState, cellStates } from '../../functions/contract/roadmaps/states.ts';
import { stateWords } from '../../functions/contract/summaries/figures.ts';
import { plural, termWords } from '../../functions/contract/words.ts';
import { Shares } from '../kit/bar.tsx';

/** How many cells of a period stand where. */
type Totals = { period: string; states: Record<string, number> };

/** The cells that a figure counts: those of a period, in a state. */
export type Counted = { period: string; state: CellState };

/** Which cells an address asks for, if it asks for any. */
export const countedIn = ({ period, state }: Record<string, string>): Counted | undefined =>
  period && cellStates.includes(state as CellState)
    ? { period, state: state as CellState }
    : undefined;

type Props = {
  /** The periods of the plan, with their words. */
  periods: Pick<Period, 'id' | 'words'>[];
  totals: Totals[];
  shown: Counted | undefined;
  pathOf: (counted: Counted) => string;
};

export const Periods = ({ periods, totals, shown, pathOf }: Props) => (
  <div class="years">
    {totals.map(({ period, states }) => {
      const words = termWords(periods.find(({ id }) => id === period)?.words ?? period);
      const shares = cellStates
        .filter((state) => state !== 'not-planned')
        .map((kind) => ({ kind, count: states[kind] ?? 0 }))
        .filter(({ count }) => count > 0);
      const planned = shares.reduce((all, share) => all + share.count, 0);
      return (
        <article class="card" key={period}>
          <h3 class="ds-heading" data-size="xs">
            {words}
          </h3>
          <p class="figure">
            <b>{states.done ?? 0}</b> из {planned}{' '}
            <small>{plural(planned, 'показателя', 'показателей', 'показателей')} выполнено</small>
          </p>
          <Shares shares={shares} />
          <ul class="legend">
            {shares.map(({ kind, count }) => (
              <li key={kind}>
                <span class={`dot share-${kind}`} aria-hidden="true" />
                <a
                  class="ds-link"
                  href={pathOf({ period, state: kind })}
                  aria-label={`${stateWords[kind]}: ${count}, ${words}`}
                  aria-current={
                    shown?.period === period && shown.state === kind ? 'true' : undefined
                  }
                >
                  {stateWords[kind]}: {count}
                </a>
              </li>
            ))}
          </ul>
        </article>
      );
    })}
  </div>
);
