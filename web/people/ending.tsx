/** Ending all sessions of somebody: said what comes of it, then done. */
import { useState } from 'preact/hooks';
import { api, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';

export function Ending({ person, name }: { person: string; name: string }) {
  const [asked, ask] = useState(false);
  const [said, say] = useState('');
  const [fault, setFault] = useState<string>();
  const end = () =>
    read(api.people[':person'].sessions.$delete({ param: { person } })).then(
      () => {
        ask(false);
        setFault(undefined);
        say('Все сеансы закончены. Права остались: войти можно по новому коду.');
      },
      (thrown) => setFault(sentenceOf(thrown)),
    );
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
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
