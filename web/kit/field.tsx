/** A field: its label, a hint beforehand, the fault at its place; all tied to the input. */
import { cloneElement, type VNode } from 'preact';

type Props = {
  id: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  children: VNode;
};

export function Field({ id, label, hint, fault, children }: Props) {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="ds-field">
      <label class="ds-label" data-weight="medium" for={id}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {cloneElement(children as VNode<Record<string, unknown>>, {
        id,
        'aria-invalid': fault ? 'true' : undefined,
        'aria-describedby': described || undefined,
      })}
      {fault && (
        <p class="ds-validation-message" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
