/**
 * The draft of a report: kept in the browser at every key, on the server a moment later. Nothing typed is lost
 * when the line, the session or the browser goes.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { blank, formOf, isLeft } from '../../functions/contract/submissions/rest.ts';
import type {
  Draft,
  DraftInput,
  DraftItem,
} from '../../functions/contract/submissions/submission.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import type { Actor } from '../../functions/contract/tasks/transitions.ts';
import { forget, recall, remember } from '../door/backup.ts';
import { api, based, Failure, openTask, read } from '../door/client.ts';
import { session, signInAgain } from '../door/state.ts';

const pause = 800;

/** Whether two drafts say the same, whatever ids their windows gave. */
const same = (a: DraftInput, b: DraftInput): boolean => saidIn(a) === saidIn(b);
const saidIn = ({ items, comment }: DraftInput): string =>
  JSON.stringify([
    comment,
    ...items.map((item) => [
      [item.indicator, item.kind, item.fulfilled, item.counts, item.link, item.note],
      [
        item.replaces ?? '',
        item.ground ?? '',
        ...item.documents.map((paper) => paper.owner + paper.document),
      ],
    ]),
  ]);

export type Saving =
  | { state: 'clean' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; failure: Failure };

/** Another draft of the same report: saved from another window, or left on this computer unsaved. */
export type Other = { input: DraftInput; where: 'there' | 'here' };

type Backup = { input: DraftInput; base: number };

const fresh = () => crypto.randomUUID();

type Kept = { draft?: Draft | undefined; draftVersion: number };

/**
 * Holds the draft of a task, saves it by itself, and says how that goes. What the task holds already leaves it, whoever
 * sent that and from wherever; `onTask`: the task was found to stand otherwise than the page shows it.
 */
export function useDraft(
  task: TaskView,
  { draft: kept, draftVersion }: Kept,
  actor: Actor,
  onTask: (task: TaskView) => void,
) {
  const place = `draft:${session.peek()?.person.id}:${task.roadmap}:${task.id}`;
  const [left] = useState(() => backupOf(place, task));
  const ours = left?.base === draftVersion ? left.input : undefined;
  const [input, setInput] = useState<DraftInput>(() => formOf(task, ours ?? kept, actor, fresh));
  const [other, setOther] = useState<Other | undefined>(() => {
    const unlike = left && !ours && !(kept && same(left.input, kept)) ? left : undefined;
    // What is typed before one has chosen must not lie over it.
    if (unlike) remember(`${place}:other`, unlike);
    const found = unlike ?? backupOf(`${place}:other`, task);
    return found && !same(found.input, input) ? { input: found.input, where: 'here' } : undefined;
  });
  const [saving, setSaving] = useState<Saving>(
    kept ? { state: 'saved', at: kept.saved } : { state: 'clean' },
  );
  const version = useRef(draftVersion);
  /** Of the other draft on the server, as long as nobody has chosen: then what is typed here has the old one. */
  const theirs = useRef(draftVersion);
  const latest = useRef(input);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef(false);
  const dirty = useRef(false);
  const parted = useRef(other !== undefined);
  const param = { roadmap: task.roadmap, task: task.id };

  const set = (next: DraftInput) => {
    latest.current = next;
    setInput(next);
  };
  const save = async () => {
    if (running.current || !dirty.current || parted.current) return;
    [running.current, dirty.current] = [true, false];
    let wait = 5000;
    setSaving({ state: 'saving' });
    try {
      const route = api.roadmaps[':roadmap'].tasks[':task'].draft;
      const { submission, items, comment } = latest.current;
      const [side] = actor.sides;
      const json = { submission, items, comment, ...(side && { side }) };
      const done = await read(route.$put({ param, json }, based(version.current)));
      version.current = done.version;
      setSaving({ state: 'saved', at: done.saved });
      if (!dirty.current) forget(place);
    } catch (thrown) {
      dirty.current = true;
      const failure = thrown instanceof Failure ? thrown : new Failure('internal');
      setSaving({ state: 'failed', failure });
      if (failure.code === 'stale' || failure.code === 'state')
        await compare().then(
          () => {
            wait = pause;
          },
          () => undefined,
        );
    } finally {
      running.current = false;
    }
    if (dirty.current) later(wait);
  };
  /**
   * The draft was saved, or the report handed in, from another window or device meanwhile: what was sent leaves the form;
   * where two drafts differ, the person chooses.
   */
  const compare = async () => {
    const opened = await openTask(param);
    const { draft, task: now } = opened;
    theirs.current = opened.draftVersion;
    const mine = formOf(now, latest.current, actor, fresh);
    const unlike = draft && !same(formOf(now, draft, actor, fresh), mine);
    parted.current = !!unlike;
    if (unlike) {
      set(mine);
      setOther({ input: draft, where: 'there' });
    } else {
      version.current = opened.draftVersion;
      refit(now);
      if (draft) {
        dirty.current = false;
        forget(place);
        setSaving({ state: 'saved', at: draft.saved });
      }
    }
    onTask(now);
  };
  /** The task stands otherwise: what it holds leaves the form, what was returned comes into it, what was typed stays: whether any. */
  const refit = (next: TaskView): boolean => {
    set(formOf(next, latest.current, actor, fresh));
    if (isLeft(latest.current, next)) {
      change((all) => all);
      return true;
    }
    clearTimeout(timer.current);
    dirty.current = false;
    forget(place);
    setSaving({ state: 'clean' });
    return false;
  };
  const later = (wait = pause) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save().catch(() => undefined), wait);
  };
  const change = (next: (input: DraftInput) => DraftInput) => {
    set(next(latest.current));
    remember(place, { input: latest.current, base: version.current } satisfies Backup);
    dirty.current = true;
    later();
  };
  useEffect(() => {
    if (ours) {
      dirty.current = true;
      later();
    }
    return () => {
      clearTimeout(timer.current);
      save().catch(() => undefined);
    };
  }, []);
  useEffect(() => {
    if (!signInAgain.value && dirty.current) later(0);
  }, [signInAgain.value]);

  return {
    input,
    saving,
    other,
    change,
    refit,
    changeItem: (id: string, part: (item: DraftItem) => Partial<DraftItem>) =>
      change((all) => ({
        ...all,
        items: all.items.map((item) => (item.id === id ? { ...item, ...part(item) } : item)),
      })),
    add: (indicator: string, kind: DraftItem['kind']) =>
      change((all) => ({ ...all, items: [...all.items, blank(indicator, kind, fresh())] })),
    remove: (id: string) =>
      change((all) => ({ ...all, items: all.items.filter((item) => item.id !== id) })),
    /** Puts other items in the place of one. */
    part: (id: string, parts: DraftItem[]) =>
      change((all) => ({
        ...all,
        items: all.items.flatMap((item) => (item.id === id ? parts : [item])),
      })),
    /** Takes the other draft, or stays with this one; what is chosen is saved. */
    choose: (taken: 'other' | 'mine') => {
      const chosen = taken === 'other' && other ? other.input : latest.current;
      parted.current = false;
      version.current = theirs.current;
      forget(`${place}:other`);
      setOther(undefined);
      change(() => formOf(task, chosen, actor, fresh));
    },
  };
}
export type DraftWork = ReturnType<typeof useDraft>;

/** What this browser kept and the task does not hold. */
function backupOf(place: string, task: TaskView): Backup | undefined {
  const found = recall<Backup>(place);
  return found?.input && isLeft(found.input, task) ? found : undefined;
}
