/** How a form within a page ends: what is said of the whole, the button that does it, the way out. */
import type { ComponentChildren } from 'preact';

type Props = {
  fault: string | undefined;
  busy: boolean;
  onAct: () => void;
  onClose: () => void;
  /** What the button says. */
  children: ComponentChildren;
};

export const Ending = ({ fault, busy, onAct, onClose, children }: Props) => (
  <>
    {fault && (
      <p class="ds-validation-message" role="alert">
        {fault}
      </p>
    )}
    <p class="line">
      <button type="button" class="ds-button" aria-disabled={busy} onClick={onAct}>
        {children}
      </button>
      <button type="button" class="ds-link" onClick={onClose}>
        Отменить
      </button>
    </p>
  </>
);
