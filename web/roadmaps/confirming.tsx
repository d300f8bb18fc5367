/** «Толкование не подтверждено»: what each reading means in figures, one of them chosen; who settled it and when is shown. */
import { useRef, useState } from 'preact/hooks';
import { dayOf } from '../../functions/contract/days.ts';
import type { Aggregation, Indicator, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { planWords } from '../../functions/contract/summaries/figures.ts';
import { shortDay } from '../../functions/contract/words.ts';
import { api, based, read } from '../door/client.ts';
import { may } from '../door/state.ts';
import { Ending } from '../kit/ending.tsx';
import { planSentence } from './refusals.ts';

type Props = { plan: Roadmap; indicator: Indicator; label: string; onChange: () => void };

const words: Record<Aggregation, string> = {
  each: 'каждый период заново',
  sum: 'сумма за все периоды',
  level: 'достигнутый уровень',
  cumulative: 'нарастающим итогом',
};

/** What a reading makes of the figures of the document. */
function meaning(aggregation: Aggregation, { cells, asks }: Indicator): string {
  const figures = Object.values(cells).flatMap(({ value, sense }) =>
    value === null ? [] : [{ value, said: planWords(value, sense, { asks }) }],
  );
  const said = figures.map((one) => one.said);
  if (aggregation === 'each')
    return `в каждом периоде нужно своё: ${said.join(', ')}; сделанное раньше не засчитывается`;
  if (aggregation === 'sum') {
    const sum = figures.reduce((all, one) => all + one.value, 0);
    return `${said.join(' + ')} = ${planWords(sum, undefined, { asks })}`;
  }
  return `не складывается: в конце должно быть ${said.at(-1) ?? '—'}`;
}

export function Confirming({ plan, indicator, label, onChange }: Props) {
  const [opened, open] = useState(false);
  const [chosen, choose] = useState<Aggregation>(indicator.aggregation);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { confirmation, confirmed, id } = indicator;
  if (confirmation)
    return (
      <p class="hint">
        Толкование: {words[indicator.aggregation]}. Подтверждено: {confirmation.name},{' '}
        {shortDay(dayOf(confirmation.at))}
      </p>
    );
  if (confirmed || plan.closed || !may('roadmap.approve')) return null;
  const send = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const param = { roadmap: plan.id };
      const json = { indicator: id, aggregation: chosen };
      const route = api.roadmaps[':roadmap'].confirmations;
      await read(route.$post({ param, json }, based(plan.version)));
      onChange();
    } catch (thrown) {
      setFault(planSentence(thrown));
      setBusy(false);
    }
  };
  if (!opened)
    return (
      <p>
        <button
          type="button"
          class="ds-link"
          ref={opener}
          aria-label={`Подтвердить толкование: п. ${label}`}
          onClick={() => {
            open(true);
            setTimeout(() => document.getElementById(`reading-${id}`)?.focus());
          }}
        >
          Подтвердить толкование
        </button>
      </p>
    );
  const offered = [...new Set<Aggregation>(['each', 'sum', 'level', indicator.aggregation])];
  return (
    <fieldset class="unfolded">
      <legend class="ds-sr-only">Подтвердить толкование: п. {label}</legend>
      <p>
        Документ этого не говорит{indicator.planned && `: всего «${indicator.planned.raw}»`}. Как
        считать?
      </p>
      {offered.map((one) => (
        <label class="choice" key={one}>
          <input
            type="radio"
            name={`reading-${id}`}
            id={one === chosen ? `reading-${id}` : undefined}
            checked={one === chosen}
            onChange={() => choose(one)}
          />
          <span>
            {words[one][0]?.toUpperCase() + words[one].slice(1)}
            <span class="hint"> — {meaning(one, indicator)}</span>
          </span>
        </label>
      ))}
      <Ending
        id={`confirm-${id}`}
        busy={busy}
        onAct={send}
        onClose={() => {
          open(false);
          setTimeout(() => opener.current?.focus());
        }}
      >
        Подтвердить
      </Ending>
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
