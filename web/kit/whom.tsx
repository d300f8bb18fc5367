/** For whom one acts: asked only where one may act for several. */

import { Field } from './field.tsx';
import type { Side } from './side.ts';

type Props = {
  sides: Side[];
  side: string;
  label: string;
  fault?: string | undefined;
  onChange: (side: string) => void;
};

export const SideField = ({ sides, side, label, fault, onChange }: Props) => (
  <Field id="side" label={label} fault={fault}>
    <select class="ds-input" value={side} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">Выберите</option>
      {sides.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </Field>
);
