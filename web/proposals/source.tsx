/** Cells of the table as they were brought, and the correction of a text in place: the row is then read anew. */
import { useState } from 'preact/hooks';
import type { Place } from '../../functions/contract/reading/reading.ts';
import type { Plan } from '../../functions/contract/roadmaps/roadmap.ts';
import type { Work } from './work.ts';

type Props = { rows: Place[]; columns: Plan['columns']; work: Work; label: string };

export function Source({ rows, columns, work, label }: Props) {
  const [unfolded, unfold] = useState(false);
  const [mending, mend] = useState(false);
  const cells = rows.flatMap(({ piece, row }) =>
    (work.grid.pieces[piece - 1]?.rows[row - 1] ?? []).map((cell) => ({ ...cell, piece, row })),
  );
  const changed = new Map(
    work.typed.edits.flatMap((edit) =>
      edit.what === 'text' ? [[`${edit.piece} ${edit.row} ${edit.column}`, edit.text]] : [],
    ),
  );
  const headOf = (at: number) => columns[at - 1]?.words || `Столбец ${at}`;
  return (
    <div class={unfolded ? 'source open' : 'source'}>
      <button
        type="button"
        class="ds-link fold-source"
        aria-expanded={unfolded}
        onClick={() => unfold(!unfolded)}
      >
        {unfolded ? 'Скрыть исходную строку' : 'Как в таблице'}
      </button>
      <div class="cells">
        <dl>
          {cells
            .filter(({ text }) => mending || text !== '')
            .map(({ piece, row, at, text }) => {
              const key = `${piece} ${row} ${at}`;
              const now = changed.get(key) ?? text;
              const id = `cell-${piece}-${row}-${at}`;
              return (
                <div key={key}>
                  <dt>{mending ? <label for={id}>{headOf(at)}</label> : headOf(at)}</dt>
                  <dd>
                    {mending ? (
                      <textarea
                        class="ds-input"
                        id={id}
                        rows={Math.min(6, 1 + Math.floor(now.length / 40))}
                        maxLength={8000}
                        value={now}
                        onInput={(event) =>
                          work.edit({
                            what: 'text',
                            piece,
                            row,
                            column: at,
                            text: event.currentTarget.value,
                          })
                        }
                      />
                    ) : (
                      <span class="typed">{now}</span>
                    )}
                    {now !== text && <span class="hint">Было: {text || 'пусто'}</span>}
                  </dd>
                </div>
              );
            })}
        </dl>
        <button
          type="button"
          class="ds-link"
          aria-label={`${mending ? 'Готово' : 'Исправить текст'}: ${label}`}
          onClick={() => mend(!mending)}
        >
          {mending ? 'Готово' : 'Исправить текст'}
        </button>
      </div>
    </div>
  );
}
