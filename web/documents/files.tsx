/** Files of one evidence item: sent at once on choosing, dropping or pasting. What is seldom needed comes later. */
import { useRef, useState } from 'preact/hooks';
import { fileKinds } from '../../functions/contract/documents/files.ts';
import { later } from '../kit/later.tsx';
import { type FilesField, type Place, uploads } from './uploads.ts';

const Rows = later(() => import('./sending/rows.tsx').then((part) => part.Rows));
const Shots = later(() => import('./sending/shots.tsx').then((part) => part.Shots));
const Shelf = later(() => import('./sending/shelf.tsx').then((part) => part.Shelf));

const accepted = Object.keys(fileKinds)
  .map((extension) => `.${extension}`)
  .join(',');

export function Files(props: FilesField) {
  const { id, label, owner, documents, fault, onChange } = props;
  const [over, setOver] = useState(false);
  const [shelf, setShelf] = useState(false);
  const [shots, setShots] = useState<File[]>([]);
  const [unsent, setUnsent] = useState(false);
  const place: Place = { field: id, owner, onChange, held: documents.length };
  const take = (list: Iterable<File> | undefined) => {
    const files = [...(list ?? [])];
    if (files.length === 0) return false;
    import('./sending/queue.ts').then(
      (queue) => {
        setUnsent(false);
        queue.take(files, place);
      },
      () => setUnsent(true),
    );
    return true;
  };
  const busy = documents.length > 0 || uploads.value.some((one) => one.field === id);
  // A field that is empty again still offers to bring back what was in it.
  const had = useRef(false);
  if (busy) had.current = true;
  const told = unsent ? 'Нет связи: файл не принят. Выберите его ещё раз.' : fault;

  return (
    <fieldset
      class={`files-field${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
      onPaste={(event) => take(event.clipboardData?.files) && event.preventDefault()}
    >
      <legend class="ds-label" data-weight="medium" id={`${id}-label`}>
        {label}
      </legend>
      <p class="hint" id={`${id}-hint`}>
        PDF, Word, Excel, PowerPoint, RTF, ODT, ODS, JPG, PNG, HEIC, ZIP, RAR, .sig: до 10 файлов,
        каждый до 100 МБ. Можно перетащить сюда или вставить.
      </p>
      {had.current && <Rows {...props} />}
      {shots.length > 0 && (
        <Shots
          files={shots}
          onTake={take}
          onDone={() => {
            setShots([]);
            document.getElementById(id)?.focus();
          }}
        />
      )}
      <div class="files-ways">
        <label class="ds-button" data-variant="secondary">
          Выбрать файлы
          <input
            type="file"
            class="ds-sr-only"
            id={id}
            multiple
            accept={accepted}
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-hint${told ? ` ${id}-fault` : ''}`}
            aria-invalid={told ? 'true' : undefined}
            onChange={(event) => {
              take(event.currentTarget.files ?? []);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <label class="ds-button" data-variant="tertiary">
          <span class="by-finger">Сфотографировать или выбрать снимки</span>
          <span class="by-mouse">Собрать PDF из снимков</span>
          <input
            type="file"
            class="ds-sr-only"
            multiple
            accept="image/*"
            onChange={(event) => {
              setShots([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          aria-expanded={shelf}
          onClick={() => setShelf(!shelf)}
        >
          Из загруженных ранее
        </button>
      </div>
      {shelf && <Shelf {...props} />}
      {told && (
        <p class="ds-validation-message" id={`${id}-fault`}>
          {told}
        </p>
      )}
    </fieldset>
  );
}
