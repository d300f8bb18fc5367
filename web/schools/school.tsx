/** One school of the registry: its support by year with the orders, who changed it last; and the form that changes it. */
import { useRef, useState } from 'preact/hooks';
import { schoolsPage } from '../../functions/contract/addresses.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { moment, nameWords } from '../../functions/contract/words.ts';
import { api, Failure, read } from '../door/client.ts';
import { may } from '../door/state.ts';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { Spans } from './spans.tsx';

const Editing = later(() => import('./editing.tsx').then((part) => part.Editing));

async function load(id: string) {
  const { schools } = await read(api.schools.$get());
  const school = schools.find((one) => one.id === id);
  if (!school) throw new Failure('absent');
  return { school, schools };
}

export function SchoolPage({ school: id }: { school: string }) {
  const loaded = useSigned(() => load(id), [id]);
  return (
    <Page loaded={loaded}>
      {({ school, schools }) => (
        <Shown key={id} school={school} schools={schools} again={loaded.again} />
      )}
    </Page>
  );
}

type Props = { school: School; schools: School[]; again: () => void };

function Shown({ school, schools, again }: Props) {
  const [editing, edit] = useState(false);
  const [said, say] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  useTitle(school.name);
  return (
    <>
      <p>
        <a class="ds-link" href={schoolsPage}>
          ← К списку школ
        </a>
      </p>
      <h1 class="ds-heading" data-size="md">
        {nameWords(school.name)}
      </h1>
      {school.site && (
        <p class="hint">
          Сайт: <bdi>{school.site}</bdi>
        </p>
      )}
      {said && (
        <p class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={status}>
          {said}
        </p>
      )}
      {editing ? (
        <Editing
          key={school.version}
          school={school}
          schools={schools}
          onClose={() => {
            edit(false);
            setTimeout(() => document.getElementById('edit')?.focus());
          }}
          onKept={() => {
            edit(false);
            say('Сохранено.');
            again();
            setTimeout(() => status.current?.focus());
          }}
        />
      ) : (
        <section class="card kept">
          <h2 class="ds-heading" data-size="xs">
            Поддержка по годам
          </h2>
          <Spans support={school.support} />
          {school.changed && (
            <p class="hint">
              Изменено {moment(school.changed.at)}, {school.changed.by.name}.
            </p>
          )}
          {may('school.keep') && (
            <p class="actions">
              <button type="button" class="ds-button" id="edit" onClick={() => edit(true)}>
                Изменить
              </button>
            </p>
          )}
        </section>
      )}
    </>
  );
}
