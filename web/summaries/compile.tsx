/** «Сформировать сводку»: asks for one as of a day, and shows how far it is until it can be opened. */
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { isAwaited, isTriedAgain } from '../../functions/contract/awaited.ts';
import type { Summary } from '../../functions/contract/summaries/summary.ts';
import { api, read } from '../door/client.ts';
import { Field } from '../kit/field.tsx';
import { type Form, refused } from '../kit/form.ts';

const form: Form = { fields: { asOf: {} }, button: 'compile' };

export function Compile({ today, roadmap }: { today: string; roadmap: string }) {
  const [asOf, setAsOf] = useState(today);
  const [made, setMade] = useState<Summary>();
  const [fault, setFault] = useState<string>();
  const { route: go } = useLocation();
  const tell = (failure: unknown) => {
    setMade(undefined);
    setAsking(false);
    setFault(refused(form, failure)[0]?.sentence);
  };
  const [asking, setAsking] = useState(false);
  const start = () => {
    setFault(undefined);
    setAsking(true);
    const json = { id: crypto.randomUUID(), asOf };
    read(api.roadmaps[':roadmap'].summaries.$post({ param: { roadmap }, json })).then(
      setMade,
      tell,
    );
  };
  useEffect(() => {
    if (!made) return;
    if (made.state === 'ready') return go(at(roadmap).summary(made.day, made.id));
    if (!isAwaited(made)) {
      setMade(undefined);
      setAsking(false);
      return setFault('Не получилось. Сформируйте сводку ещё раз.');
    }
    const param = { roadmap, day: made.day, id: made.id };
    const route = api.roadmaps[':roadmap'].summaries[':day'][':id'];
    // After a failed try the next one waits minutes.
    const pause = isTriedAgain(made) ? 20_000 : 500;
    const timer = setTimeout(() => read(route.$get({ param })).then(setMade, tell), pause);
    return () => clearTimeout(timer);
  }, [made]);
  const progress = made?.state === 'making' ? made.progress : 0;
  return (
    <form
      class="card compile"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!made && !asking) start();
      }}
    >
      <Field
        id="as-of"
        label="По состоянию на"
        hint="Войдёт принятое, что исполнено по этот день."
        fault={fault}
      >
        <input
          class="ds-input"
          type="date"
          max={today}
          value={asOf}
          onInput={(event) => setAsOf(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="ds-button" aria-disabled={asking}>
        Сформировать сводку
      </button>
      {made && (
        <p role="status">
          <progress max={100} value={progress} aria-label="Сводка составляется" />{' '}
          {isTriedAgain(made)
            ? 'Пока не получилось, повторим сами. Страницу можно закрыть: сводка появится в списке.'
            : `Составляется, ${progress}\u00a0%`}
        </p>
      )}
    </form>
  );
}
