/** The choice of evidence by period, side, measure and state; it stands in the address, so a list can be sent to somebody. */
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Selection } from '../../functions/contract/casefiles/selection.ts';
import { officeWords } from '../../functions/contract/casefiles/words.ts';
import { offices } from '../../functions/contract/offices.ts';
import type { Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { type ItemState, itemStateWords } from '../../functions/contract/tasks/transitions.ts';
import { may, session } from '../door/state.ts';
import type { Fault } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';

/** What one can choose from. */
export type Choices = { plan: Roadmap; schools: School[] };

/** What is chosen is a form: an address may ask for what nobody can choose. */
export const form: Form = {
  fields: {
    period: {
      name: 'Период',
      says: { period: 'Такого периода в плане нет. Выберите другой.' },
    },
    side: { name: 'Чьи', says: { id: 'Такой школы нет. Выберите другую.' } },
    measure: {
      name: 'Мероприятие',
      says: { number: 'Такого мероприятия в плане нет. Выберите другое.' },
    },
    state: { name: 'Статус' },
  },
  button: 'casefile',
  idOf: (field) => `choose-${field}`,
};

type Names = Record<string, string>;

/** A school or an office by its name. */
export const sideName = ({ schools }: Choices, side: string): string =>
  (officeWords as Names)[side] ?? schools.find(({ id }) => id === side)?.name ?? side;

/** Schools for which this person speaks. */
const ownSchools = (): string[] => [
  ...new Set(session.value?.person.grants.flatMap((grant) => grant.schools ?? [])),
];

/** What an address asks for. Where it says nothing of a side, a school begins with its own. */
export function selectionOf(query: Record<string, string>): Selection {
  const { period, measure, state } = query;
  const side = query.side ?? (may('task.read') ? '' : (ownSchools()[0] ?? ''));
  return {
    ...(period && { period }),
    ...(side && { side }),
    ...(measure && { measure }),
    ...(state && state in itemStateWords && { state: state as ItemState }),
  };
}

type Option = [value: string, words: string];

type Props = { choices: Choices; selection: Selection; faults: Fault[] };

export function Filter({ choices, selection, faults }: Props) {
  const { route } = useLocation();
  const { plan, schools } = choices;
  const all = may('task.read');
  const own = ownSchools();
  const seen = schools.filter(({ id }) => all || own.includes(id));
  const choose = (word: keyof Selection, value: string) => {
    const asked = { ...selection, [word]: value };
    const words = Object.entries({ side: '', ...asked }).filter(
      ([name, one]) => one !== '' || (name === 'side' && !all),
    );
    route(at(plan.id).evidence(Object.fromEntries(words)), true);
  };
  const select = (word: keyof Selection, label: string, any: string, options: Option[]) => (
    <Field
      id={`choose-${word}`}
      label={label}
      fault={faults.find(({ id }) => id === `choose-${word}`)?.sentence}
    >
      <select
        class="ds-input"
        value={String(selection[word] ?? '')}
        onChange={(event) => choose(word, event.currentTarget.value)}
      >
        <option value="">{any}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <search class="card choose" aria-label="Какие документы показать">
      {select(
        'period',
        'Период',
        'За всё время',
        plan.periods.map(({ id, words }) => [id, words]),
      )}
      {select('side', 'Чьи', all ? 'Всех школ и ведомств' : 'Все, что мне видны', [
        ...seen.map(({ id, name }): Option => [id, name]),
        ...offices.map((office): Option => [office, officeWords[office]]),
      ])}
      {select(
        'measure',
        'Мероприятие',
        'Все мероприятия',
        plan.measures.map(({ id, label, title }) => [id, `${label} ${title}`]),
      )}
      {select('state', 'Статус', 'Любой статус', Object.entries(itemStateWords))}
    </search>
  );
}
