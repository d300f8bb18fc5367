/** What stands where no page can: there is none at this address, or nobody is signed in. */
import type { ComponentChildren } from 'preact';
import { useTitle } from './load.ts';

function Instead({ title, children }: { title: string; children: ComponentChildren }) {
  useTitle(title);
  return (
    <div class="empty">
      <h1 class="ds-heading" data-size="xs">
        {title}
      </h1>
      <p>{children}</p>
    </div>
  );
}

/** No such address. */
export const Absent = () => (
  <Instead title="Такой страницы нет">
    Проверьте адрес или вернитесь на{' '}
    <a class="ds-link" href="/">
      главную страницу
    </a>
    .
  </Instead>
);

/** For a page that needs a person. */
export const SignInFirst = () => (
  <Instead title="Нужно войти">
    <a
      class="ds-button"
      href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`}
    >
      Войти
    </a>
  </Instead>
);
