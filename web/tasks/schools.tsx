/** «Мои школы»: what the schools of a tutor or a curator owe and how it goes, to be read; each school by itself. */

import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import { grouped } from '../../functions/contract/groups.ts';
import { helpedBy } from '../../functions/contract/people/access.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { isUrgent } from '../../functions/contract/tasks/urgency.ts';
import { nameWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { may, session } from '../door/state.ts';
import { whole } from '../door/whole.ts';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty, Loading } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { leftIn, listed } from './listed.ts';
import { None } from './none.tsx';
import { Only } from './only.tsx';
import { TaskRow } from './row.tsx';
import { isBefore, Periods, usePeriod } from './tabs.tsx';

const load = (roadmap: string): Promise<Brief[]> =>
  whole((query) => read(api.roadmaps[':roadmap'].tasks.$get({ param: { roadmap }, query })));

export function Schools({ roadmap }: { roadmap: string }) {
  const loaded = useSigned(() => load(roadmap), [roadmap]);
  return (
    <Page loaded={loaded}>
      {(tasks) => {
        const helped = session.value ? helpedBy(session.value.person) : undefined;
        return helped ? (
          <List roadmap={roadmap} tasks={tasks} helped={helped} />
        ) : (
          <Aside roadmap={roadmap} />
        );
      }}
    </Page>
  );
}

/** Whoever helps no schools goes to the list that is theirs: of everybody, or of what they hand in. */
function Aside({ roadmap }: { roadmap: string }) {
  const { query, route } = useLocation();
  const pages = at(roadmap);
  const to = may('task.read') ? pages.everybody(query) : pages.tasks(query);
  useEffect(() => route(to, true), [to]);
  return <Loading />;
}

type Props = { roadmap: string; tasks: Brief[]; helped: string[] };

function List({ roadmap, tasks, helped }: Props) {
  useTitle('Мои школы');
  const { query } = useLocation();
  const shown = usePeriod(roadmap);
  const all = listed(
    tasks.filter(({ owes }) => helped.includes(owes)),
    query.measure,
  );
  // What a school has not closed of former periods stands with this one's.
  const schools = grouped(
    all.filter(
      ({ task, state }) =>
        task.within === shown.id || (isUrgent(state) && isBefore(roadmap, task.within, shown)),
    ),
    ({ task }) => task.owner,
  );
  const named = [...schools].sort(([a], [b]) => a.localeCompare(b, 'ru'));
  const pages = at(roadmap);
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Мои школы
      </h1>
      <p class="hint">Сдают школы; вы видите, как идёт дело, и можете помочь.</p>
      <Only measure={query.measure} all={pages.schools({ period: shown.id })} />
      <Periods
        roadmap={roadmap}
        shown={shown}
        pathOf={(period) => pages.schools({ period, measure: query.measure })}
        wordsOf={(period) => leftIn(all, period)}
      />
      {helped.length === 0 ? (
        <Empty title="За вами ещё нет школ">
          <p>Школы, которым вы помогаете, записывает за вами администратор: скажите ему, какие.</p>
        </Empty>
      ) : (
        named.length === 0 && (
          <None roadmap={roadmap} period={shown} none="задач у ваших школ нет">
            Если здесь нет вашей школы, скажите администратору: школы за вами записывает он.
          </None>
        )
      )}
      {named.map(([school, one]) => (
        <section key={school}>
          <h2 class="ds-heading" data-size="xs">
            {nameWords(school)}
          </h2>
          <ul class="tasks">
            {one.map(({ task, state }) => (
              <TaskRow
                key={task.id}
                roadmap={roadmap}
                task={task}
                state={state}
                drafts={[]}
                own={false}
                named={false}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
