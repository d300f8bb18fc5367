/** What is chosen or typed to answer a question: by the kind of its default. */
import type { Answer, Known, Question } from '../../functions/contract/reading/reading.ts';
import { dateWords, isDate, isDay, optionsOf, same } from './words.ts';

type Props = {
  /** Where it stands: ids of a card among the questions and at its row must differ. */
  id: string;
  question: Question;
  known: Known;
  value: Answer;
  onChange: (value: Answer) => void;
};

/** So many options stand side by side; more, as all schools, are a list. */
const most = 8;

/** Where one of the options is to name a day instead. */
const dayToo = ['relative-term', 'unreadable'];

export function AnswerField({ id, question, known, value, onChange }: Props) {
  const options = optionsOf(question, known);
  const other = options.length > 0 && (dayToo.includes(question.code) || isDay(question.default));
  const chosen = options.some((one) => same(one.value, value));
  const first = (place: number) => (place === 0 ? id : `${id}-${place}`);
  if (options.length === 0)
    return (
      <Typed
        id={id}
        label={question.words}
        by={question.default}
        value={value}
        onChange={onChange}
      />
    );
  if (options.length > most && !other)
    return (
      <select
        class="ds-input"
        id={id}
        aria-label={question.words}
        value={options.findIndex((one) => same(one.value, value))}
        onChange={(event) => onChange(options[Number(event.currentTarget.value)]?.value ?? value)}
      >
        {options.map((one, place) => (
          <option key={String(one.value)} value={place}>
            {one.words}
          </option>
        ))}
      </select>
    );
  return (
    <div class="options">
      {options.map((one, place) => (
        <label class="choice" key={String(one.value)}>
          <input
            type="radio"
            name={id}
            id={first(place)}
            checked={same(one.value, value)}
            onChange={() => onChange(one.value)}
          />
          {one.words}
        </label>
      ))}
      {other && (
        <>
          <label class="choice">
            <input
              type="radio"
              name={id}
              checked={!chosen}
              onChange={() => onChange(isDay(question.default) ? question.default : '')}
            />
            Назначить день
          </label>
          {!chosen && <Day id={`${id}-day`} label="День" value={value} onChange={onChange} />}
        </>
      )}
    </div>
  );
}

type Field = { id: string; label: string; value: Answer; onChange: (value: Answer) => void };

/** `by`: the default, of whose kind the answer is. */
function Typed({ id, label, by, value, onChange }: Field & { by: Answer }) {
  if (Array.isArray(value))
    return (
      <div class="line">
        {value.map((day, place) => (
          <Day
            key={place}
            id={place === 0 ? id : `${id}-${place}`}
            label={`${label} ${place + 1}-я`}
            value={day}
            onChange={(next) =>
              onChange(value.map((one, at) => (at === place ? String(next) : one)))
            }
          />
        ))}
      </div>
    );
  if (isDate(by)) return <DateOfYear {...{ id, label, value, onChange }} />;
  if (isDay(by)) return <Day id={id} label={label} value={value} onChange={onChange} />;
  if (typeof by === 'number')
    return (
      <input
        class="ds-input"
        id={id}
        type="number"
        step="any"
        aria-label={label}
        value={String(value)}
        onInput={({ currentTarget: { value: typed } }) =>
          onChange(typed === '' ? '' : Number(typed))
        }
      />
    );
  return (
    <input
      class="ds-input"
      id={id}
      aria-label={label}
      value={String(value)}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const Day = ({ id, label, value, onChange }: Field) => (
  <input
    class="ds-input"
    id={id}
    type="date"
    aria-label={label}
    value={String(value)}
    onInput={(event) => onChange(event.currentTarget.value)}
  />
);

/** Ends of school years that there are; the one that was named is among them. */
const ends = ['05-25', '05-31', '06-30', '08-31'];

const DateOfYear = ({ id, label, value, onChange }: Field) => (
  <select
    class="ds-input"
    id={id}
    aria-label={label}
    value={String(value)}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    {[...new Set([...ends, String(value)])].sort().map((date) => (
      <option key={date} value={date}>
        {dateWords(date)}
      </option>
    ))}
  </select>
);
