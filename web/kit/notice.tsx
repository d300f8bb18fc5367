/** What a page says while it loads, when something went wrong, and when there is nothing to show. */
import type { ComponentChildren } from 'preact';
import type { Failure } from '../door/client.ts';
import { later } from './later.tsx';
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

/** What stands where no page can: seldom needed, so it comes when it is. */
export const Absent = later(() => import('./instead.tsx').then((part) => part.Absent));
export const Unopened = later(() => import('./instead.tsx').then((part) => part.Unopened));
export const SignInFirst = later(() => import('./instead.tsx').then((part) => part.SignInFirst));
