/** Sign-in in two steps: the e-mail, then the code from the letter. */
import { useRef, useState } from 'preact/hooks';
import { api, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { refresh } from '../door/session.ts';
import { session } from '../door/state.ts';
import { Field } from '../kit/field.tsx';

export function SignInForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState(session.peek()?.person.email ?? '');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const codeInput = useRef<HTMLInputElement>(null);
  /** One for each letter: when the answer to a right code is lost, the same again signs in. */
  const attempted = useRef('');

  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try {
      await step();
    } catch (failure) {
      setFault(sentenceOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const askCode = () =>
    attempt(async () => {
      await read(api.session.code.$post({ json: { email } }));
      attempted.current = crypto.randomUUID();
      setSent(true);
      setCode('');
      setTimeout(() => codeInput.current?.focus());
    });
  const signIn = () =>
    attempt(async () => {
      await read(api.session.$post({ json: { email, code, attempt: attempted.current } }));
      await refresh();
      onDone();
    });

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) (sent ? signIn : askCode)();
      }}
    >
      <Field id="email" label="Рабочая электронная почта" fault={sent ? undefined : fault}>
        <input
          class="ds-input"
          type="email"
          autoComplete="username"
          value={email}
          readOnly={sent}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </Field>
      {sent && (
        <Field
          id="code"
          label="Код из письма"
          hint="Шесть цифр. Письмо приходит в течение минуты; код действует 10 минут."
          fault={fault}
        >
          <input
            class="ds-input code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            ref={codeInput}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </Field>
      )}
      <div class="actions">
        <button type="submit" class="ds-button" aria-disabled={busy}>
          {sent ? 'Войти' : 'Получить код'}
        </button>
        {sent && (
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            onClick={() => {
              setSent(false);
              setFault(undefined);
            }}
          >
            Другая почта или новый код
          </button>
        )}
      </div>
      <p role="status" class="hint">
        {sent && !fault ? `Если адрес ${email} известен «Опоре», письмо с кодом уже в пути.` : ''}
      </p>
    </form>
  );
}
