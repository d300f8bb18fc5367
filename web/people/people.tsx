/** People and their rights, kept by the administrator: who may sign in, and as what. */
import { useRef, useState } from 'preact/hooks';
import { personPage } from '../../functions/contract/addresses.ts';
import type { Person } from '../../functions/contract/people/person.ts';
import { current } from '../../functions/contract/people/rights.ts';
import { rightWords } from '../../functions/contract/people/words.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { counted } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { session, site } from '../door/state.ts';
import { Field } from '../kit/field.tsx';
import { later } from '../kit/later.tsx';
import { useLoad, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { few, type NameOf, namesOf } from './change.tsx';
import { Term } from './term.tsx';

const LostLetters = later(() => import('../notices/others.tsx').then((part) => part.LostLetters));
const Adding = later(() => import('./adding.tsx').then((part) => part.Adding));

async function load() {
  const [{ people }, { schools }] = await Promise.all([
    read(api.people.$get()),
    read(api.schools.$get()),
  ]);
  return { people, schools };
}

export function People() {
  useTitle('Люди');
  const loaded = useLoad(load, [session.value?.person.id]);
  return (
    <Page loaded={loaded}>
      {({ people, schools }) => <Listed people={people} schools={schools} again={loaded.again} />}
    </Page>
  );
}

type Props = { people: Person[]; schools: School[]; again: () => void };

function Listed({ people, schools, again }: Props) {
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Person>();
  const [sought, seek] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const nameOf = namesOf(schools);
  const today = site.value?.today ?? '';
  const words = sought.trim().toLowerCase();
  const found = people.filter((person) => textOf(person, nameOf).includes(words));
  const inside = found.filter(({ grants }) => current(grants, today).length > 0);
  const outside = found.filter((person) => !inside.includes(person));
  const close = () => {
    setAdding(false);
    setTimeout(() => opener.current?.focus());
  };
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Люди
      </h1>
      <p class="hint">
        Войти может тот, у кого здесь есть право. Право принадлежит должности: если сотрудник
        сменился, добавьте нового, и он увидит всё, что сдано раньше, а у прежнего заберите права.
      </p>
      <LostLetters />
      {added && (
        <p class="ds-alert" data-color="success" role="status">
          Добавлено:{' '}
          <a class="ds-link" href={personPage(added.id)}>
            {added.name}
          </a>
          . Войти уже можно по почте {added.email}.
        </p>
      )}
      {adding ? (
        <Adding
          schools={schools}
          onClose={close}
          onAdded={(person) => {
            setAdded(person);
            again();
            close();
          }}
        />
      ) : (
        <p class="actions">
          <button
            type="button"
            class="ds-button"
            ref={opener}
            onClick={() => {
              setAdded(undefined);
              setAdding(true);
            }}
          >
            Добавить человека
          </button>
        </p>
      )}
      <search class="seek">
        <Field id="sought" label="Найти по имени, почте, праву или школе">
          <input
            class="ds-input"
            type="search"
            value={sought}
            onInput={(event) => seek(event.currentTarget.value)}
          />
        </Field>
      </search>
      {people.length === 1 && (
        <p>
          Кроме вас, войти пока некому. Добавьте методиста ИМО и специалиста управления, потом
          координаторов школ.
        </p>
      )}
      {inside.length > 0 && (
        <h2 class="ds-heading" data-size="xs">
          Могут войти: {counted(inside.length, 'человек', 'человека', 'человек')}
        </h2>
      )}
      {found.length === 0 && (
        <Empty title="Никого не нашлось">
          <p>Проверьте, как написано, или добавьте человека.</p>
        </Empty>
      )}
      <Rows people={inside} nameOf={nameOf} />
      {outside.length > 0 && (
        <details open={inside.length === 0 || words !== ''}>
          <summary>
            Войти не могут, прав нет: {counted(outside.length, 'человек', 'человека', 'человек')}
          </summary>
          <Rows people={outside} nameOf={nameOf} />
        </details>
      )}
    </>
  );
}

/** By which words somebody is found. */
const textOf = ({ name, email, grants }: Person, nameOf: NameOf): string =>
  [name, email, ...grants.map((right) => rightWords(right, nameOf))].join(' ').toLowerCase();

function Rows({ people, nameOf }: { people: Person[]; nameOf: NameOf }) {
  if (people.length === 0) return null;
  return (
    <ul class="people">
      {people.map((person) => (
        <li key={person.id}>
          <div>
            <a class="ds-link" href={personPage(person.id)}>
              {person.name}
            </a>
            <p class="hint">
              <bdi>{person.email}</bdi>
            </p>
          </div>
          <ul class="plain">
            {person.grants.map((right) => (
              <li key={right.id}>
                {rightWords(right, nameOf, few)} <Term right={right} />
              </li>
            ))}
            {person.grants.length === 0 && <li class="hint">Прав нет</li>}
          </ul>
        </li>
      ))}
    </ul>
  );
}
