/** «Журнал»: who did what with access, when, from which network; narrowed, gone on with, taken along as a table. */
import { useState } from 'preact/hooks';
import type { EntryAct, EntryView } from '../../functions/contract/journal.ts';
import { moment } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';
import { Field } from '../kit/field.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { actWords, save } from './entries.ts';

type Read = { entries: EntryView[]; next?: string | undefined };

const ask = (after?: string): Promise<Read> => read(api.journal.$get({ query: { after } }));

export function Journal() {
  useTitle('Журнал');
  const loaded = useSigned(() => ask(), []);
  return <Page loaded={loaded}>{(page) => <Listed first={page} />}</Page>;
}

function Listed({ first }: { first: Read }) {
  const [all, setAll] = useState(first);
  const [act, setAct] = useState<EntryAct | ''>('');
  const [sought, seek] = useState('');
  const { busy, fault, doing } = useDoing();
  const words = sought.trim().toLowerCase();
  const shown = all.entries.filter(
    (one) => (!act || one.act === act) && (!words || textOf(one).includes(words)),
  );
  const more = () =>
    doing(async () => {
      const page = await ask(all.next);
      setAll({ entries: [...all.entries, ...page.entries], next: page.next });
    });
  /** The whole of it, whatever is on the screen. */
  const take = () =>
    doing(async () => {
      let read = all;
      while (read.next) {
        const page = await ask(read.next);
        read = { entries: [...read.entries, ...page.entries], next: page.next };
      }
      setAll(read);
      save(read.entries);
    });
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Журнал
      </h1>
      <p class="hint">
        Кто входил, кому отказано, какие права даны и забраны, какие документы изъяты. Кодов и
        содержания документов здесь нет.
      </p>
      {all.entries.length === 0 ? (
        <Empty title="Записей пока нет">
          <p>Первая появится, как только кто-нибудь войдёт.</p>
        </Empty>
      ) : (
        <>
          <div class="pair">
            <Field id="journal-act" label="Что">
              <select
                class="ds-input"
                value={act}
                onChange={(event) => setAct(event.currentTarget.value as EntryAct | '')}
              >
                <option value="">Всё</option>
                {(Object.keys(actWords) as EntryAct[]).map((one) => (
                  <option key={one} value={one}>
                    {actWords[one]}
                  </option>
                ))}
              </select>
            </Field>
            <Field id="journal-sought" label="Кто или из какой сети">
              <input
                class="ds-input"
                type="search"
                value={sought}
                onInput={(event) => seek(event.currentTarget.value)}
              />
            </Field>
          </div>
          <p class="hint" role="status">
            Показано {shown.length} из {all.entries.length}
            {all.next && ' прочитанных'}.
          </p>
          <ul class="plain letters">
            {shown.map((one) => (
              <li key={one.id}>
                <b>{actWords[one.act]}</b>
                {': '}
                {byOf(one)}
                {one.whomName && ` → ${one.whomName}`}
                {one.what && ` · ${one.what}`}
                <p class="hint">
                  {moment(one.at)}
                  {one.network && ` · сеть ${one.network}`}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="actions">
        {all.next && (
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={busy}
            onClick={more}
          >
            {busy ? 'Читается…' : 'Показать ещё'}
          </button>
        )}
        {all.entries.length > 0 && (
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-disabled={busy}
            onClick={take}
          >
            Скачать весь журнал (CSV)
          </button>
        )}
      </p>
      <Refusal fault={fault} />
    </>
  );
}

/** Nobody has the e-mail at which somebody tried. */
const byOf = ({ byName }: EntryView): string => byName ?? 'неизвестная почта';

const textOf = (one: EntryView): string =>
  [byOf(one), one.whomName, one.what, one.network].join(' ').toLowerCase();
