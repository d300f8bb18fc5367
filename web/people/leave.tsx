/** Signing out: what was typed here and not sent is named, and taken away, so that whoever comes next reads nothing of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../../functions/contract/words.ts';
import { forget, typed } from '../door/backup.ts';
import { signOut } from '../door/session.ts';

/** What is kept under a name, in words. */
const wordsOf = (name: string): string => {
  if (name.startsWith('draft:')) return 'черновик отчёта';
  if (name.startsWith('thread:')) return 'сообщение в переписке';
  if (name.startsWith('review:')) return 'решения проверяющего';
  return 'заполненная форма';
};

export function Leave() {
  const [left, setLeft] = useState<string[]>([]);
  const go = () => {
    for (const name of typed()) forget(name);
    void signOut();
    location.assign('/');
  };
  const ask = () => {
    const names = typed();
    if (names.length === 0) go();
    else setLeft(names);
  };
  return (
    <>
      <button type="button" class="ds-link" onClick={ask}>
        Выйти
      </button>
      {left.length > 0 && <Asking left={left} onStay={() => setLeft([])} onGo={go} />}
    </>
  );
}

type Props = { left: string[]; onStay: () => void; onGo: () => void };

function Asking({ left, onStay, onGo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ds-dialog" ref={dialog} aria-labelledby="leave-title" onClose={onStay}>
      <h2 class="ds-heading" data-size="sm" id="leave-title">
        Здесь осталось неотправленное
      </h2>
      <p>
        На этом компьютере набрано и не отправлено:{' '}
        {counted(left.length, 'запись', 'записи', 'записей')} (
        {[...new Set(left.map(wordsOf))].join(', ')}). При выходе они сотрутся, чтобы их не прочёл
        тот, кто сядет за него после вас. Сохранённые на сервере черновики останутся.
      </p>
      <p class="actions">
        <button type="button" class="ds-button" onClick={() => dialog.current?.close()}>
          Остаться
        </button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={onGo}>
          Стереть и уйти
        </button>
      </p>
    </dialog>
  );
}
