/** The tasks of all schools and offices in a year, for those who see all: the most urgent first, a page at a time. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { stateOfTask } from '../../functions/contract/tasks/counting.ts';
import { api, Failure, read } from '../door/client.ts';
import { roadmapId } from '../door/state.ts';
import { Empty, Trouble, Waiting } from '../kit/notice.tsx';
import { TaskRow } from './row.tsx';

type Asked = { roadmap: string; year: number; measure: string | undefined };

const pageOf = ({ roadmap, year, measure }: Asked, after?: string) =>
  read(
    api.roadmaps[':roadmap'].years[':year'].$get({
      param: { roadmap, year: String(year) },
      query: { ...(measure && { measure }), ...(after && { after }) },
    }),
  );
type Page = Awaited<ReturnType<typeof pageOf>>;

type Props = {
  year: number;
  measure: string | undefined;
  today: string;
  /** How many tasks of each year stand where. */
  onYears: (years: Page['years']) => void;
};

export function Everybody({ year, measure, today, onYears }: Props) {
  const [page, setPage] = useState<Page>();
  const [failure, setFailure] = useState<Failure>();
  const asked = { roadmap: roadmapId(), year, measure };
  const round = useRef(0);
  const [busy, setBusy] = useState(false);
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
          onYears(next.years);
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
  }, [asked.roadmap, year, measure]);
  if (failure) return <Trouble failure={failure} again={() => load(page)} />;
  if (!page) return <Waiting />;
  if (page.tasks.length === 0)
    return (
      <Empty title={`За ${year} год задач нет`}>
        <p>Выберите другой год. Задачи появляются, когда план утверждён.</p>
      </Empty>
    );
  return (
    <>
      <ul class="tasks">
        {page.tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            state={stateOfTask(task, today)}
            drafts={[]}
            today={today}
            own={false}
          />
        ))}
      </ul>
      {page.next && (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={busy}
            onClick={() => busy || load(page)}
          >
            Показать ещё
          </button>
        </p>
      )}
    </>
  );
}
