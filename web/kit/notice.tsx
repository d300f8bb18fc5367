/** What a page says while it loads, when something went wrong, and when there is nothing to show. */
import type { ComponentChildren } from 'preact';
import type { Failure } from '../door/client.ts';
import { Sentence } from './sentence.tsx';

/** While a page is read. */
export const Loading = () => (
  <p class="loading" role="status">
    <span class="ds-spinner-dot" aria-hidden="true" /> Загружается…
  </p>
);

/** What went wrong, and a way to try again. */
export const Trouble = ({ failure, again }: { failure: Failure; again?: () => void }) => (
  <div class="ds-alert" data-color="danger" role="alert">
    <p class="ds-paragraph">
      <Sentence of={failure} />
    </p>
    {again && !['absent', 'forbidden'].includes(failure.code) && (
      <button type="button" class="ds-button" data-variant="secondary" onClick={again}>
        Повторить
      </button>
    )}
  </div>
);

/** Nothing to show yet: why, and what to do next. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <h2 class="ds-heading" data-size="xs">
      {title}
    </h2>
    {children}
  </div>
);

/** No such address. */
export const Absent = () => (
  <Empty title="Такой страницы нет">
    <p>
      Проверьте адрес или вернитесь на{' '}
      <a class="ds-link" href="/">
        главную страницу
      </a>
      .
    </p>
  </Empty>
);

/** For a page that needs a person. */
export const SignInFirst = () => (
  <Empty title="Нужно войти">
    <p>
      <a
        class="ds-button"
        href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`}
      >
        Войти
      </a>
    </p>
  </Empty>
);
