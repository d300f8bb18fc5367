/** How each year of the road map stands: drawn and listed; a figure leads to the cells that it counts. */
import { type CellState, cellStates } from '../../functions/contract/roadmaps/plan.ts';
import { stateWords } from '../../functions/contract/summaries/figures.ts';
import { plural, yearWords } from '../../functions/contract/words.ts';
import { Shares } from '../kit/bar.tsx';

/** How many cells of a year stand where. */
type Totals = { year: number; states: Record<CellState, number> };

/** The cells that a figure counts: those of a year, in a state. */
export type Counted = { year: number; state: CellState };

/** Which cells an address asks for, if it asks for any. */
export const countedIn = ({ year, state }: Record<string, string>): Counted | undefined =>
  year && cellStates.includes(state as CellState)
    ? { year: Number(year), state: state as CellState }
    : undefined;

type Props = { totals: Totals[]; shown: Counted | undefined; pathOf: (counted: Counted) => string };

export const Years = ({ totals, shown, pathOf }: Props) => (
  <div class="years">
    {totals.map(({ year, states }) => {
      const shares = cellStates
        .filter((state) => state !== 'not-planned' && states[state] > 0)
        .map((kind) => ({ kind, count: states[kind] }));
      const planned = shares.reduce((all, share) => all + share.count, 0);
      return (
        <article class="card" key={year}>
          <h3 class="ds-heading" data-size="xs">
            {yearWords(year)}
          </h3>
          <p class="figure">
            <b>{states.done}</b> из {planned}{' '}
            <small>{plural(planned, 'показателя', 'показателей', 'показателей')} выполнено</small>
          </p>
          <Shares shares={shares} />
          <ul class="legend">
            {shares.map(({ kind, count }) => (
              <li key={kind}>
                <span class={`dot share-${kind}`} aria-hidden="true" />
                <a
                  class="ds-link"
                  href={pathOf({ year, state: kind })}
                  aria-label={`${stateWords[kind]}: ${count}, ${yearWords(year)}`}
                  aria-current={shown?.year === year && shown.state === kind ? 'true' : undefined}
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
