/** Ending all sessions of somebody: said what comes of it, then done. */
import { useState } from 'preact/hooks';
import { api, read } from '../door/client.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';

export function Ending({ person, name }: { person: string; name: string }) {
  const [asked, ask] = useState(false);
  const [said, say] = useState('');
  const { fault, doing } = useDoing();
  const end = () =>
    doing(async () => {
      await read(api.people[':person'].sessions.$delete({ param: { person } }));
      ask(false);
      say('Все сеансы закончены. Права остались: войти можно по новому коду.');
    });
  return (
    <section>
      {asked ? (
        <div class="entry">
          <p>
            {name} выйдет на всех устройствах. Набранное и не сохранённое останется в том браузере,
            права останутся прежними.
          </p>
          <p class="actions">
            <button type="button" class="ds-button" onClick={end}>
              Закончить все сеансы
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="tertiary"
              onClick={() => ask(false)}
            >
              Не заканчивать
            </button>
          </p>
        </div>
      ) : (
        <p>
          <button type="button" class="ds-link" id="end-sessions" onClick={() => ask(true)}>
            Закончить сеансы на всех устройствах
          </button>
        </p>
      )}
      <p role="status">{said}</p>
      <Refusal fault={fault} />
    </section>
  );
}
