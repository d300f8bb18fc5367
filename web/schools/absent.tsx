/** Schools that a list does not name any more: each leaves only when somebody says so, and what that means is said before. */
import type { Compared } from '../../functions/contract/schools/compared.ts';
import { yearsWords } from '../../functions/contract/schools/words.ts';
import { nameWords } from '../../functions/contract/words.ts';

type Props = {
  absent: Compared['absent'];
  /** Ids of those that leave. */
  leave: string[];
  onChange: (leave: string[]) => void;
};

export function Absent({ absent, leave, onChange }: Props) {
  if (absent.length === 0) return null;
  return (
    <fieldset class="schools">
      <legend class="ds-label" data-weight="medium">
        Этих школ в списке нет
      </legend>
      <p class="hint">
        Если школа выбыла, отметьте её: нового она за эти годы не сдаёт, а всё выданное и сданное
        останется и читается. Без отметки с ней ничего не случится.
      </p>
      <div class="boxes">
        {absent.map(({ school: { id, name }, years }) => (
          <label key={id} class="choice">
            <input
              class="ds-input"
              type="checkbox"
              checked={leave.includes(id)}
              onChange={() =>
                onChange(leave.includes(id) ? leave.filter((one) => one !== id) : [...leave, id])
              }
            />
            {nameWords(name)}: снять поддержку за {yearsWords(years)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
