/** Sign-in in two steps: the e-mail, then the code from the letter. */
import { useRef, useState } from 'preact/hooks';
import { api, read } from '../door/client.ts';
import { refresh } from '../door/session.ts';
import { session } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { type Form, refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';

const form: Form = {
  fields: { email: {}, code: {} },
  button: 'sign-in',
  refusals: { 'code-wrong': { field: 'code' } },
};

const loadAsking = () =>
  import('../../functions/contract/people/codes.ts').then((all) => all.CodeRequest);
const loadEntering = () =>
  import('../../functions/contract/people/codes.ts').then((all) => all.SignIn);

export function SignInForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState(session.peek()?.person.email ?? '');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const [checkAsking, checkEntering] = [useSchema(loadAsking), useSchema(loadEntering)];
  const codeInput = useRef<HTMLInputElement>(null);
  /** One for each letter: when the answer to a right code is lost, the same again signs in. */
  const attempted = useRef('');

  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    show([]);
    try {
      await step();
    } catch (failure) {
      show(refused(form, failure));
    } finally {
      setBusy(false);
    }
  };
  const askCode = () =>
    attempt(async () => {
      const json = { email };
      await checkAsking(json);
      await read(api.session.code.$post({ json }));
      attempted.current = crypto.randomUUID();
      setSent(true);
      setCode('');
      setTimeout(() => codeInput.current?.focus());
    });
  const signIn = () =>
    attempt(async () => {
      const json = { email, code, attempt: attempted.current };
      await checkEntering(json);
      await read(api.session.$post({ json }));
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
      <Faults faults={faults} round={round} />
      <Field id="email" label="Рабочая электронная почта" fault={faultOf('email')}>
        <input
          class="ds-input"
          type="email"
          autoComplete="username"
          value={email}
          readOnly={sent}
          onInput={(event) => {
            setEmail(event.currentTarget.value);
            edited((id) => id === 'email');
          }}
        />
      </Field>
      {sent && (
        <Field
          id="code"
          label="Код из письма"
          hint="Шесть цифр. Письмо приходит в течение минуты; код действует 10 минут."
          fault={faultOf('code')}
        >
          <input
            class="ds-input code"
            inputMode="numeric"
            autoComplete="one-time-code"
            ref={codeInput}
            value={code}
            onInput={(event) => {
              setCode(event.currentTarget.value);
              edited((id) => id === 'code');
            }}
          />
        </Field>
      )}
      <div class="actions">
        <button type="submit" class="ds-button" id={form.button} aria-disabled={busy}>
          {sent ? 'Войти' : 'Получить код'}
        </button>
        {sent && (
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            onClick={() => {
              setSent(false);
              show([]);
            }}
          >
            Другая почта или новый код
          </button>
        )}
      </div>
      <p role="status" class="hint">
        {sent && faults.length === 0
          ? `Если адрес ${email} известен «Опоре», письмо с кодом уже в пути.`
          : ''}
      </p>
    </form>
  );
}
