/** An evidence item as both sides see it: what, when, links and documents, where it stands and why. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { enteredLater, fulfilledLate } from '../../functions/contract/evidence.ts';
import type { ItemView, TaskView } from '../../functions/contract/tasks.ts';
import {
  kindWords,
  longDay,
  moment,
  reasonWords,
  shortDay,
} from '../../functions/contract/words.ts';
import { api, read } from '../client.ts';
import { sentenceOf } from '../sentences.ts';
import { ItemBadge } from './badge.tsx';

/** Bytes as people read them. */
export const bytes = (size: number): string =>
  size < 1024 * 1024
    ? `${Math.max(1, Math.round(size / 1024))} КБ`
    : `${(size / 1024 / 1024).toFixed(1).replace('.', ',')} МБ`;

type Props = {
  task: TaskView;
  item: ItemView;
  /** Shows a document in the page; without it documents open in a new window. */
  onLook?: (link: { url: string; name: string }) => void;
  children?: ComponentChildren;
};

export function Evidence({ task, item, onLook, children }: Props) {
  const [fault, setFault] = useState<string>();
  const open = async (document: string, name: string) => {
    const param = { roadmap: task.roadmap, task: task.id, item: item.id, document };
    const route = api.roadmaps[':roadmap'].tasks[':task'].items[':item'].documents[':document'];
    try {
      const link = await read(route.$get({ param, query: {} }));
      setFault(undefined);
      if (onLook && link.looked) onLook({ url: link.url, name });
      else window.open(link.url, '_blank', 'noopener');
    } catch (failure) {
      setFault(sentenceOf(failure));
    }
  };
  return (
    <article class="item" id={item.id} tabIndex={-1}>
      <header>
        <h3 class="ds-heading" data-size="2xs">
          {kindWords[item.kind]}
        </h3>
        <ItemBadge state={item.state} />
      </header>
      <p>
        Дата исполнения: {longDay(item.fulfilled)}
        {item.counts !== 1 && ` Засчитывается: ${item.counts}.`}
        {enteredLater(item, task.due) && (
          <span class="hint"> Внесено позднее срока, исполнено в срок.</span>
        )}
        {fulfilledLate(item, task.due) && (
          <span class="hint"> Исполнено после срока ({shortDay(task.due)}).</span>
        )}
      </p>
      {(item.link || item.documents.length > 0) && (
        <ul class="files">
          {item.link && (
            <li>
              <a class="ds-link" href={item.link.url} target="_blank" rel="noopener noreferrer">
                <bdi>{item.link.typed}</bdi>
              </a>
            </li>
          )}
          {item.documents.map((one) => (
            <li key={one.document}>
              <button type="button" class="ds-link" onClick={() => open(one.document, one.name)}>
                <bdi>{one.name}</bdi>
              </button>{' '}
              <small>{bytes(one.size)}</small>
            </li>
          ))}
        </ul>
      )}
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      {item.note && <p class="typed">Примечание: {item.note}</p>}
      <p class="hint">
        Передано: {item.by.name}, {moment(item.at)}.
      </p>
      {item.verdict?.verdict === 'returned' && (
        <div class="reason">
          <b>Возвращено: {reasonWords[item.verdict.reason ?? 'other'].toLowerCase()}.</b>
          {item.verdict.comment && <p class="typed">{item.verdict.comment}</p>}
          <p class="hint">
            {item.verdict.by.name}, {moment(item.verdict.at)}.
          </p>
        </div>
      )}
      {item.verdict?.verdict === 'accepted' && (
        <p class="hint">
          Принято в системе: {item.verdict.by.name}, {moment(item.verdict.at)}.
        </p>
      )}
      {children}
    </article>
  );
}
