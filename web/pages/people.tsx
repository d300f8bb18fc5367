/** People and their rights, kept by the administrator: who may sign in, and as what. */
import { useState } from 'preact/hooks';
import type { Person } from '../../functions/contract/people/person.ts';
import type { Role } from '../../functions/contract/people/rights.ts';
import type { School } from '../../functions/contract/schools.ts';
import { api, Failure, read } from '../client.ts';
import { useLoad, useTitle } from '../load.ts';
import { Field } from '../parts/field.tsx';
import { Page } from '../parts/page.tsx';
import { fieldSentence, sentenceOf } from '../sentences.ts';
import { session } from '../state.ts';

const roleWords: Record<Role, string> = {
  school: 'Координатор школы',
  head: 'Директор школы',
  tutor: 'Муниципальный тьютор',
  curator: 'Куратор',
  imo: 'ИМО',
  uo: 'Управление образования',
  admin: 'Администратор',
  guest: 'Гость: только чтение',
};

const ofSchools: Role[] = ['school', 'head', 'tutor', 'curator'];

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
      {({ people, schools }) => (
        <>
          <h1 class="ds-heading" data-size="md">
            Люди
          </h1>
          <p class="hint">
            Войти может тот, кто есть в этом списке. Право принадлежит должности: если сотрудник
            сменился, добавьте нового, и он увидит всё, что сдано раньше.
          </p>
          <Add schools={schools} onAdded={loaded.again} />
          <List people={people} schools={schools} />
        </>
      )}
    </Page>
  );
}

function List({ people, schools }: { people: Person[]; schools: School[] }) {
  const nameOf = (id: string) => schools.find((school) => school.id === id)?.name ?? id;
  return (
    <div class="scroll">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">Имя или должность</th>
            <th scope="col">Рабочая почта</th>
            <th scope="col">Права</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>{person.name}</td>
              <td>{person.email}</td>
              <td>
                {person.grants.map((grant) => (
                  <p key={grant.role}>
                    {[roleWords[grant.role], ...(grant.schools ?? []).map(nameOf)].join(', ')}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Add({ schools, onAdded }: { schools: School[]; onAdded: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('school');
  const [school, setSchool] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [said, say] = useState('');
  const add = () => {
    const right = { role, ...(ofSchools.includes(role) && { schools: school ? [school] : [] }) };
    read(api.people.$post({ json: { id: crypto.randomUUID(), email, name, right } })).then(
      (person) => {
        say(`${person.name}: право дано. Войти можно по почте ${person.email}.`);
        setFaults({});
        setName('');
        setEmail('');
        onAdded();
      },
      (thrown) => {
        const fields = thrown instanceof Failure ? thrown.fields : [];
        const found = fields.map(({ path, code }) => [path.split('.').at(-1), fieldSentence(code)]);
        setFaults(found.length > 0 ? Object.fromEntries(found) : { email: sentenceOf(thrown) });
      },
    );
  };
  return (
    <form
      class="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2 class="ds-heading" data-size="xs">
        Добавить человека или дать известной почте другое право
      </h2>
      <div class="pair">
        <Field id="name" label="Имя или должность" fault={faults.name}>
          <input
            class="ds-input"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Field id="email" label="Рабочая почта" fault={faults.email}>
          <input
            class="ds-input"
            type="email"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </Field>
        <Field id="role" label="Право">
          <select
            class="ds-input"
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
          >
            {Object.entries(roleWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        {ofSchools.includes(role) && (
          <Field id="schools" label="Школа" fault={faults.schools}>
            <select
              class="ds-input"
              value={school}
              onChange={(event) => setSchool(event.currentTarget.value)}
            >
              <option value="">Выберите школу</option>
              {schools.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </Field>
        )}
      </div>
      <p class="actions">
        <button type="submit" class="ds-button">
          Дать право
        </button>
        <span role="status">{said}</span>
      </p>
    </form>
  );
}
