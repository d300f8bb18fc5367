/** How a form within a page ends: the button that does it, the way out. */
import type { ComponentChildren } from 'preact';

type Props = {
  /** Of the button: what is said of the whole leads there. */
  id: string;
  busy: boolean;
  onAct: () => void;
  onClose: () => void;
  /** What the button says. */
  children: ComponentChildren;
};

export const Ending = ({ id, busy, onAct, onClose, children }: Props) => (
  <p class="line">
    <button type="button" class="ds-button" id={id} aria-disabled={busy} onClick={onAct}>
      {children}
    </button>
    <button type="button" class="ds-link" onClick={onClose}>
      Отменить
    </button>
  </p>
);
