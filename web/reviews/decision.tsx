/** A decision on one item: accept, or return with a reason. */
import type { Reason } from '../../functions/contract/tasks/acts.ts';
import { reasonWords } from '../../functions/contract/tasks/reasons.ts';
import { Field } from '../kit/field.tsx';

export type Choice = {
  verdict: 'accepted' | 'returned';
  reason?: Reason;
  comment?: string;
};

type Props = {
  item: string;
  choice: Choice | undefined;
  faultOf: (name: string) => string | undefined;
  onChange: (choice: Choice) => void;
};

export function Decision({ item, choice, faultOf, onChange }: Props) {
  const radio = (verdict: Choice['verdict'], words: string) => (
    <label class="choice">
      <input
        class="ds-input"
        type="radio"
        name={`${item}-verdict`}
        id={`${item}-${verdict}`}
        checked={choice?.verdict === verdict}
        onChange={() => onChange({ ...choice, verdict })}
      />
      {words}
    </label>
  );
  return (
    <fieldset class="decision">
      <legend class="ds-sr-only">Решение</legend>
      {radio('accepted', 'Принять')}
      {radio('returned', 'Вернуть на доработку')}
      {choice?.verdict === 'returned' && (
        <>
          <Field id={`${item}-reason`} label="Причина" fault={faultOf('reason')}>
            <select
              class="ds-input"
              value={choice.reason ?? ''}
              onChange={(event) => {
                const reason = event.currentTarget.value as Reason | '';
                const { reason: _, ...rest } = choice;
                onChange(reason ? { ...rest, reason } : rest);
              }}
            >
              <option value="">Выберите причину</option>
              {(Object.keys(reasonWords) as Reason[]).map((reason) => (
                <option key={reason} value={reason}>
                  {reasonWords[reason]}
                </option>
              ))}
            </select>
          </Field>
          <Field
            id={`${item}-comment`}
            label="Что исправить"
            hint="Школа увидит это рядом с документом."
            fault={faultOf('comment')}
          >
            <textarea
              class="ds-input"
              rows={3}
              value={choice.comment ?? ''}
              onInput={(event) => onChange({ ...choice, comment: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    </fieldset>
  );
}
