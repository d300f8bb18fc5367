/** Files of one evidence item: sent at once on choosing or dropping, each with its progress, cancel and retry. */
import { useRef, useState } from 'preact/hooks';
import { extensionOf, fileKinds, largestFile } from '../../functions/contract/files.ts';
import type { DraftItem } from '../../functions/contract/submissions.ts';
import { Failure } from '../client.ts';
import { fieldSentence, sentenceOf } from '../sentences.ts';
import type { Progress } from '../upload.ts';
import { bytes } from './evidence.tsx';

type Sending = {
  key: string;
  file: File;
  progress?: Progress;
  fault?: string;
  /** Sending the same bytes again would not help. */
  final?: boolean;
  stop: AbortController;
};
type Kept = DraftItem['documents'];

export type Unsettled = { sending: number; failed: string[] };

type Props = {
  id: string;
  label: string;
  owner: string;
  documents: Kept;
  fault?: string | undefined;
  /** Files that are under way, and those that failed: the form waits for the one and for the other to be settled. */
  onUnsettled: (files: Unsettled) => void;
  onChange: (change: (documents: Kept) => Kept) => void;
};

const accepted = Object.keys(fileKinds)
  .map((extension) => `.${extension}`)
  .join(',');

const steps: Record<Progress['step'], string> = {
  reading: 'Читается',
  sending: 'Загружается',
  checking: 'Проверяется на вирусы',
};

function refusal(file: File): string | undefined {
  if (!extensionOf(file.name)) return fieldSentence('file-kind');
  if (file.size === 0) return fieldSentence('file-empty');
  return file.size > largestFile ? fieldSentence('file-large') : undefined;
}

export function Files({ id, label, owner, documents, fault, onUnsettled, onChange }: Props) {
  const [sending, setSending] = useState<Sending[]>([]);
  const [over, setOver] = useState(false);
  const [said, say] = useState('');
  const all = useRef<Sending[]>([]);
  const keep = (next: Sending[]) => {
    all.current = next;
    setSending(next);
    onUnsettled({
      sending: next.filter((one) => !one.fault).length,
      failed: next.filter((one) => one.fault).map((one) => one.file.name),
    });
  };
  const change = (key: string, part: Partial<Sending>) =>
    keep(all.current.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => keep(all.current.filter((one) => one.key !== key));

  const start = async (file: File) => {
    const one: Sending = { key: crypto.randomUUID(), file, stop: new AbortController() };
    const refused = refusal(file);
    keep([...all.current, refused ? { ...one, fault: refused, final: true } : one]);
    if (refused) return say(`${file.name}: ${refused}`);
    try {
      const { send } = await import('../upload.ts');
      const document = await send(
        file,
        owner,
        (progress) => change(one.key, { progress }),
        one.stop.signal,
      );
      onChange((kept) => [
        ...kept,
        { document: document.id, owner, name: document.name, size: document.size },
      ]);
      drop(one.key);
      say(`${file.name}: загружен`);
    } catch (failure) {
      if (one.stop.signal.aborted) return drop(one.key);
      const sentence = sentenceOf(failure);
      const final = failure instanceof Failure && failure.code === 'file-refused';
      change(one.key, { fault: sentence, final });
      say(`${file.name}: ${sentence}`);
    }
  };
  const startAll = (files: FileList | null | undefined) => {
    for (const file of files ?? []) start(file);
  };

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
        setOver(false);
        startAll(event.dataTransfer?.files);
      }}
    >
      <legend class="ds-label" data-weight="medium" id={`${id}-label`}>
        {label}
      </legend>
      <p class="hint" id={`${id}-hint`}>
        PDF, Word, Excel, PowerPoint, ODT, ODS, JPG, PNG; каждый до 16 МБ. Можно перетащить сюда.
      </p>
      <ul class="files">
        {documents.map((one) => (
          <li key={one.document}>
            ✓ <bdi>{one.name}</bdi> <small>{bytes(one.size)}, проверено</small>
            <button
              type="button"
              class="ds-link"
              aria-label={`Убрать файл ${one.name}`}
              onClick={() =>
                onChange((kept) => kept.filter((other) => other.document !== one.document))
              }
            >
              Убрать
            </button>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key}>
            <bdi>{one.file.name}</bdi> <small>{bytes(one.file.size)}</small>
            {one.fault ? (
              <>
                <p class="ds-validation-message">{one.fault}</p>
                {!one.final && (
                  <button
                    type="button"
                    class="ds-link"
                    onClick={() => {
                      drop(one.key);
                      start(one.file);
                    }}
                  >
                    Повторить
                  </button>
                )}
                <button type="button" class="ds-link" onClick={() => drop(one.key)}>
                  Убрать
                </button>
              </>
            ) : (
              <>
                <progress
                  max={100}
                  value={Math.round(100 * (one.progress?.part ?? 0))}
                  aria-label={`${steps[one.progress?.step ?? 'reading']}: ${one.file.name}`}
                />
                <small>
                  {steps[one.progress?.step ?? 'reading']},{' '}
                  {Math.round(100 * (one.progress?.part ?? 0))} %
                </small>
                <button type="button" class="ds-link" onClick={() => one.stop.abort()}>
                  Отменить
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <label class="ds-button" data-variant="secondary">
        Выбрать файлы
        <input
          type="file"
          class="ds-sr-only"
          id={id}
          multiple
          accept={accepted}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-hint${fault ? ` ${id}-fault` : ''}`}
          aria-invalid={fault ? 'true' : undefined}
          onChange={(event) => {
            startAll(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {fault && (
        <p class="ds-validation-message" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <p class="ds-sr-only" role="status">
        {said}
      </p>
    </fieldset>
  );
}
