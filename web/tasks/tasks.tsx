/** «Что нужно сдать»: what one's own side owes — returned or overdue first, then by term — and what it takes part in. */
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { isOffice, offices } from '../../functions/contract/offices.ts';
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { isUrgent } from '../../functions/contract/tasks/urgency.ts';
import { termWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { may, ownSides } from '../door/state.ts';
import { whole } from '../door/whole.ts';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { type Listed, leftIn, listed, standing } from './listed.ts';
import { None } from './none.tsx';
import { Only } from './only.tsx';
import { TaskRow } from './row.tsx';
import { isBefore, Periods, usePeriod } from './tabs.tsx';

const News = later(() => import('../notices/news.tsx').then((part) => part.News));
const Unfinished = later(() =>
  import('../documents/unfinished.tsx').then((part) => part.Unfinished),
);

type Known = { tasks: Brief[]; drafts: DraftNote[] };

/** What the reader owes or takes part in. Whoever sees all is asked for by side: of offices all, of schools the own. */
async function load(roadmap: string): Promise<Known> {
  const param = { roadmap };
  const of = (side?: string) =>
    whole((query) =>
      read(
        api.roadmaps[':roadmap'].tasks.$get({ param, query: { ...query, ...(side && { side }) } }),
      ),
    );
  const own = ownSides();
  const sides = [...own.filter((side) => !isOffice(side)), ...offices];
  const [tasks, { drafts }] = await Promise.all([
    may('task.read') ? Promise.all(sides.map(of)).then((all) => all.flat()) : of(),
    read(api.roadmaps[':roadmap'].drafts.$get({ param })),
  ]);
  return { tasks, drafts };
}

export function Tasks({ roadmap }: { roadmap: string }) {
  const loaded = useSigned(() => load(roadmap), [roadmap]);
  return <Page loaded={loaded}>{(known) => <List roadmap={roadmap} {...known} />}</Page>;
}

function List({ roadmap, tasks, drafts }: Known & { roadmap: string }) {
  useTitle('Что нужно сдать');
  const { query } = useLocation();
  const shown = usePeriod(roadmap);
  const pages = at(roadmap);
  const all = listed(tasks, query.measure);
  const own = all.filter(({ task }) => standing(task) === 'owes');
  const part = all.filter(
    ({ task }) => task.within === shown.id && standing(task) === 'takes-part',
  );
  const now = own.filter(({ task }) => task.within === shown.id);
  const before = own.filter(
    ({ task, state }) => isUrgent(state) && isBefore(roadmap, task.within, shown),
  );
  const row = ({ task, state }: Listed) => (
    <TaskRow
      key={task.id}
      roadmap={roadmap}
      task={task}
      state={state}
      drafts={drafts.filter((draft) => draft.task === task.id)}
      own={standing(task) === 'owes'}
    />
  );
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Что нужно сдать
      </h1>
      <News />
      <Unfinished />
      <Only measure={query.measure} all={pages.tasks({ period: shown.id })} />
      <Periods
        roadmap={roadmap}
        shown={shown}
        pathOf={(period) => pages.tasks({ period, measure: query.measure })}
        wordsOf={(period) => leftIn(own, period)}
      />
      {before.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="xs">
            Не закрыто ранее
          </h2>
          <ul class="tasks">{before.map(row)}</ul>
          <h2 class="ds-heading" data-size="xs">
            {termWords(shown.words)}
          </h2>
        </>
      )}
      {now.length === 0 && (
        <None roadmap={roadmap} period={shown} none="сдавать нечего">
          {ownSides().length > 0 ? (
            <>
              Что за кем записано, видно в плане:{' '}
              <a class="ds-link" href={pages.plan}>
                дорожная карта
              </a>
              .
            </>
          ) : (
            <>
              Вы сами ничего не сдаёте; как идёт дело у других:{' '}
              <a class="ds-link" href={may('task.read') ? pages.everybody() : pages.schools()}>
                {may('task.read') ? 'задачи школ и ведомств' : 'мои школы'}
              </a>
              .
            </>
          )}
        </None>
      )}
      {now.length > 0 && <ul class="tasks">{now.map(row)}</ul>}
      {part.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="xs">
            Где вы соисполнитель
          </h2>
          <p class="hint">Сдают другие; вы видите, как идёт дело, и можете добавить документ.</p>
          <ul class="tasks">{part.map(row)}</ul>
        </>
      )}
    </>
  );
}
