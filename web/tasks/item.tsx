/** An evidence item as both sides see it: what, when, links and documents, where it stands and why. */
import type { ComponentChildren } from 'preact';
import { enteredLater, fulfilledLate } from '../../functions/contract/tasks/lateness.ts';
import { groundWords, reasonWords } from '../../functions/contract/tasks/reasons.ts';
import type { Item, TaskView } from '../../functions/contract/tasks/task.ts';
import { longDay, moment, shortDay } from '../../functions/contract/words.ts';
import { later } from '../kit/later.tsx';
import { ItemBadge } from './states.tsx';

const Reported = later(() => import('./reported.tsx').then((part) => part.Reported));
const Enclosed = later(() => import('./enclosed.tsx').then((part) => part.Enclosed));
const Attachments = later(() => import('./attachments.tsx').then((part) => part.Attachments));

type Props = {
  task: TaskView;
  item: Item;
  /** Shows a document beside the review; without it a document opens over the page. */
  onView?: ((link: { url: string; name: string }) => void) | undefined;
  children?: ComponentChildren;
};

/** Who said it, when, and why. */
const Said = ({ said, head }: { said: NonNullable<Item['withdrawn']>; head?: string }) => (
  <>
    {said.comment && <p class="typed">{said.comment}</p>}
    <p class="hint">
      {head}
      {said.by.name}, {moment(said.at)}.
    </p>
  </>
);

export function ItemCard({ task, item, onView, children }: Props) {
  return (
    <article class="item" id={item.id} tabIndex={-1}>
      <header>
        <h3 class="ds-heading" data-size="2xs">
          {task.kinds[item.kind]}
        </h3>
        <ItemBadge state={item.state} />
      </header>
      {item.ground && (
        <p>
          <b>Не проводилось:</b> {groundWords[item.ground].toLowerCase()}.
        </p>
      )}
      <p>
        {item.ground ? 'По состоянию на' : 'Дата исполнения:'} {longDay(item.fulfilled)}
        {item.counts !== 1 && ` Засчитывается: ${item.counts}.`}
        {enteredLater(item, task.due) && (
          <span class="hint"> Внесено позднее срока, исполнено в срок.</span>
        )}
        {fulfilledLate(item, task.due) && (
          <span class="hint"> Исполнено после срока ({shortDay(task.due ?? '')}).</span>
        )}
      </p>
      {item.value && <Reported task={task} item={item} />}
      {(item.link || item.documents.length > 0) && (
        <Attachments task={task} item={item} onView={onView} />
      )}
      {item.note && <p class="typed">Примечание: {item.note}</p>}
      <p class="hint">
        Передано: {item.by.name}, {moment(item.at)}.
      </p>
      {item.verdict?.verdict === 'returned' && (
        <div class="reason">
          <b>Возвращено: {reasonWords[item.verdict.reason ?? 'other'].toLowerCase()}.</b>
          {item.verdict.comment && <p class="typed">{item.verdict.comment}</p>}
          {item.verdict.documents?.map((file) => (
            <Enclosed key={file.document} {...{ task, act: item.verdict?.review ?? '', file }} />
          ))}
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
      {item.signed && (
        <p class="hint">
          Подписано: {item.signed.by.name}, {moment(item.signed.at)}.
        </p>
      )}
      {item.reopened && (
        <div class="reason">
          <b>Принятие отменено, решение будет принято заново.</b>
          <Said said={item.reopened} />
        </div>
      )}
      {item.withdrawn && <Said said={item.withdrawn} head="Отозвано: " />}
      {children}
    </article>
  );
}
