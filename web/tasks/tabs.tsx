/** The periods of a road map as tabs; the chosen one stands in the address, so Back and a sent link lead to it. */
import { useLocation } from 'preact-iso';
import { periodOf } from '../../functions/contract/roadmaps/current.ts';
import type { Period } from '../../functions/contract/roadmaps/roadmap.ts';
import { termWords } from '../../functions/contract/words.ts';
import { planOf, today } from '../door/state.ts';

const none: Period = { id: '', words: '', from: '', to: '' };

/** The period that the address asks for, else the one of today, else the nearest of the plan. */
export function usePeriod(roadmap: string): Period {
  const { query } = useLocation();
  const periods = planOf(roadmap)?.periods ?? [];
  return periods.find(({ id }) => id === query.period) ?? periodOf(periods, today()) ?? none;
}

/** Whether what is of one period lies before another. */
export const isBefore = (roadmap: string, within: string, period: Period): boolean => {
  const own = planOf(roadmap)?.periods.find(({ id }) => id === within);
  return own !== undefined && own.to < period.from;
};

type Props = {
  roadmap: string;
  shown: Period;
  /** The address of a period. */
  pathOf: (period: string) => string;
  /** What stands under a period. */
  wordsOf?: (period: string) => string | undefined;
};

export const Periods = ({ roadmap, shown, pathOf, wordsOf }: Props) => (
  <>
    {planOf(roadmap)?.closed && (
      <p class="ds-alert" data-color="info">
        Дорожная карта закрыта: сдавать и проверять по ней больше ничего не нужно, всё сданное
        видно.
      </p>
    )}
    <nav class="tabs" aria-label="Период">
      {(planOf(roadmap)?.periods ?? []).map(({ id, words }) => (
        <a key={id} href={pathOf(id)} aria-current={id === shown.id ? 'page' : undefined}>
          <b>{termWords(words.replace(/^(\d{4}) год$/, '$1'))}</b>
          <small>{wordsOf?.(id)}</small>
        </a>
      ))}
    </nav>
  </>
);
