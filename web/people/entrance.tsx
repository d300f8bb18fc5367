/** Sign-in. */
import { useLocation } from 'preact-iso';
import { useTitle } from '../kit/load.ts';
import { SignInForm } from './signin.tsx';

export function SignIn() {
  useTitle('Вход');
  const { query, route } = useLocation();
  const to = query.to?.startsWith('/') && !query.to.startsWith('//') ? query.to : undefined;
  return (
    <section class="narrow">
      <h1 class="ds-heading" data-size="md">
        Вход
      </h1>
      <p>Пароля нет: на рабочую почту придёт письмо с кодом.</p>
      <SignInForm onDone={() => route(to ?? '/')} />
      <p class="hint">
        Войти может тот, кого добавил администратор. Если письмо не приходит, проверьте папку «Спам»
        и спросите в ИМО, какая почта за вами записана.
      </p>
    </section>
  );
}
