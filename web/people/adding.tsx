/** Adding somebody whose e-mail is new, with a first right. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { personPage } from '../../functions/contract/addresses.ts';
import type { PersonView } from '../../functions/contract/people/acts.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { api, Failure, read } from '../door/client.ts';
import { useAttempt } from '../kit/attempt.ts';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { Change, namesOf } from './change.tsx';
import { form } from './form.ts';
import { NameField } from './name.tsx';
import { RightFields, rightOf, untyped } from './right.tsx';

const loadSchema = () =>
  import('../../functions/contract/people/acts.ts').then(({ Newcomer }) => Newcomer);

type Props = {
  schools: School[];
  onAdded: (person: PersonView) => void;
  onClose: () => void;
};

export function Adding({ schools, onAdded, onClose }: Props) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [typed, setTyped] = useState(untyped);
  const { faults, round, show, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const [known, setKnown] = useState<string>();
  const [busy, setBusy] = useState(false);
  const idOf = useAttempt();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const right = rightOf(typed);

  const add = async () => {
    if (busy) return;
    setBusy(true);
    const asked = { email, name: name.trim(), right };
    const json = { id: idOf(asked), ...asked };
    try {
      await check(json);
      onAdded(await read(api.people.$post({ json })));
    } catch (thrown) {
      setKnown(thrown instanceof Failure && thrown.state === 'known' ? thrown.id : undefined);
      show(refused(form, thrown));
      setBusy(false);
    }
  };
  return (
    <form
      class="card stack act"
      noValidate
      aria-labelledby="act-title"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2 class="ds-heading" data-size="xs" id="act-title" tabIndex={-1} ref={heading}>
        Новый человек
      </h2>
      <Faults faults={faults} round={round} />
      {known && (
        <p class="ds-alert" data-color="info">
          <a class="ds-link" href={personPage(known)}>
            Открыть человека с этой почтой
          </a>{' '}
          и дать право там.
        </p>
      )}
      <div class="pair">
        <NameField
          name={name}
          hint="Так человек будет подписан в отчётах."
          fault={faultOf('name')}
          onChange={setName}
        />
        <Field
          id="email"
          label="Рабочая почта"
          hint="На неё придёт код для входа."
          fault={faultOf('email')}
        >
          <input
            class="ds-input"
            type="email"
            autoComplete="off"
            value={email}
            onInput={(event) => {
              setEmail(event.currentTarget.value);
              setKnown(undefined);
            }}
          />
        </Field>
      </div>
      <RightFields typed={typed} schools={schools} faultOf={faultOf} onChange={setTyped} />
      <Change
        before={undefined}
        after={{ name: name.trim() || 'имя не указано', grants: [{ id: 'next', ...right }] }}
        nameOf={namesOf(schools)}
      />
      <p class="actions">
        <button type="submit" class="ds-button" id={form.button} aria-disabled={busy}>
          {busy ? 'Отправляется…' : 'Добавить человека'}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={onClose}>
          Не нужно
        </button>
      </p>
    </form>
  );
}
