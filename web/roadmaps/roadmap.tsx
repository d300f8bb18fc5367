/** The road map: how it stands period by period, and its rows as printed, with plan and fact drawn beside each period. */
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { totalsOf } from '../../functions/contract/roadmaps/states.ts';
import { areYears } from '../../functions/contract/roadmaps/terms.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { counted, longDay, periodHead } from '../../functions/contract/words.ts';
import { api, based, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { may, today } from '../door/state.ts';
import { whole } from '../door/whole.ts';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { Narrowed } from './narrowed.tsx';
import { countedIn, Periods } from './periods.tsx';
import { Row } from './row.tsx';

const Acts = later(() => import('./acts.tsx').then((part) => part.Acts));
const Editions = later(() => import('./editions.tsx').then((part) => part.Editions));

/** The plan, how it stands, and of whoever does not see all the tasks that they see. */
async function load(roadmap: string) {
  const param = { roadmap };
  const tasks = (query: { after?: string }) =>
    read(api.roadmaps[':roadmap'].tasks.$get({ param, query }));
  const [plan, progress, seen] = await Promise.all([
    read(api.roadmaps[':roadmap'].$get({ param })),
    read(api.roadmaps[':roadmap'].progress.$get({ param })),
    may('task.read') ? Promise.resolve<Brief[]>([]) : whole(tasks),
  ]);
  return { plan, progress: progress.indicators, seen };
}

export function RoadmapPage({ roadmap }: { roadmap: string }) {
  useTitle('Дорожная карта');
  const loaded = useSigned(() => load(roadmap), [roadmap]);
  return <Page loaded={loaded}>{(value) => <Plan {...value} again={loaded.again} />}</Page>;
}

type PlanProps = Awaited<ReturnType<typeof load>> & { again: () => void };

/** How often each version was looked at anew: a plan that asks nobody is not asked about for ever. */
const tried = new Map<string, number>();

/** Tasks are issued a moment after the approval: the page is read anew until they are there, a few times. */
function useIssuing({ plan, progress, again }: PlanProps): boolean {
  const key = `${plan.id} ${plan.edition ?? 1}`;
  const tries = tried.get(key) ?? 0;
  const lacks = progress.some(({ cells }) =>
    cells.some(({ issued, wanted }) => wanted > 0 && issued === 0),
  );
  const waits = !!plan.approved && !plan.closed && lacks && tries < 4;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => {
      tried.set(key, tries + 1);
      again();
    }, 1500);
    return () => clearTimeout(timer);
  }, [waits, progress]);
  return waits;
}

function Plan(props: PlanProps) {
  const { plan, progress, seen, again } = props;
  const issuing = useIssuing(props);
  const shown = countedIn(useLocation().query);
  const pages = at(plan.id);
  const byYears = areYears(plan.periods);
  const progressOf = (id: string) => progress.find((one) => one.indicator === id);
  const isShown = (id: string) =>
    !shown ||
    !!progressOf(id)?.cells.some(
      ({ period, state }) => period === shown.period && state === shown.state,
    );
  const wordsOf = (period: string) => plan.periods.find(({ id }) => id === period)?.words ?? period;
  const rows = plan.measures.flatMap((measure) =>
    measure.indicators
      .filter(({ id }) => isShown(id))
      .map((indicator) => ({ measure, indicator, section: measure.section })),
  );
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        {plan.title}
      </h1>
      <Approval plan={plan} again={again} />
      {plan.approved && <Editions plan={plan} issuing={issuing} onChange={again} />}
      {plan.approved && may('roadmap.propose') && <Acts plan={plan} onChange={again} />}
      {plan.approved && (
        <section>
          <h2 class="ds-heading" data-size="xs">
            {byYears ? 'Показатели по годам' : 'Показатели по периодам'}
          </h2>
          <Periods
            periods={plan.periods}
            totals={totalsOf(plan.periods, progress)}
            shown={shown}
            pathOf={pages.cells}
          />
        </section>
      )}
      <p class="hint">
        Факт — это принятые документы на {longDay(today())} ОО — школы, УО — управление образования,
        ИМО — информационно-методический отдел. Светлая часть полосы — то, что на проверке.
      </p>
      {shown && <Narrowed shown={shown} words={wordsOf(shown.period)} all={pages.plan} />}
      {plan.sections
        .map((section, place) => ({
          section,
          place,
          rows: rows.filter((one) => one.section === place),
        }))
        .filter((one) => one.rows.length > 0)
        .map(({ section, place, rows }) => (
          <section key={place}>
            <h2 class="ds-heading section-title" data-size="xs">
              {section.label === null ? '' : `${section.label}. `}
              {section.title}
            </h2>
            <div class="scroll">
              <table class="ds-table plan">
                <thead>
                  <tr>
                    <th scope="col">№</th>
                    <th scope="col">Мероприятие и результат</th>
                    {plan.periods.map(({ id, words }) => (
                      <th scope="col" key={id}>
                        {periodHead(words).replace(/ г\.$/, '')}
                      </th>
                    ))}
                    <th scope="col">Всего</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ measure, indicator }) => (
                    <Row
                      key={indicator.id}
                      plan={plan}
                      measure={measure}
                      indicator={indicator}
                      progress={progressOf(indicator.id)}
                      seen={seen.filter((task) => task.measure === measure.id)}
                      again={again}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        ))}
    </>
  );
}

function Approval({ plan, again }: { plan: Roadmap; again: () => void }) {
  const [fault, setFault] = useState<string>();
  if (plan.approved) return null;
  if (!may('roadmap.approve')) return <p class="hint">План ещё не утверждён: задачи не выданы.</p>;
  const approve = () =>
    read(
      api.roadmaps[':roadmap'].approval.$post({ param: { roadmap: plan.id } }, based(plan.version)),
    ).then(again, (failure: unknown) => setFault(sentenceOf(failure)));
  return (
    <div class="ds-alert" data-color="warning">
      <p>
        План ещё не утверждён. После утверждения будут выданы задачи школам и ведомствам по{' '}
        {counted(plan.measures.length, 'мероприятию', 'мероприятиям', 'мероприятиям')}.
      </p>
      <button type="button" class="ds-button" onClick={approve}>
        Утвердить план и выдать задачи
      </button>
      {fault && <p class="ds-validation-message">{fault}</p>}
    </div>
  );
}
