/** An act that asks before it is done: a link that unfolds into what will come of it, a word why, and the act itself. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Field } from './field.tsx';

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
  /** Does it; the sentence of what went wrong, or nothing. */
  onAct: (comment: string) => Promise<string | undefined>;
};

export function Unfolded({ id, act, about, explained, label, required, onAct }: Props) {
  const [shown, show] = useState(false);
  const [comment, setComment] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    if (shown) document.getElementById(id)?.focus();
    else if (closed.current) opener.current?.focus();
  }, [shown]);
  const go = async () => {
    if (busy) return;
    if (required && !comment.trim()) {
      setFault('Напишите причину.');
      document.getElementById(id)?.focus();
      return;
    }
    setBusy(true);
    const found = await onAct(comment.trim()).catch(() => 'Не получилось. Повторите.');
    setFault(found);
    setBusy(false);
    if (!found) show(false);
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
      <Field id={id} label={label} hint={required ? undefined : 'Необязательно.'} fault={fault}>
        <textarea
          class="ds-input"
          rows={2}
          value={comment}
          onInput={(event) => {
            setComment(event.currentTarget.value);
            setFault(undefined);
          }}
        />
      </Field>
      <p class="actions">
        <button type="button" class="ds-button" aria-disabled={busy} onClick={go}>
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
