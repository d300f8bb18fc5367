/** «Где я вошёл»: one's own sessions, since when and in which browser; each can be ended. */
import { useState } from 'preact/hooks';
import type { SessionView } from '../../functions/contract/people/sessions.ts';
import { moment } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { agentWords } from './agent.ts';

export function SessionsPage() {
  useTitle('Где я вошёл');
  const loaded = useSigned(() => read(api.session.all.$get()), []);
  return (
    <Page loaded={loaded}>
      {({ sessions }) => <Listed sessions={sessions} again={loaded.again} />}
    </Page>
  );
}

function Listed({ sessions, again }: { sessions: SessionView[]; again: () => void }) {
  const [said, say] = useState('');
  const { fault, doing } = useDoing();
  const end = (ended: SessionView[]) =>
    doing(async () => {
      for (const { id } of ended)
        await read(api.session.all[':session'].$delete({ param: { session: id } }));
      say('Сеанс закончен: там нужно будет войти снова.');
      again();
    });
  const others = sessions.filter(({ own }) => !own);
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Где я вошёл
      </h1>
      <p class="hint">
        Сеанс заканчивается сам через 12 часов без работы и не позже чем через 30 дней. Если место
        или браузер вам незнакомы, закончите сеанс и скажите администратору.
      </p>
      <p role="status">{said}</p>
      <Refusal fault={fault} />
      <ul class="tasks">
        {sessions.map((one) => (
          <li class="card" key={one.id}>
            <h2 class="ds-heading" data-size="2xs">
              {agentWords(one.agent)}
              {one.own && ' — этот браузер'}
            </h2>
            <p class="hint">
              Вход {moment(one.began)}
              {one.network && `, сеть ${one.network}`}. Закончится {moment(one.ends)}, если здесь
              больше не работать.
            </p>
            {!one.own && (
              <button
                type="button"
                class="ds-link"
                aria-label={`Закончить сеанс: ${agentWords(one.agent)}, вход ${moment(one.began)}`}
                onClick={() => end([one])}
              >
                Закончить
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            onClick={() => end(others)}
          >
            Закончить все остальные ({others.length})
          </button>
        </p>
      )}
      {others.length === 0 && <p>Больше вы нигде не вошли.</p>}
    </>
  );
}
