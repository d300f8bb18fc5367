/** What of the queue is shown: of one school or office, measure, term; with words in it. */
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { byLabel } from '../../functions/contract/tasks/urgency.ts';
import { measureWords, nameWords, termWords } from '../../functions/contract/words.ts';
import { Field } from '../kit/field.tsx';

export type Narrowed = { owner: string; label: string; words: string; sought: string };
export const all: Narrowed = { owner: '', label: '', words: '', sought: '' };

/** Whether a report is one of those that are looked for. */
export function fits(task: Brief, { owner, label, words, sought }: Narrowed): boolean {
  const text = `${task.owner} ${task.label} ${task.title} ${task.words} ${task.papers.join(' ')}`;
  return (
    (owner === '' || task.owner === owner) &&
    (label === '' || task.label === label) &&
    (words === '' || task.words === words) &&
    sought
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.toLowerCase().includes(word))
  );
}

type Props = { tasks: Brief[]; narrowed: Narrowed; onChange: (narrowed: Narrowed) => void };

export function Narrowing({ tasks, narrowed, onChange }: Props) {
  const choice = (
    name: 'owner' | 'label' | 'words',
    label: string,
    every: string,
    said: (one: string) => string,
  ) => {
    const values = [...new Set(tasks.map((task) => task[name]))].sort(byLabel);
    if (values.length < 2) return null;
    return (
      <Field id={`queue-${name}`} label={label}>
        <select
          class="ds-input"
          value={narrowed[name]}
          onChange={(event) => onChange({ ...narrowed, [name]: event.currentTarget.value })}
        >
          <option value="">{every}</option>
          {values.map((one) => (
            <option key={one} value={one}>
              {said(one)}
            </option>
          ))}
        </select>
      </Field>
    );
  };
  return (
    <search class="pair">
      {choice('owner', 'Кто сдал', 'Все', nameWords)}
      {choice('label', 'Пункт', 'Все пункты', measureWords)}
      {choice('words', 'За какой срок', 'Все сроки', termWords)}
      <Field id="queue-sought" label="Найти">
        <input
          class="ds-input"
          type="search"
          value={narrowed.sought}
          onInput={(event) => onChange({ ...narrowed, sought: event.currentTarget.value })}
        />
      </Field>
    </search>
  );
}
