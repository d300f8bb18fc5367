/** A list of schools pasted from Excel or Word: what was read of it row by row, what follows, then saved school by school. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { readYears } from '../../functions/contract/schools/cells.ts';
import { type Answers, compare, leaving } from '../../functions/contract/schools/compared.ts';
import { foldName } from '../../functions/contract/schools/names.ts';
import { readPasted } from '../../functions/contract/schools/pasted.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { counted } from '../../functions/contract/words.ts';
import { Field } from '../kit/field.tsx';
import { useKept } from '../kit/kept.ts';
import { Absent } from './absent.tsx';
import { Follows, useForesight } from './foresight.tsx';
import { Preview } from './preview.tsx';
import { type Outcome, saveAll } from './saving.ts';

type Typed = { text: string; years: string; basis: string; answers: Answers; leave: string[] };
const untyped: Typed = { text: '', years: '', basis: '', answers: {}, leave: [] };

type Props = {
  schools: School[];
  /** Reads the registry anew: some of the list is in it now. */
  again: () => void;
  onSaved: (outcomes: Outcome[]) => void;
  onClose: () => void;
};

const schoolsWords = (count: number) => counted(count, 'школу', 'школы', 'школ');

export function Pasting({ schools, again, onSaved, onClose }: Props) {
  const [typed, setTyped, forget, found] = useKept('school-list', untyped);
  const [done, tell] = useState<number>();
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { text, answers, leave } = typed;
  const pasted = useMemo(() => readPasted(text), [text]);
  const years = typed.years.trim() === '' ? [] : readYears(typed.years);
  const compared = useMemo(
    () => compare(pasted.rows, schools, { years: years ?? [], basis: typed.basis }, answers),
    [pasted, schools, typed.years, typed.basis, answers],
  );
  const lacking = new Set(compared.lacks.map(({ line }) => line));
  const ready = compared.entries.filter(
    ({ says, lines }) =>
      (says === 'new' || says === 'changed') && !lines.some((line) => lacking.has(line)),
  );
  // What was not read may be a school that would else look absent.
  const whole = pasted.told.length === 0 && compared.lacks.length === 0;
  const absent = whole ? compared.absent : [];
  const leaves = absent.filter(({ school }) => leave.includes(school.id));
  const inputs = [
    ...ready.map(({ input }) => input),
    ...leaves.map(({ school, years }) => leaving(school, years)),
  ];
  const foreseen = useForesight(inputs);
  const busy = done !== undefined;
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setOutcomes([]);
  };
  const save = async () => {
    if (busy || !foreseen.plans || inputs.length === 0) return;
    tell(0);
    const all = await saveAll(inputs, schools, tell);
    tell(undefined);
    const failed = all.some(({ sentence }) => sentence !== undefined);
    const left = compared.entries.some(({ says }) => says === 'asked') || !whole;
    if (!failed && !left) {
      forget();
      return onSaved(all);
    }
    setOutcomes(all);
    again();
    setTimeout(() => result.current?.focus());
  };
  return (
    <section class="card stack act list" aria-labelledby="list-title">
      <h2 class="ds-heading" data-size="xs" id="list-title" tabIndex={-1} ref={heading}>
        Список школ
      </h2>
      {found && text !== '' && <p class="hint">Здесь то, что вы вставили в прошлый раз.</p>}
      <Field
        id="list"
        label="Вставьте список из Excel или Word"
        hint="По строке на школу. Столбцы — школа, годы, категория, основание — в любом порядке; можно и одни названия."
      >
        <textarea
          class="ds-input"
          rows={8}
          spellcheck={false}
          placeholder={'МБОУ СОШ № 5; 2024–2026; ШНОР; Приказ УО от 15.01.2024 № 12'}
          value={text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </Field>
      <div class="pair">
        <Field
          id="list-years"
          label="Годы"
          hint="Для строк, где их нет: 2024 или 2024–2026."
          fault={years ? undefined : 'Напишите годы так: 2024 или 2024–2026.'}
        >
          <input
            class="ds-input"
            value={typed.years}
            onInput={(event) => change({ years: event.currentTarget.value })}
          />
        </Field>
        <Field id="list-basis" label="Основание" hint="Приказ для строк, где его нет.">
          <input
            class="ds-input"
            value={typed.basis}
            onInput={(event) => change({ basis: event.currentTarget.value })}
          />
        </Field>
      </div>
      {text.trim() !== '' && (
        <>
          <Preview
            pasted={pasted}
            compared={compared}
            answers={answers}
            onAnswer={(name, answer) =>
              change({ answers: { ...answers, [foldName(name)]: answer } })
            }
            onAnew={() => change({ answers: {} })}
          />
          <Absent absent={absent} leave={leave} onChange={(chosen) => change({ leave: chosen })} />
          {inputs.length > 0 && <Follows foreseen={foreseen} schools={inputs} />}
        </>
      )}
      {outcomes.length > 0 && <Told outcomes={outcomes} box={result} />}
      <p class="actions">
        <button
          type="button"
          class="ds-button"
          id="do-list"
          aria-disabled={busy || inputs.length === 0 || !foreseen.plans}
          onClick={save}
        >
          {busy
            ? `Сохраняется: ${done} из ${inputs.length}…`
            : inputs.length > 0
              ? `Сохранить ${schoolsWords(inputs.length)}`
              : 'Сохранить'}
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          onClick={() => {
            forget();
            onClose();
          }}
        >
          Не нужно
        </button>
      </p>
      {text.trim() !== '' && inputs.length === 0 && (
        <p class="hint">
          {compared.entries.length > 0 && compared.entries.every(({ says }) => says === 'same')
            ? 'Всё из этого списка уже записано.'
            : 'Сохранять пока нечего: исправьте то, что отмечено выше.'}
        </p>
      )}
    </section>
  );
}

function Told({ outcomes, box }: { outcomes: Outcome[]; box: { current: HTMLDivElement | null } }) {
  const failed = outcomes.filter(({ sentence }) => sentence !== undefined);
  const kept = outcomes.length - failed.length;
  return (
    <div
      class="ds-alert"
      data-color={failed.length > 0 ? 'warning' : 'success'}
      role="status"
      tabIndex={-1}
      ref={box}
    >
      <p>
        {kept > 0
          ? `Сохранено: ${counted(kept, 'школа', 'школы', 'школ')}.`
          : 'Ничего не сохранено.'}
        {failed.length === 0 && ' В списке осталось то, что нужно поправить.'}
      </p>
      {failed.length > 0 && (
        <ul>
          {failed.map(({ id, name, sentence }) => (
            <li key={id}>
              {name}: {sentence}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
