/** Support by year: a row for each, as what and by which order; a year is added and taken away. */
import type { Category } from '../../functions/contract/schools/support.ts';
import { categoryWords } from '../../functions/contract/schools/words.ts';
import { Field } from '../kit/field.tsx';

/** What is typed of a year, before it is one. */
export type Typed = { year: string; categories: Category[]; basis: string };

const choices: Category[][] = [['shnor'], ['shnsu'], ['shnor', 'shnsu'], []];

type Props = {
  years: Typed[];
  /** The year that a new row begins with. */
  next: number;
  faultOf: (id: string) => string | undefined;
  onChange: (years: Typed[]) => void;
};

export function Years({ years, next, faultOf, onChange }: Props) {
  const set = (place: number, part: Partial<Typed>) =>
    onChange(years.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const add = () => {
    const last = years.at(-1);
    onChange([...years, { categories: ['shnor'], basis: '', ...last, year: String(next) }]);
    setTimeout(() => document.getElementById(`year-${years.length}`)?.focus());
  };
  const take = (place: number) => {
    onChange(years.filter((_, at) => at !== place));
    setTimeout(() => document.getElementById('add-year')?.focus());
  };
  return (
    <fieldset class="schools" id="support" tabIndex={-1}>
      <legend class="ds-label" data-weight="medium">
        Поддержка по годам
      </legend>
      <p class="hint">
        Категорию каждый год назначает приказ. Год без строки — школа в этом году не поддерживается
        и нового не сдаёт; то, что ей уже выдано, останется.
      </p>
      {faultOf('support') && <p class="ds-validation-message">{faultOf('support')}</p>}
      {years.map(({ year, categories, basis }, place) => (
        <div class="year" key={place}>
          <Field id={`year-${place}`} label="Год" fault={faultOf(`year-${place}`)}>
            <input
              class="ds-input"
              inputMode="numeric"
              maxLength={4}
              value={year}
              onInput={(event) => set(place, { year: event.currentTarget.value })}
            />
          </Field>
          <Field id={`categories-${place}`} label="Категория">
            <select
              class="ds-input"
              value={categories.join()}
              onChange={(event) =>
                set(place, {
                  categories: choices.find((one) => one.join() === event.currentTarget.value) ?? [],
                })
              }
            >
              {choices.map((one) => (
                <option key={one.join()} value={one.join()}>
                  {categoryWords(one)}
                </option>
              ))}
            </select>
          </Field>
          <Field id={`basis-${place}`} label="Основание" fault={faultOf(`basis-${place}`)}>
            <input
              class="ds-input"
              placeholder="Приказ УО от 15.01.2024 № 12"
              value={basis}
              onInput={(event) => set(place, { basis: event.currentTarget.value })}
            />
          </Field>
          <button
            type="button"
            class="ds-link"
            aria-label={`Убрать ${year || 'этот'} год`}
            onClick={() => take(place)}
          >
            Убрать
          </button>
        </div>
      ))}
      <p>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          id="add-year"
          onClick={add}
        >
          Добавить год
        </button>
      </p>
    </fieldset>
  );
}
