/** A row of the plan: what is printed, and of each period plan and fact, which lead to what they are made of. */
import type { ComponentChildren } from 'preact';
import { at } from '../../functions/contract/addresses.ts';
import { isOffice } from '../../functions/contract/offices.ts';
import { marksOf } from '../../functions/contract/roadmaps/plan.ts';
import type { Indicator, Measure, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import {
  factWords,
  markWords,
  partsWords,
  planWords,
  totalWords,
} from '../../functions/contract/summaries/figures.ts';
import type { CellProgress, IndicatorProgress } from '../../functions/contract/tasks/cells.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { measureWords, termWords } from '../../functions/contract/words.ts';
import { may, ownSides } from '../door/state.ts';
import { Bar, Level } from '../kit/bar.tsx';
import { later } from '../kit/later.tsx';
import { CellBadge } from './cell.tsx';

const Confirming = later(() => import('./confirming.tsx').then((part) => part.Confirming));

type Props = {
  plan: Roadmap;
  measure: Measure;
  indicator: Indicator;
  progress: IndicatorProgress | undefined;
  /** Tasks of the measure that the reader sees, where they do not see all. */
  seen: Brief[];
  /** The plan was changed, and is read anew. */
  again: () => void;
};

export function Row({ plan, measure, indicator, progress, seen, again }: Props) {
  const wordsOf = (period: string) =>
    termWords(plan.periods.find(({ id }) => id === period)?.words ?? period);
  return (
    <tr>
      <th scope="row">{measure.labelRaw}</th>
      <td>
        <b>{measure.title}</b>
        <p>{indicator.name}</p>
        <p class="hint">
          {measure.executorsRaw}
          {indicator.planned && `. План всего: ${indicator.planned.raw}`}
          {indicator.baseline && `. Базовое значение: ${indicator.baseline.raw}`}
          {measure.termRaw && `. Срок: ${measure.termRaw}`}
        </p>
        {marksOf(indicator).map((mark) => (
          <span class="ds-tag" data-color="warning" key={mark}>
            {markWords[mark]}
          </span>
        ))}
        {(!indicator.confirmed || indicator.confirmation) && (
          <Confirming plan={plan} indicator={indicator} label={measure.label} onChange={again} />
        )}
      </td>
      {progress?.cells.map((cell) => (
        <td key={cell.period} data-label={wordsOf(cell.period)}>
          <PlanCell
            roadmap={plan.id}
            measure={measure}
            indicator={indicator}
            cell={cell}
            words={wordsOf(cell.period)}
            seen={seen.filter((task) => task.within === cell.period)}
          />
        </td>
      ))}
      <td data-label="Всего">
        {progress && (
          <Proofs
            path={at(plan.id).evidence({ measure: measure.id, state: 'accepted' })}
            facts={progress.cells.map(({ fact }) => fact)}
          >
            {totalWords({
              ...indicator,
              atLeast: indicator.planned?.sense === 'at-least',
              cells: progress.cells,
              total: progress.total,
            })}
          </Proofs>
        )}
      </td>
    </tr>
  );
}

/** A fact is what was accepted: it leads there, unless there is nothing, or the reader does not see all of it. */
function Proofs({ path, facts, children }: ProofsProps) {
  if (!may('task.read') || !facts.some((fact) => fact !== null && fact !== 0))
    return <>{children}</>;
  return (
    <a class="ds-link" href={path}>
      {children}
    </a>
  );
}

type ProofsProps = { path: string; facts: (number | null)[]; children: ComponentChildren };
type CellProps = Pick<Props, 'measure' | 'indicator' | 'seen'> & {
  roadmap: string;
  cell: CellProgress;
  /** The period. */
  words: string;
};

/** A cell as printed; a share says so where the document has «%» in another column. */
const rawWords = (raw: string, { asks, unit }: Indicator): string =>
  raw !== '' && asks === 'share' && unit === '%' && !raw.includes('%') ? `${raw}\u00a0%` : raw;

function PlanCell({ roadmap, measure, indicator, cell, words, seen }: CellProps) {
  const { id, label, owes } = measure;
  const { period, plan, fact, value, waiting, issued, wanted, state } = cell;
  const raw = indicator.cells[period]?.raw ?? '';
  const proved = (
    <Proofs path={at(roadmap).evidence({ measure: id, period, state: 'accepted' })} facts={[fact]}>
      факт <b>{factWords(fact, indicator)}</b>
    </Proofs>
  );
  if (state === 'not-planned')
    return (
      <span class="hint">
        {raw === '' ? 'пусто' : raw} · не запланировано{fact ? <> · {proved}</> : null}
      </span>
    );
  const reports = issued > 0 ? reportsOf(roadmap, id, period, seen) : undefined;
  return (
    <>
      <p class="figure-line">
        план <b>{rawWords(raw, indicator) || planWords(plan, cell.sense, indicator)}</b> · {proved}
        {indicator.asks === 'share' && value && <> ({partsWords(value)})</>}
      </p>
      {indicator.asks === 'papers' ? (
        <Bar target={plan ?? 0} accepted={fact ?? 0} waiting={waiting} />
      ) : (
        <Level plan={plan ?? 0} fact={fact} atMost={cell.sense === 'at-most'} />
      )}
      <CellBadge state={state} />
      {reports && (
        <p class="hint">
          <a
            class="ds-link"
            href={reports.path}
            aria-label={`${reports.words}: ${measureWords(label)}, ${words}`}
          >
            {reports.words}
          </a>
        </p>
      )}
      {owes === 'each-school' && issued > 0 && issued !== wanted && (
        <p class="hint">
          Задач выдано на {issued}, в плане {wanted}: пересмотрите план.
        </p>
      )}
    </>
  );
}

/** The way to the reports of a cell that the reader sees: the own one, those of the own schools, or all of them. */
function reportsOf(roadmap: string, measure: string, period: string, seen: Brief[]) {
  const pages = at(roadmap);
  const words = 'отчёты';
  if (may('task.read')) return { path: pages.everybody({ measure, period }), words };
  const own = seen.filter(({ owes }) => ownSides().includes(owes));
  const [only, ...others] = own;
  if (only && others.length === 0) return { path: pages.task(only.id), words: 'ваш отчёт' };
  if (only) return { path: pages.tasks({ measure, period }), words: 'ваши отчёты' };
  if (seen.some(({ owes }) => !isOffice(owes)))
    return { path: pages.schools({ measure, period }), words };
  const [office] = seen;
  return office && { path: pages.task(office.id), words: 'отчёт' };
}
