/** What an indicator asks for beside the paper: a number, a share by its parts, a yes. */
import { figureOf } from '../../functions/contract/submissions/rest.ts';
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import { factWords } from '../../functions/contract/summaries/figures.ts';
import type { Demand } from '../../functions/contract/tasks/task.ts';
import { Field } from '../kit/field.tsx';

type Typed = NonNullable<DraftItem['value']>;

type Props = {
  demand: Demand;
  value: DraftItem['value'];
  id: string;
  fault: string | undefined;
  onChange: (value: Typed) => void;
};

/** «7,1 %» as soon as both parts are typed. */
function shareOf({ count, of }: Typed): string {
  const [part, whole] = [figureOf(count), figureOf(of)];
  if (!(whole > 0) || !(part >= 0) || part > whole) return '';
  return factWords((100 * part) / whole, { asks: 'share' });
}

export function ValueField({ demand, value, id, fault, onChange }: Props) {
  const typed: Typed = value ?? { count: '', of: '' };
  const { asks, name, plan, unit, ofSchools } = demand;
  const percent = asks === 'share' && /^[^%/]+$/.test(plan) ? '\u00a0%' : '';
  const hint = `${name}. План по муниципалитету: ${plan || 'не указан'}${percent}.`;
  if (asks === 'yes' || ofSchools)
    return (
      <Field
        id={id}
        label={ofSchools ? 'Ваша школа это выполнила?' : 'Выполнено?'}
        hint={ofSchools ? `${hint} Долю школ посчитает «Опора».` : hint}
        fault={fault}
      >
        <select
          class="ds-input"
          value={typed.count}
          onChange={(event) =>
            onChange({ count: event.currentTarget.value, of: ofSchools ? '1' : '' })
          }
        >
          <option value="">Выберите ответ</option>
          <option value="1">Да</option>
          <option value="0">Нет</option>
        </select>
      </Field>
    );
  const input = (part: keyof Typed) => ({
    class: 'ds-input',
    inputMode: 'decimal' as const,
    autocomplete: 'off',
    value: typed[part],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      onChange({ ...typed, [part]: event.currentTarget.value }),
  });
  if (asks === 'number')
    return (
      <Field
        id={id}
        label={`Значение показателя${unit ? `, ${unit}` : ''}`}
        hint={hint}
        fault={fault}
      >
        <input {...input('count')} />
      </Field>
    );
  const share = shareOf(typed);
  return (
    <>
      <div class="pair">
        <Field id={id} label="Сколько" hint={hint} fault={fault}>
          <input {...input('count')} />
        </Field>
        <Field id={`${id}-of`} label="Из скольких всего" hint="Считать долю будет «Опора».">
          <input {...input('of')} />
        </Field>
      </div>
      <p role="status">{share && <>Получается {share}</>}</p>
    </>
  );
}
