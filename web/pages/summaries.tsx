/** Summaries: «Сформировать сводку», its progress, and those made before, the night’s among them. */
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Summary } from '../../functions/contract/summaries.ts';
import { counted, longDay, moment } from '../../functions/contract/words.ts';
import { api, Failure, read } from '../client.ts';
import { useLoad, useTitle } from '../load.ts';
import { Field } from '../parts/field.tsx';
import { Empty, SignInFirst, Trouble, Waiting } from '../parts/notice.tsx';
import { fieldSentence, sentenceOf } from '../sentences.ts';
import { may, roadmapId, session, site } from '../state.ts';

export function Summaries() {
  useTitle('Сводки');
  const roadmap = roadmapId();
  const loaded = useLoad(
    () =>
      roadmap
        ? read(api.roadmaps[':roadmap'].summaries.$get({ param: { roadmap } }))
        : Promise.resolve(undefined),
    [roadmap, session.value?.person.id],
  );
  if (session.value === null) return <SignInFirst />;
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Сводки
      </h1>
      {may('summary.compile') && site.value && (
        <Compile today={site.value.today} roadmap={roadmap} />
      )}
      <h2 class="ds-heading" data-size="sm">
        Готовые
      </h2>
      {loaded.failure && <Trouble failure={loaded.failure} again={loaded.again} />}
      {!loaded.value && !loaded.failure && <Waiting />}
      {loaded.value?.summaries.length === 0 && (
        <Empty title="Сводок пока нет">
          <p>Первая появится сама: расписание составляет сводку каждую ночь.</p>
        </Empty>
      )}
      <ul class="tasks">
        {loaded.value?.summaries.map((summary) => (
          <Made key={summary.asOf + summary.id} summary={summary} />
        ))}
      </ul>
    </>
  );
}

function Made({ summary }: { summary: Summary }) {
  return (
    <li class="card task">
      <div class="task-what">
        <h3 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={`/summaries/${summary.asOf}/${summary.id}`}>
            По состоянию на {longDay(summary.asOf)}
          </a>
        </h3>
        <p class="hint">
          {summary.nightly ? 'Составлена ночью по расписанию' : `Сформировал: ${summary.by}`}. По
          данным на {moment(summary.known)}.
        </p>
      </div>
      <div class="task-state">
        {summary.state === 'ready' ? (
          <span class="ds-tag" data-color={summary.debts ? 'warning' : 'success'}>
            {summary.debts ? counted(summary.debts, 'долг', 'долга', 'долгов') : 'Долгов нет'}
          </span>
        ) : (
          <span class="ds-tag" data-color={summary.state === 'failed' ? 'danger' : 'info'}>
            {summary.state === 'failed'
              ? 'Не получилось, повторим сами'
              : `Составляется, ${summary.progress} %`}
          </span>
        )}
      </div>
    </li>
  );
}

function Compile({ today, roadmap }: { today: string; roadmap: string }) {
  const [asOf, setAsOf] = useState(today);
  const [made, setMade] = useState<Summary>();
  const [fault, setFault] = useState<string>();
  const { route } = useLocation();
  const tell = (failure: unknown) => {
    const known = failure instanceof Failure ? failure : new Failure('internal');
    setMade(undefined);
    setAsking(false);
    setFault(known.fields[0] ? fieldSentence(known.fields[0].code) : sentenceOf(known));
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
    if (made.state === 'ready') return route(`/summaries/${made.asOf}/${made.id}`);
    const param = { roadmap, asOf: made.asOf, id: made.id };
    const timer = setTimeout(
      () =>
        read(api.roadmaps[':roadmap'].summaries[':asOf'][':id'].$get({ param })).then(
          setMade,
          tell,
        ),
      500,
    );
    return () => clearTimeout(timer);
  }, [made]);
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
          <progress max={100} value={made.progress} aria-label="Сводка составляется" />{' '}
          Составляется, {made.progress} %
        </p>
      )}
    </form>
  );
}
