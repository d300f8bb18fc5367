/** An evidence item as both sides see it: what, when, links and documents, where it stands and why. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { enteredLater, fulfilledLate } from '../../functions/contract/evidence.ts';
import type { Attached, ItemView, TaskView } from '../../functions/contract/tasks.ts';
import {
  kindWords,
  longDay,
  moment,
  reasonWords,
  shortDay,
} from '../../functions/contract/words.ts';
import { api, Failure, read } from '../client.ts';
import { later } from '../later.tsx';
import { sentenceOf } from '../sentences.ts';
import { ItemBadge } from './badge.tsx';
import { aboutWords, bytes, paired, signed } from './papers.tsx';

const Looking = later(() => import('./looking.tsx').then((part) => part.Looking));
const LinkMark = later(() => import('./marks.tsx').then((part) => part.LinkMark));
const DocumentMark = later(() => import('./marks.tsx').then((part) => part.DocumentMark));

type Looked = { url: string; name: string };

type Props = {
  task: TaskView;
  item: ItemView;
  /** Shows a document beside the review; without it a document opens over the page. */
  onLook?: (link: Looked) => void;
  children?: ComponentChildren;
};

const withdrawnSentence = 'Документ изъят из просмотра. Запись о нём сохранена.';

export function Evidence({ task, item, onLook, children }: Props) {
  const [fault, setFault] = useState<string>();
  const [looked, setLooked] = useState<Looked>();
  const { roadmap, id: report } = task;
  const open = async ({ document, name }: Attached) => {
    const param = { roadmap, task: report, item: item.id, document };
    const route = api.roadmaps[':roadmap'].tasks[':task'].items[':item'].documents[':document'];
    try {
      const link = await read(route.$get({ param, query: {} }));
      setFault(undefined);
      if (link.looked) (onLook ?? setLooked)({ url: link.url, name });
      else window.open(link.url, '_blank', 'noopener');
    } catch (failure) {
      const withdrawn = failure instanceof Failure && failure.code === 'state';
      setFault(withdrawn ? withdrawnSentence : sentenceOf(failure));
    }
  };
  const paper = (one: Attached) => (
    <>
      <button type="button" class="ds-link" onClick={() => open(one)}>
        <bdi>{one.name}</bdi>
      </button>{' '}
      <small>{bytes(one.size)}</small>
    </>
  );
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
              <LinkMark roadmap={roadmap} task={report} item={item.id} />
            </li>
          )}
          {paired(item.documents).map(({ file, signature }) => (
            <li key={file.document}>
              {paper(file)}
              {file.about && <span class="about-words">{aboutWords(file.about)}</span>}
              {signature && (
                <span class="signature">
                  {paper(signature)} <small>{signed}</small>
                </span>
              )}
              <DocumentMark
                {...file}
                roadmap={roadmap}
                task={report}
                judging={onLook !== undefined}
              />
            </li>
          ))}
        </ul>
      )}
      {fault && (
        <p class="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      {looked && <Looking looked={looked} onClose={() => setLooked(undefined)} />}
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
