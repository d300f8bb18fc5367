/** Judging a report: each item with its documents in the page, a decision on each, or all at once. */
import { useRef, useState } from 'preact/hooks';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { deeds, mayMove } from '../../functions/contract/tasks/transitions.ts';
import { taskWords } from '../../functions/contract/words.ts';
import { Faults } from '../kit/faults.tsx';
import { later } from '../kit/later.tsx';
import { useTitle } from '../kit/load.ts';
import type { Side } from '../kit/side.ts';
import { ItemCard } from '../tasks/item.tsx';
import { Next, Undo } from './after.tsx';
import { Decided } from './decided.tsx';
import { useDeciding } from './deciding.ts';
import { Head } from './head.tsx';
import { Waiting } from './waiting.tsx';

const Deeds = later(() => import('../tasks/deeds.tsx').then((part) => part.Deeds));
const Below = later(() => import('../tasks/below.tsx').then((part) => part.Below));
const SideField = later(() => import('../kit/whom.tsx').then((part) => part.SideField));
const Viewer = later(() => import('../documents/viewer.tsx').then((part) => part.Viewer));

export function Judging({
  opened,
  may,
}: {
  opened: TaskView;
  may: Record<'submit' | 'review', Side[]>;
}) {
  const sides = may.review;
  const [viewed, setViewed] = useState<{ url: string; name: string }>();
  const over = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const deciding = useDeciding(opened, sides, () => {
    scrollTo({ top: 0 });
    // The button that was pressed may be gone: whoever works by keyboard goes on from here.
    setTimeout(() => (over.current ?? heading.current)?.focus());
  });
  const { task, setTask, waiting, open, actor, choices, chosen, busy, unread, side } = deciding;
  const { faults, faultOf } = deciding;
  useTitle(`Проверка: ${taskWords(task)}`);
  const acts = (item: TaskView['items'][number]) =>
    mayMove('accept', actor, item) || deeds.some((deed) => mayMove(deed, actor, item));
  const judged = task.items.filter((item) => item.state !== 'waiting');

  return (
    <>
      <Head task={task} heading={heading} />
      <Faults faults={faults} round={deciding.round} />
      <Decided lost={deciding.lost} />
      {waiting.length === 0 && (
        <div class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={over}>
          <p>
            По этому отчёту всё решено. <Next task={task} />
          </p>
        </div>
      )}
      {deciding.accepted.length > 0 && (
        <Undo
          task={task}
          items={deciding.accepted}
          side={side}
          onUndone={deciding.onUndone}
          onOver={() => deciding.onUndone()}
        />
      )}
      <div class={viewed ? 'split' : undefined}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void deciding.decide();
          }}
        >
          {sides.length > 1 && task.items.some((item) => acts(item)) && (
            <SideField
              sides={sides}
              side={side}
              label="От чьего имени решаете"
              fault={faultOf('side')}
              onChange={deciding.onSide}
            />
          )}
          {waiting.length > 0 && (
            <h2 class="ds-heading" data-size="xs">
              Ждут решения
            </h2>
          )}
          {waiting.map((item) => (
            <Waiting
              key={item.id}
              task={task}
              item={item}
              open={open.includes(item)}
              owner={side || (sides[0]?.id ?? '')}
              choice={choices[item.id]}
              faults={faults}
              onView={setViewed}
              onChange={(how) => deciding.choose(item.id, how)}
            />
          ))}
          {unread && (
            <p class="ds-alert" data-color="warning" role="alert">
              Вы не открывали: {unread.join('; ')}.
            </p>
          )}
          {open.length > 0 && (
            <div class="actions">
              <button type="submit" class="ds-button" id="decide" aria-disabled={busy}>
                {busy
                  ? 'Отправляется…'
                  : `Отправить решение${chosen.length > 0 ? ` (${chosen.length})` : ''}`}
              </button>
              {!deciding.returning && (
                <button
                  type="button"
                  class="ds-button"
                  data-variant="secondary"
                  aria-disabled={busy}
                  onClick={deciding.acceptAll}
                >
                  {unread ? 'Всё равно принять всё' : 'Принять всё'}
                  {open.length > 1 ? ` (${open.length})` : ''}
                </button>
              )}
            </div>
          )}
        </form>
        {viewed && <Viewer viewed={viewed} onClose={() => setViewed(undefined)} />}
      </div>
      {judged.length > 0 && (
        <section>
          <h2 class="ds-heading" data-size="xs">
            Решено раньше
          </h2>
          {judged.map((item) => (
            <ItemCard key={item.id} task={task} item={item} onView={setViewed}>
              <Deeds task={task} item={item} actor={actor} side={side} onDone={setTask} />
            </ItemCard>
          ))}
        </section>
      )}
      <Below task={task} may={may} onTask={setTask} />
    </>
  );
}
