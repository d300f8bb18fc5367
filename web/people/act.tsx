/** The form of an act upon a person: its fields, what is and what will be, the main button that does it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActInput, PersonView } from '../../functions/contract/people/acts.ts';
import { after } from '../../functions/contract/people/fold.ts';
import { current } from '../../functions/contract/people/rights.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { session, site } from '../door/state.ts';
import { useAttempt } from '../kit/attempt.ts';
import { Faults } from '../kit/faults.tsx';
import { refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { Change, type NameOf } from './change.tsx';
import { form } from './form.ts';

const loadSchema = () =>
  import('../../functions/contract/people/acts.ts').then((acts) => acts.ActInput);

/** An act that is not done yet. */
type Unsent<One> = One extends unknown ? Omit<One, 'id'> : never;
type Unsigned = Unsent<ActInput>;

type Props = {
  person: PersonView;
  nameOf: NameOf;
  title: string;
  /** What the main button says. */
  button: string;
  act: Unsigned;
  children?: (faultOf: (name: string) => string | undefined) => ComponentChildren;
  /** It was done, or the person was changed by somebody else. */
  onPerson: (person: PersonView) => void;
  onDone: () => void;
  onClose: () => void;
};

export function ActForm({ person, nameOf, title, button, act, children, ...on }: Props) {
  const { faults, round, show, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const [busy, setBusy] = useState(false);
  const idOf = useAttempt();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const next = after(person, { id: 'next', ...act });
  const myself = person.id === session.value?.person.id;
  const keeps = current(next.grants, site.value?.today ?? '').some(({ role }) => role === 'admin');

  const send = async () => {
    if (busy) return;
    setBusy(true);
    const param = { person: person.id };
    const json = { ...act, id: idOf(act) } as ActInput;
    try {
      await check(json);
      const route = api.people[':person'].acts;
      on.onPerson(await read(route.$post({ param, json }, based(person.version))));
      on.onDone();
    } catch (thrown) {
      setBusy(false);
      show(refused(form, thrown));
      if (thrown instanceof Failure && ['stale', 'conflict'].includes(thrown.code))
        read(api.people[':person'].$get({ param })).then(on.onPerson, () => undefined);
    }
  };
  return (
    <form
      class="entry act"
      noValidate
      aria-labelledby="act-title"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3 class="ds-heading" data-size="2xs" id="act-title" tabIndex={-1} ref={heading}>
        {title}
      </h3>
      <Faults faults={faults} round={round} />
      {children?.(faultOf)}
      <Change before={person} after={next} nameOf={nameOf} />
      {myself && !keeps && (
        <p class="ds-alert" data-color="warning">
          Это вы сами: раздел «Люди» вам больше не откроется.
        </p>
      )}
      <p class="actions">
        <button type="submit" class="ds-button" id={form.button} aria-disabled={busy}>
          {busy ? 'Отправляется…' : button}
        </button>
        <button type="button" class="ds-button" data-variant="tertiary" onClick={on.onClose}>
          Не нужно
        </button>
      </p>
    </form>
  );
}
