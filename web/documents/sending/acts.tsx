/** What can be done with one file: choose it once more, try again, say what it is, take it away. */
import { type FilesField, known, nameOf, type Paper, type Upload } from '../uploads.ts';
import { again, atHand, take } from './queue.ts';
import { bringBack } from './restore.ts';

type Props = FilesField & {
  paper: Paper | undefined;
  upload: Upload | undefined;
  name: string;
  /** Whether its реквизиты are open; nothing where it has none to show. */
  about: boolean | undefined;
  onAbout: () => void;
  onGone: () => void;
};

export function Acts({ paper, upload, name, about, onAbout, onGone, ...field }: Props) {
  const wrong = upload?.step === 'failed';
  const lacking = upload?.step === 'lacking';
  const idle = !upload || wrong || lacking || upload.step === 'stored';
  const removed = paper && known.value[nameOf(paper)]?.state === 'removed';
  return (
    <p class="sent-acts">
      {lacking && paper && (
        <label class="ds-button" data-variant="secondary" data-size="sm">
          Выбрать этот файл
          <input
            type="file"
            class="ds-sr-only"
            aria-label={`Выбрать ещё раз файл ${name}`}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              take(files, { ...field, field: field.id }, paper.document);
              event.currentTarget.value = '';
            }}
          />
        </label>
      )}
      {upload?.step === 'pausing' && (
        <button type="button" class="ds-link" onClick={() => again(upload.key)}>
          Повторить сейчас
        </button>
      )}
      {wrong && !upload.final && atHand(upload.key) && (
        <button type="button" class="ds-link" onClick={() => again(upload.key)}>
          Повторить
        </button>
      )}
      {wrong && removed && paper && (
        <button type="button" class="ds-link" onClick={() => bringBack(upload.key, paper)}>
          Вернуть
        </button>
      )}
      {about !== undefined && (
        <button
          type="button"
          class="ds-link"
          aria-expanded={about}
          aria-label={`Реквизиты файла ${name}`}
          onClick={onAbout}
        >
          Реквизиты
        </button>
      )}
      <button
        type="button"
        class="ds-link"
        data-act="remove"
        aria-label={idle ? `Убрать файл ${name}` : `Отменить загрузку файла ${name}`}
        onClick={onGone}
      >
        {idle ? 'Убрать' : 'Отменить'}
      </button>
    </p>
  );
}
