/** A row of the plan: what is printed, and of each year plan and fact, which lead to what they are made of. */
import type { ComponentChildren } from 'preact';
import { at } from '../../functions/contract/addresses.ts';
import { isOffice } from '../../functions/contract/offices.ts';
import { marksOf } from '../../functions/contract/roadmaps/plan.ts';
import type { Indicator, Measure } from '../../functions/contract/roadmaps/roadmap.ts';
import { markWords, totalWords } from '../../functions/contract/summaries/figures.ts';
import type { CellProgress, IndicatorProgress } from '../../functions/contract/tasks/progress.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { measureWords, yearWords } from '../../functions/contract/words.ts';
import { may, ownSides } from '../door/state.ts';
import { Bar } from '../kit/bar.tsx';
import { CellBadge } from './cell.tsx';

type Props = {
  roadmap: string;
  measure: Measure;
  indicator: Indicator;
  progress: IndicatorProgress | undefined;
  /** Tasks of the measure that the reader sees, where they do not see all. */
  seen: Brief[];
};

export function Row({ roadmap, measure, indicator, progress, seen }: Props) {
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
        <td key={cell.year} data-label={yearWords(cell.year)}>
          <PlanCell
            roadmap={roadmap}
            measure={measure}
            cell={cell}
            raw={indicator.years[cell.year]?.raw ?? ''}
            seen={seen.filter((task) => task.year === cell.year)}
          />
        </td>
      ))}
      <td data-label="Всего">
        {progress && (
          <Proofs
            path={at(roadmap).evidence({ measure: measure.number, state: 'accepted' })}
            facts={progress.cells.map(({ fact }) => fact)}
          >
            {totalWords({ atLeast: indicator.planned.atLeast, total: progress.total })}
          </Proofs>
        )}
      </td>
    </tr>
  );
}

/** A fact is what was accepted: it leads there, unless there is nothing, or the reader does not see all of it. */
function Proofs({ path, facts, children }: ProofsProps) {
  if (!may('task.read') || !facts.some((fact) => fact > 0)) return <>{children}</>;
  return (
    <a class="ds-link" href={path}>
      {children}
    </a>
  );
}

type ProofsProps = { path: string; facts: number[]; children: ComponentChildren };
type CellProps = Pick<Props, 'roadmap' | 'measure' | 'seen'> & { cell: CellProgress; raw: string };

function PlanCell({ roadmap, measure, cell, raw, seen }: CellProps) {
  const { number, owes } = measure;
  const { year, plan, fact, waiting, issued, state } = cell;
  const proved = (
    <Proofs
      path={at(roadmap).evidence({ measure: number, year, state: 'accepted' })}
      facts={[fact]}
    >
      факт <b>{fact}</b>
    </Proofs>
  );
  if (state === 'not-planned')
    return (
      <span class="hint">
        {raw === '' ? 'пусто' : raw} · не запланировано{fact > 0 && <> · {proved}</>}
      </span>
    );
  const reports = issued > 0 ? reportsOf(roadmap, number, year, seen) : undefined;
  return (
    <>
      <p class="figure-line">
        план <b>{raw}</b> · {proved}
      </p>
      <Bar target={plan ?? 0} accepted={fact} waiting={waiting} />
      <CellBadge state={state} />
      {reports && (
        <p class="hint">
          <a
            class="ds-link"
            href={reports.path}
            aria-label={`${reports.words}: ${measureWords(number)}, ${yearWords(year)}`}
          >
            {reports.words}
          </a>
        </p>
      )}
      {owes === 'each-school' && issued > 0 && issued !== plan && (
        <p class="hint">
          Задач выдано на {issued}, в плане {plan}: пересмотрите план.
        </p>
      )}
    </>
  );
}

/** The way to the reports of a cell that the reader sees: the own one, those of the own schools, or all of them. */
function reportsOf(roadmap: string, measure: string, year: number, seen: Brief[]) {
  const pages = at(roadmap);
  const words = 'отчёты';
  if (may('task.read')) return { path: pages.everybody({ measure, year }), words };
  const own = seen.filter(({ owes }) => ownSides().includes(owes));
  const [only, ...others] = own;
  if (only && others.length === 0) return { path: pages.task(only.id), words: 'ваш отчёт' };
  if (only) return { path: pages.tasks({ measure, year }), words: 'ваши отчёты' };
  if (seen.some(({ owes }) => !isOffice(owes)))
    return { path: pages.schools({ measure, year }), words };
  const [office] = seen;
  return office && { path: pages.task(office.id), words: 'отчёт' };
}
