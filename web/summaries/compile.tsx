/** «Сформировать сводку»: asks for one as of a day, and shows how far it is until it can be opened. */
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { isAwaited, isTriedAgain } from '../../functions/contract/awaited.ts';
import type { Summary } from '../../functions/contract/summaries/summary.ts';
import { api, read } from '../door/client.ts';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { type Form, refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';

const form: Form = {
  fields: { asOf: { name: 'По состоянию на' } },
  button: 'compile',
  idOf: () => 'as-of',
};

const loadSchema = () =>
  import('../../functions/contract/summaries/summary.ts').then((all) => all.SummaryRequest);

export function Compile({ today, roadmap }: { today: string; roadmap: string }) {
  const [asOf, setAsOf] = useState(today);
  const [made, setMade] = useState<Summary>();
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const { route: go } = useLocation();
  const tell = (failure: unknown) => {
    setMade(undefined);
    setAsking(false);
    show(refused(form, failure));
  };
  const [asking, setAsking] = useState(false);
  const start = () => {
    show([]);
    setAsking(true);
    const json = { id: crypto.randomUUID(), asOf };
    const route = api.roadmaps[':roadmap'].summaries;
    check(json)
      .then(() => read(route.$post({ param: { roadmap }, json })))
      .then(setMade, tell);
  };
  useEffect(() => {
    if (!made) return;
    if (made.state === 'ready') return go(at(roadmap).summary(made.day, made.id));
    if (!isAwaited(made)) {
      setMade(undefined);
      setAsking(false);
      return show([{ id: form.button, sentence: 'Не получилось. Сформируйте сводку ещё раз.' }]);
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
      <Faults faults={faults} round={round} />
      <Field
        id="as-of"
        label="По состоянию на"
        hint="Войдёт принятое, что исполнено по этот день."
        fault={faultOf('as-of')}
      >
        <input
          class="ds-input"
          type="date"
          max={today}
          value={asOf}
          onInput={(event) => {
            setAsOf(event.currentTarget.value);
            edited((id) => id === 'as-of');
          }}
        />
      </Field>
      <button type="submit" class="ds-button" id={form.button} aria-disabled={asking}>
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
