/** What was read of a row, changed in place: who hands in, what is asked for, figures and terms. */
import type { Edit } from '../../functions/contract/reading/edits.ts';
import type { Reading } from '../../functions/contract/reading/reading.ts';
import {
  type Aggregation,
  Aggregation as aggregations,
  asks,
  type Cell,
  type Indicator,
  type Measure,
  type Sense,
  Sense as sensesOf,
} from '../../functions/contract/roadmaps/roadmap.ts';
import { termsOf } from '../../functions/contract/roadmaps/terms.ts';
import { termWords } from '../../functions/contract/words.ts';
import { aggregationWords, askWords, paperWords, senseWords, sideWords } from './words.ts';
import type { Work } from './work.ts';

type Props = { measure: Measure; reading: Reading; work: Work };
type OfIndicator = Props & { indicator: Indicator };

export function Changing({ measure, reading, work }: Props) {
  const { id, owes, signOff } = measure;
  const sides = [
    ...new Set([
      'each-school',
      'imo',
      'uo',
      'tutors',
      ...(reading.bodies ?? []).map((body) => body.id),
      ...work.known.schools.map((school) => school.id),
      owes,
    ]),
  ];
  return (
    <div class="changing">
      <label>
        Сдаёт
        <select
          class="ds-input"
          value={owes}
          onChange={(event) =>
            work.edit({ what: 'owes', measure: id, owes: event.currentTarget.value })
          }
        >
          {sides.map((side) => (
            <option key={side} value={side}>
              {sideWords(side, work.known, reading.bodies)}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        <input
          type="checkbox"
          checked={signOff ?? false}
          onChange={(event) =>
            work.edit({ what: 'sign-off', measure: id, signOff: event.currentTarget.checked })
          }
        />
        Перед отправкой подписывает директор школы
      </label>
      {measure.terms?.map((term) => (
        <label key={term.id}>
          Срок {termWords(term.words)}
          <input
            class="ds-input"
            type="date"
            value={term.due ?? ''}
            onChange={(event) =>
              work.edit({
                what: 'due',
                measure: id,
                term: term.id,
                due: event.currentTarget.value || null,
              })
            }
          />
        </label>
      ))}
      {measure.indicators.map((indicator) => (
        <OneIndicator key={indicator.id} {...{ measure, indicator, reading, work }} />
      ))}
    </div>
  );
}

function OneIndicator({ measure, indicator, reading, work }: OfIndicator) {
  const { id, name, asks: asked, aggregation, evidenceKinds, cells } = indicator;
  const kinds = [...new Set([...work.known.kinds.map((kind) => kind.id), ...evidenceKinds])];
  return (
    <fieldset>
      <legend>{measure.indicators.length > 1 ? name : 'Что спросим'}</legend>
      <label>
        Вид ответа
        <select
          class="ds-input"
          value={asked}
          onChange={(event) =>
            work.edit({
              what: 'asks',
              indicator: id,
              asks: event.currentTarget.value as typeof asked,
            })
          }
        >
          {asks.map((one) => (
            <option key={one} value={one}>
              {askWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Как считать вместе
        <select
          class="ds-input"
          value={aggregation}
          onChange={(event) =>
            work.edit({
              what: 'aggregation',
              indicator: id,
              aggregation: event.currentTarget.value as Aggregation,
            })
          }
        >
          {aggregations.options.map((one) => (
            <option key={one} value={one}>
              {aggregationWords[one]}
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>
          Документы: {evidenceKinds.map((kind) => paperWords(kind, work.known)).join('; ')}
        </summary>
        {kinds.map((kind) => (
          <label class="choice" key={kind}>
            <input
              type="checkbox"
              checked={evidenceKinds.includes(kind)}
              onChange={(event) => {
                const next = event.currentTarget.checked
                  ? [...evidenceKinds, kind]
                  : evidenceKinds.filter((one) => one !== kind);
                // The last one stays: something is to be handed in.
                if (next.length > 0) work.edit({ what: 'kinds', indicator: id, kinds: next });
                else event.currentTarget.checked = true;
              }}
            />
            {paperWords(kind, work.known)}
          </label>
        ))}
      </details>
      {termsOf(reading, measure).map((term) => {
        const cell = cells[term.id];
        return (
          cell && (
            <Figure
              key={term.id}
              words={termWords(term.words)}
              cell={cell}
              onChange={(value, sense) =>
                work.edit({ what: 'value', indicator: id, term: term.id, value, sense })
              }
            />
          )
        );
      })}
    </fieldset>
  );
}

type FigureProps = {
  words: string;
  cell: Cell;
  onChange: (value: Extract<Edit, { what: 'value' }>['value'], sense: Sense) => void;
};

/** A planned value; empty asks for nothing. */
const Figure = ({ words, cell: { value, sense = 'at-least' }, onChange }: FigureProps) => (
  <div class="line">
    <label>
      {words}
      <select
        class="ds-input"
        value={sense}
        onChange={(event) => onChange(value, event.currentTarget.value as Sense)}
      >
        {sensesOf.options.map((one) => (
          <option key={one} value={one}>
            {senseWords[one]}
          </option>
        ))}
      </select>
    </label>
    <input
      class="ds-input"
      type="number"
      step="any"
      aria-label={`Значение, ${words}`}
      value={value ?? ''}
      onInput={({ currentTarget: { value: typed } }) =>
        onChange(typed === '' ? null : Number(typed), sense)
      }
    />
  </div>
);
