/** The cells of a summary that a figure counts, with the papers behind each: as they stood on its day. */
import { at } from '../../functions/contract/addresses.ts';
import type { Content } from '../../functions/contract/summaries/summary.ts';
import { measureWords, nameWords, shortDay, yearWords } from '../../functions/contract/words.ts';
import { Narrowed } from '../roadmaps/narrowed.tsx';
import type { Counted } from '../roadmaps/years.tsx';

type Props = { content: Content; shown: Counted; all: string };

export function Cells({ content, shown, all }: Props) {
  const found = content.rows.flatMap((row) =>
    row.cells
      .filter(({ year, state }) => year === shown.year && state === shown.state)
      .map((cell) => ({ row, cell })),
  );
  return (
    <section>
      <Narrowed shown={shown} all={all} />
      <ul class="tasks">
        {found.map(({ row, cell }) => (
          <li class="card" key={row.indicator}>
            <h3 class="ds-heading" data-size="2xs">
              {measureWords(row.measure)} {row.title}
            </h3>
            <p>{row.name}</p>
            <p>
              план <b>{cell.raw}</b> · факт <b>{cell.fact}</b> ·{' '}
              <a
                class="ds-link"
                href={at(content.roadmap.id).everybody({ measure: row.measure, year: cell.year })}
                aria-label={`отчёты: ${measureWords(row.measure)}, ${yearWords(cell.year)}`}
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
