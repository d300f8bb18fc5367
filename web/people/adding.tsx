/** Adding somebody whose e-mail is new, with a first right. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PersonView } from '../../functions/contract/people/acts.ts';
import type { School } from '../../functions/contract/schools.ts';
import { api, Failure, read } from '../door/client.ts';
import { type Fault, Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { Change, namesOf } from './change.tsx';
import { NameField } from './name.tsx';
import { faultsOf } from './refusals.ts';
import { RightFields, rightOf, untyped } from './right.tsx';

type Props = {
  schools: School[];
  onAdded: (person: PersonView) => void;
  onClose: () => void;
};

export function Adding({ schools, onAdded, onClose }: Props) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [typed, setTyped] = useState(untyped);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [known, setKnown] = useState<string>();
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const last = useRef({ body: '', id: '' });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const right = rightOf(typed);
  const faultOf = (field: string) => faults.find(({ id }) => id === field)?.sentence;

  const add = async () => {
    if (busy) return;
    setBusy(true);
    const asked = { email, name: name.trim(), right };
    const body = JSON.stringify(asked);
    // The very same again after a lost answer; anything else is another request.
    if (last.current.body !== body) last.current = { body, id: crypto.randomUUID() };
    try {
      onAdded(await read(api.people.$post({ json: { id: last.current.id, ...asked } })));
    } catch (thrown) {
      setKnown(thrown instanceof Failure && thrown.state === 'known' ? thrown.id : undefined);
      setFaults(faultsOf(thrown, 'do'));
      setRound((count) => count + 1);
      setBusy(false);
    }
  };
  return (
    <form
      class="card stack deed"
      noValidate
      aria-labelledby="deed-title"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2 class="ds-heading" data-size="xs" id="deed-title" tabIndex={-1} ref={heading}>
        Новый человек
      </h2>
      <Faults faults={faults} round={round} />
      {known && (
        <p class="ds-alert" data-color="info">
          <a class="ds-link" href={`/people/${known}`}>
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
        <button type="submit" class="ds-button" id="do" aria-disabled={busy}>
          {busy ? 'Отправляется…' : 'Добавить человека'}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={onClose}>
          Не нужно
        </button>
      </p>
    </form>
  );
}
