/** What stands after a decision: the next report that waits, and for a minute the way back from an acceptance. */
import { useEffect, useState } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import type { Brief, TaskView } from '../../functions/contract/tasks/task.ts';
import { counted, nameWords, taskWords } from '../../functions/contract/words.ts';
import { api, based, openTask, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { session } from '../door/state.ts';

/** The report that waits the longest, besides this one and those that the reader handed in. */
export function Next({ task }: { task: TaskView }) {
  const [next, setNext] = useState<Brief>();
  useEffect(() => {
    const me = session.peek()?.person.id;
    read(api.roadmaps[':roadmap'].queue.$get({ param: { roadmap: task.roadmap }, query: {} })).then(
      ({ tasks }) =>
        setNext(
          tasks.find(
            ({ id, waitingFrom }) => id !== task.id && waitingFrom?.some((one) => one.id !== me),
          ),
        ),
      () => undefined,
    );
  }, [task.id]);
  const pages = at(task.roadmap);
  return next ? (
    <a class="ds-link" href={pages.review(next.id)}>
      К следующему: {nameWords(next.owner)}, {taskWords(next)}
    </a>
  ) : (
    <a class="ds-link" href={pages.queue}>
      К списку «На проверке»
    </a>
  );
}

const minute = 60_000;

type Props = {
  task: TaskView;
  /** Items that were accepted just now. */
  items: string[];
  side: string;
  onUndone: (task: TaskView) => void;
  onOver: () => void;
};

/** An acceptance is taken back by one press for a minute; afterwards by «Отменить принятие» at the document. */
export function Undo({ task, items, side, onUndone, onOver }: Props) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setTimeout(onOver, minute);
    return () => clearTimeout(timer);
  }, [items]);
  const undo = async () => {
    if (busy) return;
    setBusy(true);
    const param = { roadmap: task.roadmap, task: task.id };
    const json = {
      act: 'reopen' as const,
      id: crypto.randomUUID(),
      items,
      comment: 'Принято по ошибке, отменено сразу.',
      ...(side && { side }),
    };
    try {
      const route = api.roadmaps[':roadmap'].tasks[':task'].acts;
      const { version } = (await openTask(param)).task;
      onUndone((await read(route.$post({ param, json }, based(version)))).task);
    } catch (failure) {
      setFault(sentenceOf(failure));
    }
    setBusy(false);
  };
  return (
    <p class="line">
      {counted(items.length, 'документ принят', 'документа приняты', 'документов приняты')}.{' '}
      <button type="button" class="ds-link" aria-disabled={busy} onClick={undo}>
        Вернуть на проверку
      </button>
      {fault && <span class="ds-validation-message">{fault}</span>}
    </p>
  );
}
