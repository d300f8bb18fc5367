/** What stands where no page can: there is none at this address, it is for others, or nobody is signed in. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { session } from '../door/state.ts';

/** A page that comes after all has its own title again. */
function useTitleMeanwhile(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} — Опора`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

export function Instead({ title, children }: { title: string; children: ComponentChildren }) {
  useTitleMeanwhile(title);
  return (
    <div class="empty">
      <h1 class="ds-heading" data-size="xs">
        {title}
      </h1>
      <p>{children}</p>
    </div>
  );
}

/** No such address, or what stands there is not for this reader: which of the two is told to nobody. */
export const Absent = () => (
  <Instead title="Такой страницы нет">
    {session.value && 'Или она не для вашей должности. '}Проверьте адрес или вернитесь на{' '}
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

/** The heading over what went wrong with a page. */
export function Unopened() {
  const title = 'Страница не открылась';
  useTitleMeanwhile(title);
  return (
    <h1 class="ds-heading" data-size="md">
      {title}
    </h1>
  );
}
