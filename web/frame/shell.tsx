/** What stands around every page: the head with its way about, the banner of a demonstration, sign-in in place. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lazy, useLocation } from 'preact-iso';
import { helpPage, signInPage } from '../../functions/contract/addresses.ts';
import { longDay } from '../../functions/contract/words.ts';
import { leaving, plans, session, signInAgain, site } from '../door/state.ts';
import { folding } from '../kit/folding.ts';
import { later } from '../kit/later.tsx';
import { Absent } from '../kit/notice.tsx';
import { Menu } from './menu.tsx';
import { isUnknown, useRoadmap } from './roadmap.ts';

const Foot = later(() => import('./foot.tsx').then((part) => part.Foot));
const Leave = later(() => import('../people/leave.tsx').then((part) => part.Leave));
const Leaving = later(() => import('../people/leaving.tsx').then((part) => part.Leaving));
const Maps = later(() => import('./maps.tsx').then((part) => part.Maps));
const Again = lazy(() => import('../people/again.tsx').then((part) => part.Again));

export function Shell({ children }: { children: ComponentChildren }) {
  const roadmap = useRoadmap();
  const { path, url } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const day = site.value?.demonstration;
  return (
    <>
      <a class="skip" href="#main">
        К содержанию
      </a>
      <header class="head">
        <div class="head-row" {...folding('.fold', open && (() => setOpen(false)))}>
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="32" height="32" />
            <span>
              <b>Опора</b>
              <small>{site.value?.municipality ?? ''}</small>
            </span>
          </a>
          {session.value && (
            <button
              type="button"
              class="ds-button fold"
              data-variant="secondary"
              aria-expanded={open}
              aria-controls="way"
              onClick={() => setOpen(!open)}
            >
              Меню
            </button>
          )}
          <div id="way" class={open || !session.value ? 'way open' : 'way'}>
            {session.value && <Menu roadmap={roadmap} />}
            <div class="who">
              <a class="ds-link" href={helpPage}>
                Помощь
              </a>
              {session.value ? (
                <>
                  <span>{session.value.person.name}</span>
                  <Leave />
                </>
              ) : (
                session.value === null &&
                path !== signInPage && (
                  <a class="ds-button" data-variant="secondary" href={signInPage}>
                    Войти
                  </a>
                )
              )}
            </div>
          </div>
        </div>
        {session.value && plans().length > 1 && <Maps roadmap={roadmap} />}
        {day && <p class="banner">Демонстрация: здесь {longDay(day)} Данные учебные.</p>}
      </header>
      <main id="main" tabIndex={-1}>
        {leaving.value && <Leaving />}
        {isUnknown(url) ? <Absent /> : children}
      </main>
      <Foot />
      {signInAgain.value && <Again />}
    </>
  );
}
