/** The foot of every page: whom to ask, where it is explained, what this is. */
import { aboutPage, helpPage, newsPage, sessionsPage } from '../../functions/contract/addresses.ts';
import { session, site } from '../door/state.ts';

export function Foot() {
  const contacts = site.value?.contacts ?? [];
  return (
    <footer class="foot">
      <p>
        {contacts.length > 0 ? (
          <>
            <b>Вопросы:</b>{' '}
            {contacts.map(({ name, email, phone }, place) => (
              <span key={name}>
                {place > 0 && '; '}
                {name}
                {email && (
                  <>
                    {' — '}
                    <a class="ds-link" href={`mailto:${email}`}>
                      {email}
                    </a>
                  </>
                )}
                {phone && `, тел. ${phone}`}
              </span>
            ))}
            .
          </>
        ) : (
          'Вопросы — в ИМО или управление образования.'
        )}
      </p>
      <p>
        {session.value && (
          <>
            <a class="ds-link" href={newsPage}>
              Что нового и письма
            </a>
            {' · '}
            <a class="ds-link" href={sessionsPage}>
              Где я вошёл
            </a>
            {' · '}
          </>
        )}
        <a class="ds-link" href={helpPage}>
          Помощь
        </a>
        {' · '}
        <a class="ds-link" href={aboutPage}>
          Что такое «Опора»
        </a>
        {' · '}Время московское
      </p>
    </footer>
  );
}
