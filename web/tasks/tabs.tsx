/** The years of a road map as tabs; the chosen one stands in the address, so Back and a sent link lead to it. */
import { useLocation } from 'preact-iso';
import { planOf, today } from '../door/state.ts';

/** The year that the address asks for, else this one, else the nearest of the plan. */
export function useYear(roadmap: string): number {
  const { query } = useLocation();
  const years = planOf(roadmap)?.years ?? [];
  const asked = Number(query.year || today().slice(0, 4));
  if (years.length === 0 || years.includes(asked)) return asked;
  return asked < (years[0] ?? 0) ? (years[0] ?? asked) : (years.at(-1) ?? asked);
}

type Props = {
  roadmap: string;
  shown: number;
  /** The address of a year. */
  pathOf: (year: number) => string;
  /** What stands under a year. */
  wordsOf?: (year: number) => string | undefined;
};

export const Years = ({ roadmap, shown, pathOf, wordsOf }: Props) => (
  <nav class="tabs" aria-label="Год">
    {(planOf(roadmap)?.years ?? []).map((year) => (
      <a key={year} href={pathOf(year)} aria-current={year === shown ? 'page' : undefined}>
        <b>{year}</b>
        <small>{wordsOf?.(year)}</small>
      </a>
    ))}
  </nav>
);
