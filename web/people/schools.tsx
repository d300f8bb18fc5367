/** The schools of a right: boxes to mark, found by name where there are many. */
import { useMemo, useState } from 'preact/hooks';
import { schoolsPage } from '../../functions/contract/addresses.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { Field } from '../kit/field.tsx';

/** More schools than this are viewed for by name. */
const most = 8;

const { compare } = new Intl.Collator('ru', { numeric: true });

type Props = {
  all: School[];
  chosen: string[];
  fault: string | undefined;
  onChange: (chosen: string[]) => void;
};

export function Schools({ all, chosen, fault, onChange }: Props) {
  const [sought, seek] = useState('');
  const words = sought.trim().toLowerCase();
  const ordered = useMemo(
    () => [...all].sort((one, other) => compare(one.name, other.name)),
    [all],
  );
  const shown = ordered.filter(({ name }) => name.toLowerCase().includes(words));
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset
      class="schools"
      id="schools"
      tabIndex={-1}
      aria-describedby={fault && 'schools-fault'}
    >
      <legend class="ds-label" data-weight="medium">
        Школы{chosen.length > 0 && ` (отмечено: ${chosen.length})`}
      </legend>
      {all.length === 0 && (
        <p class="hint">
          Школ в списке ещё нет. Сначала внесите их на странице{' '}
          <a class="ds-link" href={schoolsPage}>
            «Школы»
          </a>
          .
        </p>
      )}
      {all.length > most && (
        <Field id="school-name" label="Найти школу">
          <input
            class="ds-input"
            type="search"
            value={sought}
            onInput={(event) => seek(event.currentTarget.value)}
          />
        </Field>
      )}
      <div class={all.length > most ? 'boxes many' : 'boxes'}>
        {shown.map(({ id, name }) => (
          <label key={id} class="choice">
            <input
              class="ds-input"
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
            />
            {name}
          </label>
        ))}
        {all.length > 0 && shown.length === 0 && <p class="hint">Такой школы в списке нет.</p>}
      </div>
      {fault && (
        <p class="ds-validation-message" id="schools-fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
