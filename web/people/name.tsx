/** How a person is called: a name or a post. */
import { Field } from '../kit/field.tsx';

type Props = {
  name: string;
  hint: string;
  fault: string | undefined;
  onChange: (name: string) => void;
};

export const NameField = ({ name, hint, fault, onChange }: Props) => (
  <Field id="name" label="Имя или должность" hint={hint} fault={fault}>
    <input class="ds-input" value={name} onInput={(event) => onChange(event.currentTarget.value)} />
  </Field>
);
