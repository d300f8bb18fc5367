/** The way in for a table: pasted into one big field, chosen as a file, or dropped. What works is said beforehand. */
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { proposalPage } from '../../functions/contract/addresses.ts';
import { offline } from '../door/client.ts';
import { useAttempt } from '../kit/attempt.ts';
import type { Brought } from './bringing.ts';

type Step = 'reading' | 'sending';
const steps: Record<Step, string> = {
  reading: 'Читаем таблицу…',
  sending: 'Таблица прочитана. Сохраняем черновик…',
};

export function Bring() {
  const { route } = useLocation();
  const idOf = useAttempt();
  const [step, setStep] = useState<Step>();
  const [fault, setFault] = useState('');
  const [over, setOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const take = async (brought: Brought) => {
    if (step) return;
    setFault('');
    setStep('reading');
    try {
      const { bring, wordsOf } = await import('./bringing.ts');
      try {
        const id = await bring(brought, idOf, () => setStep('sending'));
        return route(proposalPage(id));
      } catch (thrown) {
        setFault(wordsOf(thrown));
      }
    } catch {
      setFault(offline);
    }
    setStep(undefined);
    if (!(brought instanceof File)) field.current?.focus();
  };
  const paste = (data: DataTransfer) => {
    const [file] = data.files;
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    if (file && !html && !text) {
      void take(file.type.startsWith('image/') ? { picture: true } : file);
      return;
    }
    void take({ html, text, picture: file !== undefined });
  };
  return (
    <section
      class={`card bring${over ? ' over' : ''}`}
      aria-labelledby="bring-title"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void take(file);
        else if (event.dataTransfer) paste(event.dataTransfer);
      }}
    >
      <h2 class="ds-heading" data-size="xs" id="bring-title">
        Внести таблицу из приказа
      </h2>
      <p>
        «Опора» прочитает мероприятия, сроки и исполнителей и покажет их рядом с вашей таблицей. Что
        непонятно, спросит. Задачи выдаются только после утверждения; до него всё можно исправить
        или выбросить.
      </p>
      <label class="ds-label" data-weight="medium" for="pasted">
        Вставьте таблицу
      </label>
      <p class="hint" id="pasted-hint">
        Выделите таблицу вместе с шапкой и названием в Word, Excel, LibreOffice, Google Документах
        или на сайте, скопируйте, щёлкните здесь и нажмите Ctrl+V.
      </p>
      <textarea
        class="ds-input"
        id="pasted"
        rows={4}
        ref={field}
        placeholder="Сюда: Ctrl+V"
        value=""
        readOnly={step !== undefined}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? 'pasted-hint pasted-fault' : 'pasted-hint'}
        onPaste={(event) => {
          event.preventDefault();
          if (event.clipboardData) paste(event.clipboardData);
        }}
        // From the menu of a browser that gives no clipboard, or by dictation: as text, once it has a table's tabs.
        onInput={(event) => {
          const text = event.currentTarget.value;
          event.currentTarget.value = '';
          void take({ text });
        }}
      />
      <p class="actions">
        <label class="ds-button" data-variant="secondary">
          Выбрать файл .docx или .xlsx
          <input
            type="file"
            class="ds-sr-only"
            accept=".docx,.xlsx"
            disabled={step !== undefined}
            aria-describedby={fault ? 'pasted-fault' : undefined}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void take(file);
            }}
          />
        </label>
        <span class="hint">Или перетащите файл сюда. До 20 МБ.</span>
      </p>
      <p role="status" class="bringing">
        {step && (
          <>
            <progress aria-hidden="true" /> {steps[step]}
          </>
        )}
      </p>
      {fault && (
        <div class="ds-alert" data-color="danger" role="alert" id="pasted-fault">
          <p>{fault}</p>
          <p>Ничего не сохранено. Исправьте и вставьте ещё раз.</p>
        </div>
      )}
    </section>
  );
}
