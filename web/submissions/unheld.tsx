/** «Не проводилось» in the place of a paper: on which ground, in which words, and a paper only if there is one. */
import { useEffect, useRef } from 'preact/hooks';
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import type { Ground } from '../../functions/contract/tasks/acts.ts';
import { groundWords } from '../../functions/contract/tasks/reasons.ts';
import { Files } from '../documents/files.tsx';
import type { Paper } from '../documents/uploads.ts';
import { today } from '../door/state.ts';
import { Field } from '../kit/field.tsx';

type Props = {
  item: DraftItem;
  place: string;
  owner: string;
  faultOf: (name: string) => string | undefined;
  onChange: (part: Partial<DraftItem>) => void;
  onFiles: (change: (documents: Paper[]) => Paper[]) => void;
};

export function Unheld({ item, place, owner, faultOf, onChange, onFiles }: Props) {
  const first = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // On that day it is known; nothing was held on any other.
    if (item.fulfilled === '') onChange({ fulfilled: today() });
    first.current?.querySelector('select')?.focus();
  }, []);
  const field = (name: string) => ({ id: `${item.id}-${name}`, fault: faultOf(name) });
  return (
    <fieldset class="entry" ref={first}>
      <legend>Не проводилось{place && `, ${place}`}</legend>
      <p class="hint">
        Уйдёт на проверку, как и документ. Если ИМО примет, отчёт будет закрыт с пометкой «Не
        проводилось»: невыполненным он не считается.
      </p>
      <Field {...field('ground')} label="Почему не проводилось">
        <select
          class="ds-input"
          value={item.ground}
          onChange={(event) => onChange({ ground: event.currentTarget.value as Ground })}
        >
          {(Object.keys(groundWords) as Ground[]).map((ground) => (
            <option key={ground} value={ground}>
              {groundWords[ground]}
            </option>
          ))}
        </select>
      </Field>
      <Field
        {...field('note')}
        label="Основание своими словами"
        hint={
          item.ground === 'other'
            ? 'Напишите причину. До 1000 знаков.'
            : 'Номер и дата приказа или письма, если есть. До 1000 знаков.'
        }
      >
        <input
          class="ds-input"
          value={item.note}
          onInput={(event) => onChange({ note: event.currentTarget.value })}
        />
      </Field>
      <Files
        id={`${item.id}-documents`}
        label="Файл, если он есть: приказ, письмо"
        owner={owner}
        kind={item.kind}
        documents={item.documents}
        before={[]}
        fault={faultOf('documents')}
        onChange={onFiles}
      />
      <button type="button" class="ds-link" onClick={() => onChange({ ground: undefined })}>
        Всё-таки сдать документ
      </button>
    </fieldset>
  );
}
