/** Rows of a form that come and go: contacts, outside bodies, kinds of documents. */
import type { ComponentChildren } from 'preact';

type Props<T> = {
  /** What the ids of its fields begin with. */
  of: string;
  legend: string;
  hint: string;
  add: string;
  rows: T[];
  fresh: T;
  onChange: (rows: T[]) => void;
  children: (row: T, place: number, set: (part: Partial<T>) => void) => ComponentChildren;
};

export function Rows<T>({ of, legend, hint, add, rows, fresh, onChange, children }: Props<T>) {
  const set = (place: number) => (part: Partial<T>) =>
    onChange(rows.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const focus = (id: string) => setTimeout(() => document.getElementById(id)?.focus());
  return (
    <fieldset class="schools">
      <legend class="ds-heading" data-size="2xs">
        {legend}
      </legend>
      <p class="hint">{hint}</p>
      {rows.map((row, place) => (
        <div class="entry row" key={place}>
          {children(row, place, set(place))}
          <p>
            <button
              type="button"
              class="ds-link"
              aria-label={`Убрать: ${legend}, ${place + 1}`}
              onClick={() => {
                onChange(rows.filter((_, at) => at !== place));
                focus(`add-${of}`);
              }}
            >
              Убрать
            </button>
          </p>
        </div>
      ))}
      <p>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          id={`add-${of}`}
          onClick={() => {
            onChange([...rows, fresh]);
            focus(`${of}-${rows.length}-name`);
          }}
        >
          {add}
        </button>
      </p>
    </fieldset>
  );
}
