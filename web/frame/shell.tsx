/** What stands around every page: the head with its way about, the banner of a demonstration, sign-in in place. */
import type { ComponentChildren } from 'preact';
import { lazy, useLocation } from 'preact-iso';
import { longDay } from '../../functions/contract/words.ts';
import { signOut } from '../door/session.ts';
import { may, owes, session, signInAgain, site } from '../door/state.ts';

const Again = lazy(() => import('../people/again.tsx').then((part) => part.Again));

type Way = { path: string; name: string; shown: boolean };

const ways = (): Way[] => [
  { path: '/tasks', name: owes() ? 'Что нужно сдать' : 'Задачи', shown: true },
  { path: '/queue', name: 'На проверке', shown: may('task.review') },
  { path: '/roadmap', name: 'Дорожная карта', shown: may('roadmap.read') },
  { path: '/evidence', name: 'Подтверждения', shown: may('roadmap.read') },
  { path: '/summaries', name: 'Сводки', shown: may('summary.read') },
  { path: '/people', name: 'Люди', shown: may('person.keep') },
];

export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const day = site.value?.demonstration;
  return (
    <>
      <a class="ds-skip-link" href="#main">
        К содержанию
      </a>
      <header class="head">
        <div class="head-row">
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="32" height="32" />
            <span>
              <b>Опора</b>
              <small>{site.value?.municipality ?? ''}</small>
            </span>
          </a>
          {session.value && (
            <nav aria-label="Разделы">
              {ways().map(
                (way) =>
                  way.shown && (
                    <a
                      key={way.path}
                      href={way.path}
                      aria-current={path === way.path ? 'page' : undefined}
                    >
                      {way.name}
                    </a>
                  ),
              )}
            </nav>
          )}
          <div class="who">
            {session.value ? (
              <>
                <span>{session.value.person.name}</span>
                <button type="button" class="ds-link" onClick={signOut}>
                  Выйти
                </button>
              </>
            ) : (
              session.value === null &&
              path !== '/sign-in' && (
                <a class="ds-button" data-variant="secondary" href="/sign-in">
                  Войти
                </a>
              )
            )}
          </div>
        </div>
        {day && <p class="banner">Демонстрация: «сегодня» здесь {longDay(day)} Данные учебные.</p>}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p>
          «Опора» — сопровождение школ с низкими образовательными результатами и школ в
          неблагоприятных социальных условиях. Время московское.
        </p>
      </footer>
      {signInAgain.value && <Again />}
    </>
  );
}
