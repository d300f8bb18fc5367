/** The file of an order: sent to storage at once on choosing, as any document of an office. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ground } from '../../functions/contract/roadmaps/roadmap.ts';

export type OrderFile = NonNullable<Ground['file']>;

type Props = {
  /** The office whose document it becomes. */
  owner: string;
  file: OrderFile | undefined;
  onFile: (file: OrderFile | undefined) => void;
  onBusy: (busy: boolean) => void;
};

export function OrderField({ owner, file, onFile, onBusy }: Props) {
  const [said, say] = useState('');
  const [fault, setFault] = useState('');
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const send = async (chosen: File) => {
    stop.current?.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    setFault('');
    onFile(undefined);
    onBusy(true);
    say(`«${chosen.name}» загружается…`);
    try {
      const [{ transfer }, { hashFile }, { refusalOf, wordsOf }] = await Promise.all([
        import('../documents/sending/transfer.ts'),
        import('../documents/sending/hash.ts'),
        import('../documents/sending/refusals.ts'),
      ]);
      try {
        const refusal = refusalOf(chosen);
        if (refusal) throw new Refused(refusal);
        const id = await hashFile(chosen, () => undefined, signal);
        const way = { file: chosen, owner, id, stop: signal, woken: new EventTarget() };
        const document = await transfer(way, chosen.name, {
          onKnown: () => undefined,
          onArrived: (bytes) =>
            say(`«${chosen.name}» загружается: ${Math.round((100 * bytes) / chosen.size)} %`),
          onSent: () => say(`«${chosen.name}» проверяется…`),
          onPause: () => say(`«${chosen.name}»: нет связи, продолжим сами.`),
        });
        onFile({ owner, document: document.id, name: document.name });
      } catch (thrown) {
        if (signal.aborted) return;
        setFault(thrown instanceof Refused ? thrown.message : wordsOf(thrown));
      }
    } catch {
      setFault('Нет связи: файл не принят. Выберите его ещё раз.');
    }
    say('');
    onBusy(false);
  };
  return (
    <div class="ds-field">
      <span class="ds-label" data-weight="medium" id="file-label">
        Файл приказа
      </span>
      <p class="hint" id="file-hint">
        Необязательно. PDF, Word или скан до 100 МБ.
      </p>
      {file ? (
        <p class="line">
          <span>«{file.name}» загружен</span>
          <button type="button" class="ds-link" onClick={() => onFile(undefined)}>
            Убрать
          </button>
        </p>
      ) : (
        <p class="line">
          <label class="ds-button" data-variant="secondary">
            Выбрать файл приказа
            <input
              type="file"
              class="ds-sr-only"
              aria-describedby={fault ? 'file-hint file-fault' : 'file-hint'}
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? [];
                event.currentTarget.value = '';
                if (chosen) void send(chosen);
              }}
            />
          </label>
        </p>
      )}
      <p role="status">{said}</p>
      {fault && (
        <p class="ds-validation-message" id="file-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

class Refused extends Error {}
