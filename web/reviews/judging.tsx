/** Judging a report: each item with its documents in the page, a decision on each, or all at once. */
import { useRef, useState } from 'preact/hooks';
import type { Review } from '../../functions/contract/reviews.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { type Actor, deeds, mayMove } from '../../functions/contract/tasks/transitions.ts';
import { taskWords } from '../../functions/contract/words.ts';
import { opened as looked } from '../documents/opened.ts';
import { unsettled } from '../documents/uploads.ts';
import { forget, recall, remember } from '../door/backup.ts';
import { api, based, Failure, openTask, read } from '../door/client.ts';
import { session } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { refused } from '../kit/form.ts';
import { later } from '../kit/later.tsx';
import { useTitle } from '../kit/load.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { onlySide, type Side } from '../kit/side.ts';
import { ItemCard } from '../tasks/item.tsx';
import { Next, Undo } from './after.tsx';
import { type Choice, decisionOf } from './choice.ts';
import { Decided, textsOf } from './decided.tsx';
import { formOf } from './form.ts';
import { Head } from './head.tsx';
import { Waiting } from './waiting.tsx';

const Deeds = later(() => import('../tasks/deeds.tsx').then((part) => part.Deeds));
const Below = later(() => import('../tasks/below.tsx').then((part) => part.Below));
const SideField = later(() => import('../kit/whom.tsx').then((part) => part.SideField));
const Viewer = later(() => import('../documents/viewer.tsx').then((part) => part.Viewer));

const loadSchema = () => import('../../functions/contract/reviews.ts').then((all) => all.Review);

export function Judging({
  opened,
  may,
}: {
  opened: TaskView;
  may: Record<'submit' | 'review', Side[]>;
}) {
  const sides = may.review;
  const [task, setTask] = useState(opened);
  const place = `review:${session.peek()?.person.id}:${task.roadmap}:${task.id}`;
  const [choices, setChoices] = useState<Record<string, Choice>>(() => recall(place) ?? {});
  const [lost, setLost] = useState<string[]>([]);
  const [viewed, setViewed] = useState<{ url: string; name: string }>();
  const { faults, round, show, edited, faultOf } = useFaults('decide');
  const check = useSchema(loadSchema);
  const [busy, setBusy] = useState(false);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [side, setSide] = useState(onlySide(sides));
  const [accepted, setAccepted] = useState<string[]>([]);
  /** Documents that were not opened, once all was to be accepted. */
  const [unread, setUnread] = useState<string[]>();
  const over = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(`Проверка: ${taskWords(task)}`);

  const actor: Actor = { id: session.value?.person.id ?? '', sides: [], reviews: true };
  const waiting = task.items.filter((item) => item.state === 'waiting');
  const open = waiting.filter((item) => mayMove('accept', actor, item));
  const acts = (item: TaskView['items'][number]) =>
    mayMove('accept', actor, item) || deeds.some((deed) => mayMove(deed, actor, item));
  const judged = task.items.filter((item) => item.state !== 'waiting');

  const decide = async (decisions: Review['decisions']) => {
    if (busy) return;
    if (sides.length > 1 && !side)
      return show([{ id: 'side', sentence: 'Выберите, от чьего имени решаете.' }]);
    const coming = open.filter(
      ({ id }) => unsettled(`${id}-documents`, choices[id]?.documents ?? []).length > 0,
    );
    if (coming.length > 0)
      return show(
        coming.map(({ id }) => ({
          id: `${id}-documents`,
          sentence: 'Файлы ещё загружаются: дождитесь конца.',
        })),
      );
    setBusy(true);
    const param = { roadmap: task.roadmap, task: task.id };
    const routes = api.roadmaps[':roadmap'].tasks[':task'];
    const json = { id, decisions, ...(sides.length > 1 && { side }) };
    try {
      await check(json);
      const done = await read(routes.reviews.$post({ param, json }, based(task.version)));
      setTask(done.task);
      setAccepted(decisions.flatMap(({ item, verdict }) => (verdict === 'accepted' ? item : [])));
      setUnread(undefined);
      setChoices({});
      setLost([]);
      forget(place);
      edited(() => true);
      setId(crypto.randomUUID());
      scrollTo({ top: 0 });
      // The button that was pressed may be gone: whoever works by keyboard goes on from here.
      setTimeout(() => (over.current ?? heading.current)?.focus());
    } catch (failure) {
      const known = failure instanceof Failure ? failure : new Failure('internal');
      show(refused(formOf(decisions, open[0]?.id), known));
      if (['stale', 'state', 'conflict'].includes(known.code)) {
        const now = (await openTask(param)).task;
        // The first try may have arrived: then what was chosen since is a decision of its own.
        setId(crypto.randomUUID());
        setLost(textsOf(choices, now));
        setTask(now);
      }
    } finally {
      setBusy(false);
    }
  };
  // A file comes to its place when it has come, whatever was chosen meanwhile.
  const choose = (item: string, how: (before: Choice | undefined) => Choice) => {
    setChoices((all) => {
      const next = { ...all, [item]: how(all[item]) };
      remember(place, next);
      return next;
    });
    edited((fault) => fault.startsWith(item));
  };
  /** What nobody opened is named before it is accepted with all. */
  const acceptAll = () => {
    const names = open.flatMap(({ documents, link }) => [
      ...(link && !looked.has(link.url) ? [link.typed] : []),
      ...documents.filter(({ document }) => !looked.has(document)).map(({ name }) => name),
    ]);
    if (names.length > 0 && !unread) return setUnread(names);
    return decide(open.map((item) => ({ item: item.id, verdict: 'accepted' as const })));
  };
  const returning = open.some((item) => choices[item.id]?.verdict === 'returned');
  const chosen = open.flatMap((item) => {
    const choice = choices[item.id];
    return choice ? [decisionOf(item.id, choice)] : [];
  });

  return (
    <>
      <Head task={task} heading={heading} />
      <Faults faults={faults} round={round} />
      <Decided lost={lost} />
      {waiting.length === 0 && (
        <div class="ds-alert" data-color="success" role="status" tabIndex={-1} ref={over}>
          <p>
            По этому отчёту всё решено. <Next task={task} />
          </p>
        </div>
      )}
      {accepted.length > 0 && (
        <Undo
          task={task}
          items={accepted}
          side={side}
          onUndone={(now) => {
            setAccepted([]);
            setTask(now);
          }}
          onOver={() => setAccepted([])}
        />
      )}
      <div class={viewed ? 'split' : undefined}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void decide(chosen);
          }}
        >
          {sides.length > 1 && task.items.some((item) => acts(item)) && (
            <SideField
              sides={sides}
              side={side}
              label="От чьего имени решаете"
              fault={faultOf('side')}
              onChange={(chosen) => {
                setSide(chosen);
                edited((fault) => fault === 'side');
              }}
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
              onChange={(how) => choose(item.id, how)}
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
              {!returning && (
                <button
                  type="button"
                  class="ds-button"
                  data-variant="secondary"
                  aria-disabled={busy}
                  onClick={acceptAll}
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
