/** The session ended in the middle of work: sign-in comes to the page, and nothing typed is lost. */
import { useEffect, useRef } from 'preact/hooks';
import { signInAgain } from '../door/state.ts';
import { SignInForm } from './signin.tsx';

export function Again() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="ds-dialog"
      ref={dialog}
      aria-labelledby="again-title"
      onCancel={() => {
        signInAgain.value = false;
      }}
    >
      <h2 class="ds-heading" data-size="sm" id="again-title">
        Сеанс закончился
      </h2>
      <p>Войдите снова: набранное осталось на этой странице.</p>
      <SignInForm onDone={() => dialog.current?.close()} />
    </dialog>
  );
}
