/** The road map: the eight columns as printed, with plan and fact drawn beside each year. */
import { useState } from 'preact/hooks';
import { marksOf } from '../../functions/contract/roadmaps/plan.ts';
import type { Indicator, Measure, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { markWords, totalWords } from '../../functions/contract/summaries/figures.ts';
import type { CellProgress, IndicatorProgress } from '../../functions/contract/tasks/progress.ts';
import { counted, longDay } from '../../functions/contract/words.ts';
import { api, based, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { may, roadmapId, session, site } from '../door/state.ts';
import { Bar } from '../kit/bar.tsx';
import { useLoad, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { CellBadge } from './cell.tsx';

async function load(roadmap: string) {
  const param = { roadmap };
  const [plan, progress] = await Promise.all([
    read(api.roadmaps[':roadmap'].$get({ param })),
    read(api.roadmaps[':roadmap'].progress.$get({ param })),
  ]);
  return { plan, progress: progress.indicators };
}

export function RoadmapPage() {
  useTitle('Дорожная карта');
  const loaded = useLoad(
    () => (roadmapId() ? load(roadmapId()) : Promise.resolve(undefined)),
    [roadmapId(), session.value?.person.id],
  );
  return <Page loaded={loaded}>{(value) => <Plan {...value} again={loaded.again} />}</Page>;
}

type PlanProps = Awaited<ReturnType<typeof load>> & { again: () => void };

function Plan({ plan, progress, again }: PlanProps) {
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        {plan.title}
      </h1>
      <Approval plan={plan} again={again} />
      <p class="hint">
        Факт — это принятые документы на {longDay(site.value?.today ?? '')} ОО — школы, УО —
        управление образования, ИМО — информационно-методический отдел. Светлая часть полосы — то,
        что на проверке.
      </p>
      {plan.sections.map((section) => (
        <section key={section.number}>
          <h2 class="ds-heading section-title" data-size="xs">
            {section.number}. {section.title}
          </h2>
          <div class="scroll">
            <table class="ds-table plan">
              <thead>
                <tr>
                  <th scope="col">№</th>
                  <th scope="col">Мероприятие и результат</th>
                  {plan.years.map((year) => (
                    <th scope="col" key={year}>
                      {year}
                    </th>
                  ))}
                  <th scope="col">Всего</th>
                </tr>
              </thead>
              <tbody>
                {plan.measures
                  .filter((measure) => measure.section === section.number)
                  .flatMap((measure) =>
                    measure.indicators.map((indicator) => (
                      <Row
                        key={indicator.id}
                        measure={measure}
                        indicator={indicator}
                        progress={progress.find((one) => one.indicator === indicator.id)}
                      />
                    )),
                  )}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  );
}

type RowProps = { measure: Measure; indicator: Indicator; progress: IndicatorProgress | undefined };

function Row({ measure, indicator, progress }: RowProps) {
  return (
    <tr>
      <th scope="row">{measure.numberRaw}</th>
      <td>
        <b>{measure.title}</b>
        <p>{indicator.name}</p>
        <p class="hint">
          {measure.executorsRaw}. План всего: {indicator.planned.raw}
        </p>
        {marksOf(indicator).map((mark) => (
          <span class="ds-tag" data-color="warning" key={mark}>
            {markWords[mark]}
          </span>
        ))}
      </td>
      {progress?.cells.map((cell) => (
        <td key={cell.year} data-label={`${cell.year} год`}>
          <PlanCell
            measure={measure.number}
            cell={cell}
            raw={indicator.years[cell.year]?.raw ?? ''}
            each={measure.owes === 'each-school'}
          />
        </td>
      ))}
      <td data-label="Всего">
        {progress && totalWords({ atLeast: indicator.planned.atLeast, total: progress.total })}
      </td>
    </tr>
  );
}

type CellProps = { measure: string; cell: CellProgress; raw: string; each: boolean };

function PlanCell({ measure, cell, raw, each }: CellProps) {
  const revise = each && cell.issued > 0 && cell.issued !== cell.plan;
  if (cell.state === 'not-planned')
    return (
      <span class="hint">
        {raw === '' ? 'пусто' : raw} · не запланировано
        {cell.fact > 0 && ` · факт ${cell.fact}`}
      </span>
    );
  return (
    <>
      <p class="figure-line">
        план <b>{raw}</b> ·{' '}
        <a class="ds-link" href={`/tasks?measure=${measure}&year=${cell.year}`}>
          факт <b>{cell.fact}</b>
        </a>
      </p>
      <Bar target={cell.plan ?? 0} accepted={cell.fact} waiting={cell.waiting} />
      <CellBadge state={cell.state} />
      {revise && (
        <p class="hint">
          Задач выдано на {cell.issued}, в плане {cell.plan}: пересмотрите план.
        </p>
      )}
    </>
  );
}

function Approval({ plan, again }: { plan: Roadmap; again: () => void }) {
  const [fault, setFault] = useState<string>();
  if (plan.approved)
    return <p class="hint">План утверждён: {plan.approved.name}. Задачи выданы.</p>;
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
