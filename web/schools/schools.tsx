/** «Школы»: the registry, each school with its categories by year and the order behind them; a list is pasted here. */
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { schoolPage } from '../../functions/contract/addresses.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { counted, nameWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { may } from '../door/state.ts';
import { Field } from '../kit/field.tsx';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { Spans } from './spans.tsx';

const Editing = later(() => import('./editing.tsx').then((part) => part.Editing));
const Pasting = later(() => import('./pasting.tsx').then((part) => part.Pasting));

/** More schools than this are looked for by name. */
const most = 8;
const { compare } = new Intl.Collator('ru', { numeric: true });

export function Registry() {
  useTitle('Школы');
  const loaded = useSigned(() => read(api.schools.$get()), []);
  return (
    <Page loaded={loaded}>
      {({ schools }) => <Listed schools={schools} again={loaded.again} />}
    </Page>
  );
}

function Listed({ schools, again }: { schools: School[]; again: () => void }) {
  const { query } = useLocation();
  const keeps = may('school.keep');
  const [open, setOpen] = useState<'one' | 'list' | undefined>(query.list ? 'list' : undefined);
  const [said, say] = useState('');
  const [sought, seek] = useState('');
  const opener = useRef('');
  const status = useRef<HTMLParagraphElement>(null);
  const words = sought.trim().toLowerCase();
  const found = schools
    .filter(({ name }) => name.toLowerCase().includes(words))
    .sort((one, other) => compare(one.name, other.name));
  const unfold = (what: 'one' | 'list') => {
    opener.current = `open-${what}`;
    say('');
    setOpen(what);
  };
  const close = () => {
    setOpen(undefined);
    setTimeout(() => document.getElementById(opener.current || 'open-list')?.focus());
  };
  const kept = (sentence: string) => {
    setOpen(undefined);
    say(sentence);
    again();
    setTimeout(() => status.current?.focus());
  };
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Школы
      </h1>
      <p class="hint">
        Школы, которые муниципалитет поддерживает: кто в каком году ШНОР или ШНСУ и по какому
        приказу. От этого зависит, с кого что спрошено.
      </p>
      {said && (
        <p class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={status}>
          {said}
        </p>
      )}
      {keeps && !open && (
        <p class="actions">
          <button type="button" class="ds-button" id="open-list" onClick={() => unfold('list')}>
            Вставить список
          </button>
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            id="open-one"
            onClick={() => unfold('one')}
          >
            Добавить одну школу
          </button>
        </p>
      )}
      {keeps && open === 'one' && (
        <Editing
          schools={schools}
          onClose={close}
          onKept={({ name }) => kept(`Школа добавлена: ${nameWords(name)}.`)}
        />
      )}
      {keeps && open === 'list' && (
        <Pasting
          schools={schools}
          again={again}
          onClose={close}
          onSaved={(all) => kept(`Сохранено: ${counted(all.length, 'школа', 'школы', 'школ')}.`)}
        />
      )}
      {schools.length > most && (
        <search class="seek">
          <Field id="sought" label="Найти школу">
            <input
              class="ds-input"
              type="search"
              value={sought}
              onInput={(event) => seek(event.currentTarget.value)}
            />
          </Field>
        </search>
      )}
      {schools.length === 0 ? (
        !open && (
          <Empty title="Школ в списке ещё нет">
            <p>
              {keeps
                ? 'Вставьте список из Excel или Word — по строке на школу — или добавьте школы по одной.'
                : 'Список ведут ИМО, управление образования или администратор: скажите им, если он нужен вам сейчас.'}
            </p>
          </Empty>
        )
      ) : (
        <h2 class="ds-heading" data-size="xs">
          {counted(found.length, 'школа', 'школы', 'школ')}
        </h2>
      )}
      {schools.length > 0 && found.length === 0 && <p>Такой школы в списке нет.</p>}
      {found.length > 0 && (
        <ul class="people">
          {found.map(({ id, name, site, support }) => (
            <li key={id}>
              <div>
                <a class="ds-link" href={schoolPage(id)}>
                  {nameWords(name)}
                </a>
                {site && (
                  <p class="hint">
                    <bdi>{site}</bdi>
                  </p>
                )}
              </div>
              <Spans support={support} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
