/** A document over the page: for those who look at it and go on where they were. */
import { useEffect, useRef } from 'preact/hooks';
import { Viewer } from './viewer.tsx';

type Props = { viewed: { url: string; name: string }; onClose: () => void };

export function Viewing({ viewed, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ds-dialog looking" ref={dialog} aria-label={viewed.name} onClose={onClose}>
      <Viewer viewed={viewed} onClose={() => dialog.current?.close()} />
    </dialog>
  );
}
