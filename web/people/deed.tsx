/** The form of an act upon a person: its fields, what is and what will be, the main button that does it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActInput, PersonView } from '../../functions/contract/people/acts.ts';
import { after } from '../../functions/contract/people/fold.ts';
import { current } from '../../functions/contract/people/rights.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { session, site } from '../door/state.ts';
import { type Fault, Faults } from '../kit/faults.tsx';
import { Change, type NameOf } from './change.tsx';
import { faultsOf } from './refusals.ts';

/** An act that is not done yet. */
type Unsent<One> = One extends unknown ? Omit<One, 'id'> : never;
type Unsigned = Unsent<ActInput>;

type Props = {
  person: PersonView;
  nameOf: NameOf;
  title: string;
  /** What the main button says. */
  button: string;
  deed: Unsigned;
  children?: (faultOf: (name: string) => string | undefined) => ComponentChildren;
  /** It was done, or the person was changed by somebody else. */
  onPerson: (person: PersonView) => void;
  onDone: () => void;
  onClose: () => void;
};

/** A new id for every body: a lost answer asks the very same again, a change of mind is another act. */
function useSending() {
  const last = useRef({ body: '', id: '' });
  return (person: PersonView, deed: Unsigned): Promise<PersonView> => {
    const body = JSON.stringify(deed);
    if (last.current.body !== body) last.current = { body, id: crypto.randomUUID() };
    const json = { ...deed, id: last.current.id } as ActInput;
    const param = { person: person.id };
    return read(api.people[':person'].acts.$post({ param, json }, based(person.version)));
  };
}

export function DeedForm({ person, nameOf, title, button, deed, children, ...on }: Props) {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const send = useSending();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const next = after(person, { id: 'next', ...deed });
  const myself = person.id === session.value?.person.id;
  const keeps = current(next.grants, site.value?.today ?? '').some(({ role }) => role === 'admin');

  const act = async () => {
    if (busy) return;
    setBusy(true);
    try {
      on.onPerson(await send(person, deed));
      on.onDone();
    } catch (thrown) {
      setBusy(false);
      setFaults(faultsOf(thrown, 'do'));
      setRound((count) => count + 1);
      if (thrown instanceof Failure && ['stale', 'conflict'].includes(thrown.code))
        on.onPerson(await read(api.people[':person'].$get({ param: { person: person.id } })));
    }
  };
  return (
    <form
      class="entry deed"
      noValidate
      aria-labelledby="deed-title"
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <h3 class="ds-heading" data-size="2xs" id="deed-title" tabIndex={-1} ref={heading}>
        {title}
      </h3>
      <Faults faults={faults} round={round} />
      {children?.((name) => faults.find(({ id }) => id === name)?.sentence)}
      <Change before={person} after={next} nameOf={nameOf} />
      {myself && !keeps && (
        <p class="ds-alert" data-color="warning">
          Это вы сами: раздел «Люди» вам больше не откроется.
        </p>
      )}
      <p class="actions">
        <button type="submit" class="ds-button" id="do" aria-disabled={busy}>
          {busy ? 'Отправляется…' : button}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={on.onClose}>
          Не нужно
        </button>
      </p>
    </form>
  );
}
