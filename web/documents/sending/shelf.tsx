/** What the school or office has sent before: to pick from without sending again, to take out of the list, to bring back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { dayOf } from '../../../functions/contract/days.ts';
import type { Document } from '../../../functions/contract/documents/document.ts';
import { shortDay } from '../../../functions/contract/words.ts';
import { api, read } from '../../door/client.ts';
import { sentenceOf } from '../../door/sentences.ts';
import { aboutWords, bytes } from '../papers.tsx';
import type { FilesField } from '../uploads.ts';
import { learn, paperOf, withPaper } from './list.ts';
import { versionsOf } from './versions.ts';

export function Shelf({ id, owner, documents, onChange }: FilesField) {
  const [removed, setRemoved] = useState(false);
  const [found, setFound] = useState<Document[]>();
  const [next, setNext] = useState<string>();
  const [sought, seek] = useState('');
  const [said, say] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);

  const more = async (from: Document[], after?: string) => {
    try {
      const query = { ...(after && { after }), ...(removed && { removed: '1' }) };
      const page = await read(api.documents[':owner'].$get({ param: { owner }, query }));
      setFound([...from, ...page.documents]);
      setNext(page.next);
      say('');
    } catch (failure) {
      say(sentenceOf(failure));
    }
  };
  useEffect(() => {
    setFound(undefined);
    void more([]);
  }, [removed, owner]);

  const move = async (one: Document) => {
    try {
      const param = { owner, id: one.id };
      const route = api.documents[':owner'][':id'];
      await read(removed ? route.restoration.$post({ param }) : route.$delete({ param }));
      setFound((all) => all?.filter((other) => other.id !== one.id));
      say(
        removed
          ? `${one.name}: снова в списке`
          : `${one.name}: убран из списка. Чтобы вернуть, отметьте «Показать убранные из списка».`,
      );
      box.current?.focus();
    } catch (failure) {
      say(sentenceOf(failure));
    }
  };
  const attach = (one: Document) => {
    learn(one);
    onChange((all) => withPaper(all, paperOf(one)));
    say(`${one.name}: приложен`);
    box.current?.focus();
  };
  const there = (one: Document) =>
    documents.some((paper) => paper.document === one.id && paper.owner === one.owner);
  const fits = (one: Document) =>
    `${one.name} ${one.about ? aboutWords(one.about) : ''}`
      .toLowerCase()
      .includes(sought.trim().toLowerCase());
  const line = (one: Document) => (
    <li key={one.id}>
      <p>
        <bdi>{one.name}</bdi>{' '}
        <small>
          {bytes(one.size)}, {shortDay(dayOf(one.at))}
        </small>
        {one.about && <small class="block">{aboutWords(one.about)}</small>}
        {one.state === 'withdrawn' && <small class="block">Изъят из просмотра</small>}
      </p>
      <p class="sent-acts">
        {there(one) && <span class="hint">Приложен</span>}
        {!there(one) && !removed && one.state !== 'withdrawn' && (
          <button
            type="button"
            class="ds-link"
            aria-label={`Приложить файл ${one.name}`}
            onClick={() => attach(one)}
          >
            Приложить
          </button>
        )}
        {!there(one) && (
          <button
            type="button"
            class="ds-link"
            aria-label={`${removed ? 'Вернуть' : 'Убрать'} из списка файл ${one.name}`}
            onClick={() => move(one)}
          >
            {removed ? 'Вернуть' : 'Убрать из списка'}
          </button>
        )}
      </p>
    </li>
  );
  const papers = versionsOf(found ?? []).filter((versions) => versions.some(fits));

  return (
    <fieldset class="shelf" ref={box} tabIndex={-1} aria-label="Загруженные ранее">
      <div class="line">
        <input
          class="ds-input"
          type="search"
          id={`${id}-sought`}
          placeholder="Найти по названию"
          aria-label="Найти по названию"
          value={sought}
          onInput={(event) => seek(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <label class="choice">
          <input
            class="ds-input"
            type="checkbox"
            checked={removed}
            onChange={(event) => setRemoved(event.currentTarget.checked)}
          />
          Показать убранные из списка
        </label>
      </div>
      <p class="hint" role="status">
        {said || (found ? found.length === 0 && 'Здесь пока ничего нет.' : 'Загружается…')}
      </p>
      <ul class="files shelf-list">
        {papers.flatMap(([latest, ...earlier]) => [
          latest && line(latest),
          earlier.length > 0 && (
            <li key={`${latest?.id}-earlier`} class="earlier">
              <small>Прежние версии этого документа:</small>
              <ul class="files">{earlier.map(line)}</ul>
            </li>
          ),
        ])}
      </ul>
      {next && (
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          onClick={() => more(found ?? [], next)}
        >
          Показать ещё
        </button>
      )}
    </fieldset>
  );
}
