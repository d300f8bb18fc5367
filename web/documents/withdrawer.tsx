/** Stands at the end of a document's row, for those who may take it from view or give it back. */
import { useRef, useState } from 'preact/hooks';
import type { Attached } from '../../functions/contract/tasks/acts.ts';
import { later } from '../kit/later.tsx';
import { known, nameOf, takenOf } from './uploads.ts';

const Withdrawing = later(() => import('./withdrawal.tsx').then((part) => part.Withdrawing));

/** `papers`: a document, and the signature that lies beside it: they go and come together. */
export function Withdrawer({ papers }: { papers: [Attached, ...Attached[]] }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const [{ name }] = papers;
  const withdrawn = !!takenOf(known.value[nameOf(papers[0])]);
  const words = withdrawn ? 'Вернуть в просмотр' : 'Изъять из просмотра';
  return (
    <div class={`withdrawing${open ? ' whole' : ''}`} ref={box} tabIndex={-1}>
      {open ? (
        <Withdrawing
          papers={papers}
          withdrawn={withdrawn}
          onDone={() => {
            setOpen(false);
            box.current?.focus();
          }}
        />
      ) : (
        <button
          type="button"
          class="ds-link"
          aria-label={`${words}: ${name}`}
          onClick={() => setOpen(true)}
        >
          {words}
        </button>
      )}
    </div>
  );
}
