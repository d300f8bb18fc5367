/**
 * The draft of a report: kept in the browser at every key, on the server a moment later. Nothing typed is lost
 * when the line, the session or the browser goes.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, DraftInput, DraftItem } from '../functions/contract/submissions.ts';
import type { ItemView, TaskView } from '../functions/contract/tasks.ts';
import { api, based, Failure, read } from './client.ts';
import { session, signInAgain } from './state.ts';

const pause = 800;

const blank = (indicator: string, kind: DraftItem['kind']): DraftItem => ({
  id: crypto.randomUUID(),
  indicator,
  kind,
  fulfilled: '',
  counts: '1',
  link: '',
  documents: [],
  note: '',
});

const mended = (item: ItemView): DraftItem => ({
  ...blank(item.indicator, item.kind),
  fulfilled: item.fulfilled,
  counts: String(item.counts),
  link: item.link?.typed ?? '',
  documents: item.documents.map(({ document, owner, name, size }) => ({
    document,
    owner,
    name,
    size,
  })),
  note: item.note ?? '',
  replaces: item.id,
});

/** Whether anything was typed into an item. */
export const isBlank = (item: DraftItem): boolean =>
  item.replaces === undefined &&
  item.link.trim() === '' &&
  item.note.trim() === '' &&
  item.fulfilled === '' &&
  item.documents.length === 0;

/** A fresh draft: what was returned, ready to be mended, and an empty place for each paper that lacks. */
function startDraft(task: TaskView): DraftInput {
  const returned = task.items.filter((item) => item.state === 'returned').map(mended);
  const lacking = task.indicators.flatMap((demand) =>
    demand.kinds
      .filter((kind) => {
        const there = task.items
          .filter((item) => item.indicator === demand.id && item.kind === kind)
          .filter((item) => item.state === 'waiting' || item.state === 'accepted')
          .reduce((all, item) => all + item.counts, 0);
        const mending = returned.some((item) => item.indicator === demand.id && item.kind === kind);
        return there < demand.target && !mending;
      })
      .map((kind) => blank(demand.id, kind)),
  );
  return { submission: crypto.randomUUID(), items: [...returned, ...lacking], comment: '' };
}

export type Saving =
  | { state: 'clean' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; failure: Failure };

/** Holds the draft of a task, saves it by itself, and says how that goes. */
export function useDraft(task: TaskView, kept: Draft | undefined, keptVersion: number) {
  const place = `draft:${session.peek()?.person.id}:${task.roadmap}:${task.id}`;
  const [input, setInput] = useState<DraftInput>(
    () => backup(place, task) ?? kept ?? startDraft(task),
  );
  const [saving, setSaving] = useState<Saving>(
    kept ? { state: 'saved', at: kept.saved } : { state: 'clean' },
  );
  const version = useRef(keptVersion);
  const latest = useRef(input);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef(false);
  const dirty = useRef(false);

  const save = async () => {
    if (running.current || !dirty.current) return;
    [running.current, dirty.current] = [true, false];
    setSaving({ state: 'saving' });
    try {
      const param = { roadmap: task.roadmap, task: task.id };
      const route = api.roadmaps[':roadmap'].tasks[':task'].draft;
      const { submission, items, comment } = latest.current;
      const done = await read(
        route.$put({ param, json: { submission, items, comment } }, based(version.current)),
      );
      version.current = done.version;
      setSaving({ state: 'saved', at: done.saved });
      if (!dirty.current) forget(place);
    } catch (failure) {
      dirty.current = true;
      setSaving({
        state: 'failed',
        failure: failure instanceof Failure ? failure : new Failure('internal'),
      });
    } finally {
      running.current = false;
    }
    if (dirty.current) later(5000);
  };
  const later = (wait = pause) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(save, wait);
  };
  const change = (next: (input: DraftInput) => DraftInput) => {
    latest.current = next(latest.current);
    setInput(latest.current);
    remember(place, latest.current);
    dirty.current = true;
    later();
  };
  useEffect(() => {
    if (backup(place, task)) {
      dirty.current = true;
      later();
    }
    return () => {
      clearTimeout(timer.current);
      save();
    };
  }, []);
  useEffect(() => {
    if (!signInAgain.value && dirty.current) later(0);
  }, [signInAgain.value]);

  return {
    input,
    saving,
    change,
    changeItem: (id: string, part: (item: DraftItem) => Partial<DraftItem>) =>
      change((all) => ({
        ...all,
        items: all.items.map((item) => (item.id === id ? { ...item, ...part(item) } : item)),
      })),
    add: (indicator: string, kind: DraftItem['kind']) =>
      change((all) => ({ ...all, items: [...all.items, blank(indicator, kind)] })),
    remove: (id: string) =>
      change((all) => ({ ...all, items: all.items.filter((item) => item.id !== id) })),
    /** Another page of the same person saved a draft: this page's one takes its place. */
    overwrite: (over: number) => {
      version.current = over;
      later(0);
    },
    /** Handed in: what comes next starts anew. */
    restart: (next: TaskView) => {
      clearTimeout(timer.current);
      dirty.current = false;
      forget(place);
      latest.current = startDraft(next);
      setInput(latest.current);
      setSaving({ state: 'clean' });
    },
  };
}
export type DraftWork = ReturnType<typeof useDraft>;

function backup(place: string, task: TaskView): DraftInput | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? 'null') as DraftInput | null;
    const spent = task.acts.some((act) => act.id === found?.submission);
    return found && !spent ? found : undefined;
  } catch {
    return undefined;
  }
}

function remember(place: string, input: DraftInput): void {
  try {
    localStorage.setItem(place, JSON.stringify(input));
  } catch {
    // No room or no right to keep it here: the server has it a moment later.
  }
}

function forget(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}
