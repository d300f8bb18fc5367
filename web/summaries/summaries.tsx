/** Summaries: «Сформировать сводку», and those made before, the night’s among them, the newest request first. */
import { useState } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import { isAwaited, isTriedAgain } from '../../functions/contract/awaited.ts';
import type { Summary } from '../../functions/contract/summaries/summary.ts';
import { counted, longDay, moment } from '../../functions/contract/words.ts';
import { api, type Failure, read } from '../door/client.ts';
import { may, session, site } from '../door/state.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty, Loading, SignInFirst, Trouble } from '../kit/notice.tsx';
import { Compile } from './compile.tsx';

const page = (roadmap: string, after?: string) =>
  read(
    api.roadmaps[':roadmap'].summaries.$get({
      param: { roadmap },
      query: after === undefined ? {} : { after },
    }),
  );

export function Summaries({ roadmap }: { roadmap: string }) {
  useTitle('Сводки');
  const loaded = useSigned(() => page(roadmap), [roadmap]);
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
      {!loaded.value && !loaded.failure && <Loading />}
      {loaded.value?.summaries.length === 0 && (
        <Empty title="Сводок пока нет">
          <p>Первая появится сама: расписание составляет сводку каждую ночь.</p>
        </Empty>
      )}
      {loaded.value && <Pages roadmap={roadmap} first={loaded.value} />}
    </>
  );
}

type Listed = Awaited<ReturnType<typeof page>>;

function Pages({ roadmap, first }: { roadmap: string; first: Listed }) {
  const [more, setMore] = useState<Listed[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const pages = [first, ...more];
  const next = pages.at(-1)?.next;
  const show = () =>
    page(roadmap, next).then((found) => {
      setFailure(undefined);
      setMore((before) => [...before, found]);
    }, setFailure);
  return (
    <>
      <ul class="tasks">
        {pages.flatMap(({ summaries }) =>
          summaries.map((summary) => <Made key={summary.day + summary.id} summary={summary} />),
        )}
      </ul>
      {failure && <Trouble failure={failure} again={show} />}
      {next && !failure && (
        <p class="actions">
          <button type="button" class="ds-button" data-variant="secondary" onClick={show}>
            Показать ещё
          </button>
        </p>
      )}
    </>
  );
}

function Made({ summary }: { summary: Summary }) {
  return (
    <li class="card task">
      <div class="task-what">
        <h3 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={at(summary.roadmap).summary(summary.day, summary.id)}>
            По состоянию на {longDay(summary.asOf)}
          </a>
        </h3>
        <p class="hint">
          {summary.nightly ? 'Составлена ночью по расписанию' : `Сформировал: ${summary.by}`}. По
          данным на {moment(summary.known)}.
        </p>
      </div>
      <div class="task-state">
        <SummaryState summary={summary} />
      </div>
    </li>
  );
}

function SummaryState({ summary }: { summary: Summary }) {
  const tag = (color: string, words: string) => (
    <span class="ds-tag" data-color={color}>
      {words}
    </span>
  );
  const failed = (next: string) => (
    <>
      {tag('danger', 'Не получилось')}
      <small class="block">{next}</small>
    </>
  );
  if (summary.state === 'ready')
    return summary.debts
      ? tag('warning', counted(summary.debts, 'долг', 'долга', 'долгов'))
      : tag('success', 'Долгов нет');
  if (!isAwaited(summary)) return failed(may('summary.compile') ? 'Сформируйте ещё раз.' : '');
  if (isTriedAgain(summary)) return failed('Повторим сами.');
  return tag('info', `Составляется, ${summary.state === 'making' ? summary.progress : 0}\u00a0%`);
}
