/** An act that asks before it is done: a link that unfolds into what will come of it, a word why, and the act itself. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Faults } from './faults.tsx';
import { Field } from './field.tsx';
import { type Form, refused } from './form.ts';
import { useFaults } from './shown.ts';

type Props = {
  id: string;
  /** What it is called, on the link and on the button. */
  act: string;
  /** To what it is done: several of a kind may stand on a page. */
  about: string;
  /** What will come of it. */
  explained: string;
  label: string;
  required: boolean;
  /** Fields of its own before the words why; what is refused of them stands at `<id>-<field>`. */
  fields?: Form['fields'];
  children?: (
    faultOf: (field: string) => string | undefined,
    edited: () => void,
  ) => ComponentChildren;
  /** Does it, or throws what refused it. */
  onAct: (comment: string) => Promise<void>;
};

const formOf = (id: string, fields: Form['fields'] = {}): Form => ({
  fields: { ...fields, comment: { says: { required: 'Напишите причину.' } } },
  button: `${id}-do`,
  idOf: (field) => (field === 'comment' ? id : `${id}-${field}`),
});

export function Unfolded(props: Props) {
  const { id, act, about, explained, label, required, fields, children, onAct } = props;
  const [shown, show] = useState(false);
  const [comment, setComment] = useState('');
  const form = formOf(id, fields);
  const { faults, round, show: tell, edited, faultOf } = useFaults(form.button);
  const [busy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    const own = document.getElementById(`${id}-own`)?.querySelector<HTMLElement>('input, select');
    if (shown) (own ?? document.getElementById(id))?.focus();
    else if (closed.current) opener.current?.focus();
  }, [shown]);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await onAct(comment.trim());
      show(false);
    } catch (thrown) {
      tell(refused(form, thrown));
    }
    setBusy(false);
  };
  if (!shown)
    return (
      <p>
        <button
          type="button"
          class="ds-link"
          aria-label={`${act}: ${about}`}
          ref={opener}
          onClick={() => show(true)}
        >
          {act}
        </button>
      </p>
    );
  return (
    <fieldset class="unfolded">
      <legend class="ds-sr-only">
        {act}: {about}
      </legend>
      <p>{explained}</p>
      <Faults faults={faults} round={round} />
      {children && (
        <div class="pair" id={`${id}-own`}>
          {children(
            (field) => faultOf(`${id}-${field}`),
            () => edited(() => true),
          )}
        </div>
      )}
      <Field
        id={id}
        label={label}
        hint={required ? undefined : 'Необязательно.'}
        fault={faultOf(id)}
      >
        <textarea
          class="ds-input"
          rows={2}
          value={comment}
          onInput={(event) => {
            setComment(event.currentTarget.value);
            edited(() => true);
          }}
        />
      </Field>
      <p class="actions">
        <button type="button" class="ds-button" id={form.button} aria-disabled={busy} onClick={go}>
          {act}
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          onClick={() => {
            closed.current = true;
            show(false);
          }}
        >
          Не нужно
        </button>
      </p>
    </fieldset>
  );
}
