/** «Задачи школ и ведомств»: all tasks of a period, for those who see all: the most urgent first, a page at a time. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Period } from '../../functions/contract/roadmaps/roadmap.ts';
import { stateOfTask } from '../../functions/contract/tasks/counting.ts';
import { api, Failure, read } from '../door/client.ts';
import { may, session, site, today } from '../door/state.ts';
import { useTitle } from '../kit/load.ts';
import { Absent, Loading, SignInFirst, Trouble } from '../kit/notice.tsx';
import { leftWords, standing } from './listed.ts';
import { None } from './none.tsx';
import { Only } from './only.tsx';
import { Remind } from './remind.tsx';
import { TaskRow } from './row.tsx';
import { Periods, usePeriod } from './tabs.tsx';

type Asked = { roadmap: string; period: string; measure: string | undefined };

const pageOf = ({ roadmap, period, measure }: Asked, after?: string) =>
  read(
    api.roadmaps[':roadmap'].periods[':period'].$get({
      param: { roadmap, period },
      query: { ...(measure && { measure }), ...(after && { after }) },
    }),
  );
type Page = Awaited<ReturnType<typeof pageOf>>;

/** The tasks of a period, growing as more of them are asked for. */
function usePages(asked: Asked) {
  const [page, setPage] = useState<Page>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const round = useRef(0);
  const load = (before?: Page) => {
    const mine = ++round.current;
    setFailure(undefined);
    setBusy(true);
    pageOf(asked, before?.next)
      .then(
        (next) => {
          // Another period was asked for meanwhile.
          if (mine !== round.current) return;
          const there = before?.tasks ?? [];
          const more = next.tasks.filter(({ id }) => there.every((one) => one.id !== id));
          setPage({ ...next, tasks: [...there, ...more] });
        },
        (thrown) => {
          if (mine === round.current)
            setFailure(thrown instanceof Failure ? thrown : new Failure('internal'));
        },
      )
      .finally(() => mine === round.current && setBusy(false));
  };
  useEffect(() => {
    setPage(undefined);
    load();
  }, [asked.roadmap, asked.period, asked.measure]);
  return { page, failure, busy, more: () => busy || load(page) };
}

export function Everybody({ roadmap }: { roadmap: string }) {
  useTitle('Задачи школ и ведомств');
  if (session.value === null) return <SignInFirst />;
  if (!session.value || !site.value) return <Loading />;
  return may('task.read') ? <List roadmap={roadmap} /> : <Absent />;
}

function List({ roadmap }: { roadmap: string }) {
  const { query } = useLocation();
  const period = usePeriod(roadmap);
  const pages = at(roadmap);
  const { page, failure, busy, more } = usePages({
    roadmap,
    period: period.id,
    measure: query.measure,
  });
  const left = (of: string) => page?.periods.find((one) => one.period === of);
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Задачи школ и ведомств
      </h1>
      {may('task.review') && <Remind roadmap={roadmap} />}
      <Only measure={query.measure} all={pages.everybody({ period: period.id })} />
      <Periods
        roadmap={roadmap}
        shown={period}
        pathOf={(one) => pages.everybody({ period: one, measure: query.measure })}
        wordsOf={(one) => {
          const counts = left(one);
          return counts && leftWords(counts);
        }}
      />
      {failure ? (
        <Trouble failure={failure} again={more} />
      ) : page ? (
        <Rows roadmap={roadmap} period={period} page={page} />
      ) : (
        <Loading />
      )}
      {page?.next && (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={busy}
            onClick={more}
          >
            Показать ещё
          </button>
        </p>
      )}
    </>
  );
}

function Rows({ roadmap, period, page }: { roadmap: string; period: Period; page: Page }) {
  if (page.tasks.length === 0)
    return (
      <None roadmap={roadmap} period={period} none="задач нет">
        Чего план ждёт и когда, видно в нём самом:{' '}
        <a class="ds-link" href={at(roadmap).plan}>
          дорожная карта
        </a>
        .
      </None>
    );
  return (
    <ul class="tasks">
      {page.tasks.map((task) => (
        <TaskRow
          key={task.id}
          roadmap={roadmap}
          task={task}
          state={stateOfTask(task, today())}
          drafts={[]}
          own={standing(task) === 'owes'}
          named
        />
      ))}
    </ul>
  );
}
