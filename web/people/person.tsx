/** One person: rights with who gave them and when, what can be done with them, and the history. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { peoplePage } from '../../functions/contract/addresses.ts';
import type { PersonView } from '../../functions/contract/people/acts.ts';
import { current } from '../../functions/contract/people/rights.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { api, read } from '../door/client.ts';
import { session, site } from '../door/state.ts';
import { later } from '../kit/later.tsx';
import { useLoad, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import type { Opened } from './acts.tsx';
import { namesOf } from './change.tsx';
import { History } from './history.tsx';
import { RightRow } from './row.tsx';

const LettersOf = later(() => import('../notices/others.tsx').then((part) => part.LettersOf));
const Ending = later(() => import('./ending.tsx').then((part) => part.Ending));
const Acts = later(() => import('./acts.tsx').then((part) => part.Acts));

async function load(id: string) {
  const [person, { schools }] = await Promise.all([
    read(api.people[':person'].$get({ param: { person: id } })),
    read(api.schools.$get()),
  ]);
  return { person, schools };
}

export function PersonPage({ person: id }: { person: string }) {
  const loaded = useLoad(() => load(id), [id, session.value?.person.id]);
  return (
    <Page loaded={loaded}>
      {({ person, schools }) => <Kept key={id} read={person} schools={schools} />}
    </Page>
  );
}

function Kept({ read, schools }: { read: PersonView; schools: School[] }) {
  const [person, setPerson] = useState(read);
  const [opened, setOpened] = useState<Opened>();
  const [said, say] = useState('');
  const opener = useRef('');
  const status = useRef<HTMLParagraphElement>(null);
  useTitle(person.name);
  const nameOf = namesOf(schools);
  const lets = current(person.grants, site.value?.today ?? '').length > 0;
  const open = (next: Opened) => {
    opener.current = document.activeElement?.id ?? '';
    say('');
    setOpened(next);
  };
  useLayoutEffect(() => {
    if (said) status.current?.focus();
  }, [said]);
  const form = opened && (
    <Acts
      key={JSON.stringify(opened)}
      opened={opened}
      person={person}
      schools={schools}
      onPerson={setPerson}
      onDone={(words) => {
        setOpened(undefined);
        say(words);
      }}
      onClose={() => {
        setOpened(undefined);
        setTimeout(() => document.getElementById(opener.current)?.focus());
      }}
    />
  );
  /** The form of one right stands under it. */
  const of = (id: string) =>
    (opened?.of === 'end' && opened.right.id === id) ||
    (opened?.of === 'revoke' && !opened.all && opened.rights[0]?.id === id);
  const atRight = person.grants.some(({ id }) => of(id));
  return (
    <>
      <p>
        <a class="ds-link" href={peoplePage}>
          ← К списку людей
        </a>
      </p>
      <h1 class="ds-heading" data-size="md">
        {person.name}
      </h1>
      <p class="hint">
        Почта для входа: <bdi>{person.email}</bdi>
      </p>
      {said && (
        <p class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={status}>
          {said}
        </p>
      )}
      <section class="card kept">
        <h2 class="ds-heading" data-size="xs">
          Права
        </h2>
        {!lets && <p>Действующих прав нет: войти в «Опору» нельзя. Чтобы впустить, дайте право.</p>}
        <ul class="rights">
          {person.grants.map((right) => (
            <RightRow
              key={right.id}
              right={right}
              given={person.acts.find(({ id }) => id === right.id)}
              nameOf={nameOf}
              onOpen={open}
            >
              {of(right.id) && form}
            </RightRow>
          ))}
        </ul>
        {opened && !atRight && form}
        {!opened && (
          <p class="actions">
            <button
              type="button"
              class="ds-button"
              id="grant"
              onClick={() => open({ of: 'grant' })}
            >
              Дать право
            </button>
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              id="rename"
              onClick={() => open({ of: 'rename' })}
            >
              Изменить имя
            </button>
            {person.grants.length > 0 && (
              <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                id="revoke"
                onClick={() => open({ of: 'revoke', rights: person.grants, all: true })}
              >
                Забрать все права
              </button>
            )}
          </p>
        )}
      </section>
      <History person={person} nameOf={nameOf} />
      <LettersOf person={person.id} />
      <Ending person={person.id} name={person.name} />
    </>
  );
}
