/** The municipality itself: its name and goal, how its offices are called, whom to ask. */
import { Field } from '../kit/field.tsx';
import { Rows } from './rows.tsx';
import type { Typed } from './typed.ts';

type Props = {
  typed: Typed;
  faultOf: (id: string) => string | undefined;
  onChange: (part: Partial<Typed>) => void;
};

const officeLabels = {
  uo: 'Управление образования',
  imo: 'ИМО: методический отдел или центр',
  tutors: 'Муниципальные тьюторы',
} as const;

export function Place({ typed, faultOf, onChange }: Props) {
  const line = (
    id: string,
    label: string,
    value: string,
    set: (value: string) => void,
    hint?: string,
  ) => (
    <Field id={id} label={label} hint={hint} fault={faultOf(id)}>
      <input class="ds-input" value={value} onInput={(event) => set(event.currentTarget.value)} />
    </Field>
  );
  const days = (id: 'remindDays' | 'journalDays', label: string, hint: string) => (
    <Field id={id} label={label} hint={hint} fault={faultOf(id)}>
      <input
        class="ds-input"
        inputMode="numeric"
        value={typed[id]}
        onInput={(event) => onChange({ [id]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <>
      {line(
        'place-name',
        'Ваш муниципалитет',
        typed.name,
        (name) => onChange({ name }),
        'Так он назван на каждой странице и в сводках: «город-курорт Кисловодск».',
      )}
      <Field
        id="goal"
        label="Цель поддержки школ"
        hint="Необязательно. Её прочтёт каждый на главной странице."
        fault={faultOf('goal')}
      >
        <textarea
          class="ds-input"
          rows={3}
          value={typed.goal}
          onInput={(event) => onChange({ goal: event.currentTarget.value })}
        />
      </Field>
      <fieldset class="schools">
        <legend class="ds-heading" data-size="2xs">
          Ведомства
        </legend>
        <p class="hint">Как они называются у вас: так подписаны задачи, письма и сводки.</p>
        {(['uo', 'imo', 'tutors'] as const).map((office) =>
          line(office, officeLabels[office], typed.offices[office], (name) =>
            onChange({ offices: { ...typed.offices, [office]: name } }),
          ),
        )}
      </fieldset>
      {days(
        'remindDays',
        'За сколько рабочих дней до срока напоминать',
        'Письмо получит тот, кто ещё не сдал. Субботы, воскресенья и праздники не считаются; обычно 5, не больше 15.',
      )}
      {days(
        'journalDays',
        'Сколько дней хранить журнал',
        'Кто входил, какие права даны и забраны. Обычно 365; от 30 до 1826.',
      )}
      <Rows
        of="contacts"
        legend="Кого спросить"
        hint="Стоит внизу каждой страницы. Пишите отдел или должность и рабочие почту и телефон, не личные."
        add="Добавить контакт"
        rows={typed.contacts}
        fresh={{ name: '', email: '', phone: '' }}
        onChange={(contacts) => onChange({ contacts })}
      >
        {(row, place, set) => (
          <div class="pair">
            {line(`contacts-${place}-name`, 'Отдел или должность', row.name, (name) =>
              set({ name }),
            )}
            {line(`contacts-${place}-email`, 'Почта', row.email, (email) => set({ email }))}
            {line(`contacts-${place}-phone`, 'Телефон', row.phone, (phone) => set({ phone }))}
          </div>
        )}
      </Rows>
    </>
  );
}
