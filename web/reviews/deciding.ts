/** Deciding on a report: what is chosen and kept in this browser, sent on the version that is shown, and what came of it. */
import { useState } from 'preact/hooks';
import type { Review } from '../../functions/contract/reviews.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { type Actor, mayMove } from '../../functions/contract/tasks/transitions.ts';
import { opened as looked } from '../documents/opened.ts';
import { unsettled } from '../documents/uploads.ts';
import { forget, recall, remember } from '../door/backup.ts';
import { api, based, Failure, openTask, read } from '../door/client.ts';
import { session } from '../door/state.ts';
import { refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { onlySide, type Side } from '../kit/side.ts';
import { type Choice, decisionOf } from './choice.ts';
import { textsOf } from './decided.tsx';
import { formOf } from './form.ts';

const loadSchema = () => import('../../functions/contract/reviews.ts').then((all) => all.Review);

const coming = 'Файлы ещё загружаются: дождитесь конца.';

/** `onDone`: something was decided. */
export function useDeciding(opened: TaskView, sides: Side[], onDone: () => void) {
  const [task, setTask] = useState(opened);
  const place = `review:${session.peek()?.person.id}:${task.roadmap}:${task.id}`;
  const [choices, setChoices] = useState<Record<string, Choice>>(() => recall(place) ?? {});
  const [lost, setLost] = useState<string[]>([]);
  const { show, edited, ...told } = useFaults('decide');
  const check = useSchema(loadSchema);
  const [busy, setBusy] = useState(false);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [side, setSide] = useState(onlySide(sides));
  const [accepted, setAccepted] = useState<string[]>([]);
  /** Documents that were not opened, once all was to be accepted. */
  const [unread, setUnread] = useState<string[]>();

  const actor: Actor = { id: session.value?.person.id ?? '', sides: [], reviews: true };
  const waiting = task.items.filter((item) => item.state === 'waiting');
  const open = waiting.filter((item) => mayMove('accept', actor, item));
  const returns = (item: string) => choices[item]?.verdict === 'returned';

  const decide = async (decisions: Review['decisions']) => {
    if (busy) return;
    if (sides.length > 1 && !side)
      return show([{ id: 'side', sentence: 'Выберите, от чьего имени решаете.' }]);
    const underway = open
      .map((item) => ({ id: `${item.id}-documents`, item: item.id }))
      .filter(
        ({ id, item }) => returns(item) && unsettled(id, choices[item]?.documents ?? []).length > 0,
      );
    if (underway.length > 0) return show(underway.map(({ id }) => ({ id, sentence: coming })));
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
      onDone();
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
  const chosen = open.flatMap((item) => {
    const choice = choices[item.id];
    return choice ? [decisionOf(item.id, choice)] : [];
  });
  return {
    ...{ task, setTask, waiting, open, actor, choices, chosen, lost, busy, accepted, unread },
    ...told,
    side,
    returning: open.some(({ id }) => returns(id)),
    onSide: (next: string) => {
      setSide(next);
      edited((fault) => fault === 'side');
    },
    /** It is taken back, or too late to be. */
    onUndone: (now?: TaskView) => {
      setAccepted([]);
      if (now) setTask(now);
    },
    /** A file comes to its place when it has come, whatever was chosen meanwhile. */
    choose: (item: string, how: (before: Choice | undefined) => Choice) => {
      setChoices((all) => {
        const next = { ...all, [item]: how(all[item]) };
        remember(place, next);
        return next;
      });
      edited((fault) => fault.startsWith(item));
    },
    decide: () => decide(chosen),
    /** What nobody opened is named before it is accepted with all. */
    acceptAll: () => {
      const names = open.flatMap(({ documents, link }) => [
        ...(link && !looked.has(link.url) ? [link.typed] : []),
        ...documents.filter(({ document }) => !looked.has(document)).map(({ name }) => name),
      ]);
      if (names.length > 0 && !unread) return setUnread(names);
      return decide(open.map((item) => ({ item: item.id, verdict: 'accepted' as const })));
    },
  };
}
