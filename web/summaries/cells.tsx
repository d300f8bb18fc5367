/** The cells of a summary that a figure counts, with the papers behind each: as they stood on its day. */
import { at } from '../../functions/contract/addresses.ts';
import { factWords, printedPlan } from '../../functions/contract/summaries/figures.ts';
import type { Content } from '../../functions/contract/summaries/summary.ts';
import { measureWords, nameWords, shortDay, termWords } from '../../functions/contract/words.ts';
import { Narrowed } from '../roadmaps/narrowed.tsx';
import type { Counted } from '../roadmaps/periods.tsx';

type Props = { content: Content; shown: Counted; all: string };

export function Cells({ content, shown, all }: Props) {
  const found = content.rows.flatMap((row) =>
    row.cells
      .filter(({ period, state }) => period === shown.period && state === shown.state)
      .map((cell) => ({ row, cell })),
  );
  const words = content.roadmap.periods.find(({ id }) => id === shown.period)?.words ?? '';
  return (
    <section>
      <Narrowed shown={shown} words={words} all={all} />
      <ul class="tasks">
        {found.map(({ row, cell }) => (
          <li class="card" key={row.indicator}>
            <h3 class="ds-heading" data-size="2xs">
              {measureWords(row.label)} {row.title}
            </h3>
            <p>{row.name}</p>
            <p>
              план <b>{printedPlan(row, cell)}</b> · факт <b>{factWords(cell.fact, row)}</b> ·{' '}
              <a
                class="ds-link"
                href={at(content.roadmap.id).everybody({
                  measure: row.measure,
                  period: cell.period,
                })}
                aria-label={`отчёты: ${measureWords(row.label)}, ${termWords(words)}`}
              >
                отчёты
              </a>
            </p>
            {cell.proofs.length > 0 && (
              <ul class="plain">
                {cell.proofs.map((proof) => (
                  <li key={proof.item}>
                    <a class="ds-link" href={proof.path}>
                      {proof.name}
                    </a>
                    , {nameWords(proof.owner)}, {shortDay(proof.fulfilled)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
