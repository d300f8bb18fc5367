/** The page «Что нового»: all that one was told in the last weeks, and which of it comes by post. */
import { useState } from 'preact/hooks';
import { type Mutable, mutable, mutableWords } from '../../functions/contract/notices/kinds.ts';
import type { LetterBrief, Reader } from '../../functions/contract/notices/letter.ts';
import { api, read } from '../door/client.ts';
import { may, session } from '../door/state.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { LetterRow } from './row.tsx';

type Known = { letters: LetterBrief[]; reader: Reader };

export function LettersPage() {
  useTitle('Что нового');
  const loaded = useSigned<Known>(() => read(api.letters.$get()), []);
  return <Page loaded={loaded}>{(known) => <Listed {...known} />}</Page>;
}

function Listed({ letters, reader }: Known) {
  const email = session.value?.person.email;
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        Что нового
      </h1>
      {letters.length === 0 ? (
        <Empty title="Пока тихо">
          <p>
            Когда отчёт вернут, примут или подойдёт срок, это появится здесь и придёт письмом на{' '}
            <bdi>{email}</bdi>.
          </p>
        </Empty>
      ) : (
        <>
          <p class="hint">
            За последние 30 дней. То же приходит письмом на <bdi>{email}</bdi>.
          </p>
          <ul class="plain letters">
            {letters.map((letter) => (
              <LetterRow key={letter.id} letter={letter} />
            ))}
          </ul>
        </>
      )}
      <Muting mutes={reader.mutes} />
    </>
  );
}

/** Whether such letters are written to the reader at all. */
const concerns = (kind: Mutable): boolean =>
  kind === 'accepted' ||
  kind === 'said' ||
  may(kind === 'summary' ? 'summary.compile' : 'task.review');

/** Which letters come by post: what is owed always does. */
function Muting({ mutes: kept }: { mutes: Mutable[] }) {
  const [mutes, setMutes] = useState(kept);
  const [said, say] = useState('');
  const { fault, doing } = useDoing();
  const keep = () =>
    doing(async () => {
      setMutes((await read(api.letters.reader.$put({ json: { mutes } }))).mutes);
      say('Сохранено.');
    });
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <fieldset class="schools">
        <legend class="ds-heading" data-size="2xs">
          О чём писать на почту
        </legend>
        <p class="hint">
          О том, что нужно сдать, исправить или подписать, письма приходят всегда. От остальных
          можно отказаться: здесь они останутся.
        </p>
        {mutable.filter(concerns).map((kind) => (
          <label class="choice" key={kind}>
            <input
              class="ds-input"
              type="checkbox"
              checked={!mutes.includes(kind)}
              onChange={({ currentTarget: { checked } }) => {
                say('');
                setMutes((all) => (checked ? all.filter((one) => one !== kind) : [...all, kind]));
              }}
            />
            {mutableWords[kind]}
          </label>
        ))}
      </fieldset>
      <p class="actions">
        <button type="submit" class="ds-button" data-variant="secondary" id="mute">
          Сохранить
        </button>
        <span role="status">{said}</span>
      </p>
      <Refusal fault={fault} />
    </form>
  );
}
