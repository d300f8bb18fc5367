/** «Задачи школ и ведомств»: all tasks of a year, for those who see all: the most urgent first, a page at a time. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { stateOfTask } from '../../functions/contract/tasks/counting.ts';
import { api, Failure, read } from '../door/client.ts';
import { may, session, site, today } from '../door/state.ts';
import { useTitle } from '../kit/load.ts';
import { Absent, Loading, SignInFirst, Trouble } from '../kit/notice.tsx';
import { leftWords, standing } from './listed.ts';
import { None } from './none.tsx';
import { Only } from './only.tsx';
import { TaskRow } from './row.tsx';
import { useYear, Years } from './tabs.tsx';

type Asked = { roadmap: string; year: number; measure: string | undefined };

const pageOf = ({ roadmap, year, measure }: Asked, after?: string) =>
  read(
    api.roadmaps[':roadmap'].years[':year'].$get({
      param: { roadmap, year: String(year) },
      query: { ...(measure && { measure }), ...(after && { after }) },
    }),
  );
type Page = Awaited<ReturnType<typeof pageOf>>;

/** The tasks of a year, growing as more of them are asked for. */
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
          // Another year was asked for meanwhile.
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
  }, [asked.roadmap, asked.year, asked.measure]);
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
  const year = useYear(roadmap);
  const pages = at(roadmap);
  const { page, failure, busy, more } = usePages({ roadmap, year, measure: query.measure });
  const left = (of: number) => page?.years.find((one) => one.year === of);
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Задачи школ и ведомств
      </h1>
      <Only measure={query.measure} all={pages.everybody({ year })} />
      <Years
        roadmap={roadmap}
        shown={year}
        pathOf={(one) => pages.everybody({ year: one, measure: query.measure })}
        wordsOf={(one) => {
          const counts = left(one);
          return counts && leftWords(counts);
        }}
      />
      {failure ? (
        <Trouble failure={failure} again={more} />
      ) : page ? (
        <Rows roadmap={roadmap} year={year} page={page} />
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

function Rows({ roadmap, year, page }: { roadmap: string; year: number; page: Page }) {
  if (page.tasks.length === 0)
    return (
      <None roadmap={roadmap} year={year} none="задач нет">
        Чего план ждёт и в каком году, видно в нём самом:{' '}
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
