/** The fields of a right: role, schools, last day; each says beforehand what it means. */
import type { Right } from '../../functions/contract/people/person.ts';
import {
  isForTerm,
  isOfSchools,
  type Role,
  roles,
} from '../../functions/contract/people/rights.ts';
import { roleWords } from '../../functions/contract/people/words.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { site } from '../door/state.ts';
import { Field } from '../kit/field.tsx';
import { Schools } from './schools.tsx';

/** What is typed, before it is a right. */
export type Typed = { role: Role; schools: string[]; until: string };
export const untyped: Typed = { role: 'school', schools: [], until: '' };

/** What is typed, as it is asked for. */
export const rightOf = ({ role, schools, until }: Typed): Right => ({
  role,
  ...(isOfSchools(role) && { schools }),
  ...(until && { until }),
});

const hints: Record<Role, string> = {
  school: 'Сдаёт отчёты своих школ и видит всё, что они сдали.',
  head: 'То же, что координатор: видит и сдаёт всё по своим школам.',
  tutor: 'Сдаёт отчёты тьюторов, видит отчёты своих школ.',
  curator: 'Видит отчёты своих школ, ничего не сдаёт.',
  imo: 'Проверяет отчёты, составляет сводки, ведёт список школ, сдаёт отчёты ИМО.',
  uo: 'Проверяет отчёты, составляет сводки, ведёт список школ, сдаёт отчёты управления.',
  admin: 'Ведёт этот список, список школ и настройки муниципалитета.',
  guest: 'Читает отчёты и сводки, ничего не меняет. Всегда на срок.',
};

type Props = {
  typed: Typed;
  schools: School[];
  faultOf: (name: string) => string | undefined;
  onChange: (typed: Typed) => void;
};

export function RightFields({ typed, schools, faultOf, onChange }: Props) {
  const set = (part: Partial<Typed>) => onChange({ ...typed, ...part });
  return (
    <>
      <Field id="role" label="Право" hint={hints[typed.role]} fault={faultOf('role')}>
        <select
          class="ds-input"
          value={typed.role}
          onChange={(event) => set({ role: event.currentTarget.value as Role })}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </select>
      </Field>
      {isOfSchools(typed.role) && (
        <Schools
          all={schools}
          chosen={typed.schools}
          fault={faultOf('schools')}
          onChange={(chosen) => set({ schools: chosen })}
        />
      )}
      <UntilField
        value={typed.until}
        required={isForTerm(typed.role)}
        fault={faultOf('until')}
        onChange={(until) => set({ until })}
      />
    </>
  );
}

type UntilProps = {
  value: string;
  required: boolean;
  fault: string | undefined;
  onChange: (until: string) => void;
};

/** The last day of a right. */
export const UntilField = ({ value, required, fault, onChange }: UntilProps) => (
  <Field
    id="until"
    label="Последний день"
    hint={
      required
        ? 'В этот день право ещё действует, на следующий — нет.'
        : 'Если право на срок: в этот день оно ещё действует. Пусто — пока не заберут.'
    }
    fault={fault}
  >
    <input
      class="ds-input day"
      type="date"
      min={site.value?.today}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  </Field>
);
