/**
 * The draft of a report: kept in the browser at every key, on the server a moment later. Nothing typed is lost
 * when the line, the session or the browser goes.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, DraftInput, DraftItem } from '../functions/contract/submissions.ts';
import type { ItemView, TaskView } from '../functions/contract/tasks.ts';
import { forget, recall, remember } from './backup.ts';
import { api, based, Failure, openTask, read } from './client.ts';
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

/** Whether two drafts say the same, whatever ids their windows gave. */
const same = (a: DraftInput, b: DraftInput): boolean => saidIn(a) === saidIn(b);
const saidIn = ({ items, comment }: DraftInput): string =>
  JSON.stringify([
    comment,
    ...items.map((item) => [
      [item.indicator, item.kind, item.fulfilled, item.counts, item.link, item.note],
      [item.replaces ?? '', ...item.documents.map((paper) => paper.owner + paper.document)],
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

/** Holds the draft of a task, saves it by itself, and says how that goes. */
export function useDraft(task: TaskView, kept: Draft | undefined, keptVersion: number) {
  const place = `draft:${session.peek()?.person.id}:${task.roadmap}:${task.id}`;
  const [left] = useState(() => backupOf(place, task));
  const ours = left?.base === keptVersion ? left.input : undefined;
  const [input, setInput] = useState<DraftInput>(() => ours ?? kept ?? startDraft(task));
  const [other, setOther] = useState<Other | undefined>(
    left && !ours && !(kept && same(left.input, kept))
      ? { input: left.input, where: 'here' }
      : undefined,
  );
  const [saving, setSaving] = useState<Saving>(
    kept ? { state: 'saved', at: kept.saved } : { state: 'clean' },
  );
  const version = useRef(keptVersion);
  const latest = useRef(input);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef(false);
  const dirty = useRef(false);
  const parted = useRef(other !== undefined);

  const save = async () => {
    if (running.current || !dirty.current || parted.current) return;
    [running.current, dirty.current] = [true, false];
    setSaving({ state: 'saving' });
    try {
      const param = { roadmap: task.roadmap, task: task.id };
      const route = api.roadmaps[':roadmap'].tasks[':task'].draft;
      const { submission, items, comment } = latest.current;
      const json = { submission, items, comment };
      const done = await read(route.$put({ param, json }, based(version.current)));
      version.current = done.version;
      setSaving({ state: 'saved', at: done.saved });
      if (!dirty.current) forget(place);
    } catch (thrown) {
      dirty.current = true;
      const failure = thrown instanceof Failure ? thrown : new Failure('internal');
      setSaving({ state: 'failed', failure });
      if (failure.code === 'stale') await compare();
    } finally {
      running.current = false;
    }
    if (dirty.current) later(5000);
  };
  /** The draft was saved from another window meanwhile: where they differ, the person chooses. */
  const compare = async () => {
    const { draft, draftVersion } = await openTask({ roadmap: task.roadmap, task: task.id });
    version.current = draftVersion;
    if (!draft) return;
    if (same(draft, latest.current)) {
      dirty.current = false;
      forget(place);
      setSaving({ state: 'saved', at: draft.saved });
      return;
    }
    parted.current = true;
    setOther({ input: draft, where: 'there' });
  };
  const later = (wait = pause) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save().catch(() => undefined), wait);
  };
  const change = (next: (input: DraftInput) => DraftInput) => {
    latest.current = next(latest.current);
    setInput(latest.current);
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
    changeItem: (id: string, part: (item: DraftItem) => Partial<DraftItem>) =>
      change((all) => ({
        ...all,
        items: all.items.map((item) => (item.id === id ? { ...item, ...part(item) } : item)),
      })),
    add: (indicator: string, kind: DraftItem['kind']) =>
      change((all) => ({ ...all, items: [...all.items, blank(indicator, kind)] })),
    remove: (id: string) =>
      change((all) => ({ ...all, items: all.items.filter((item) => item.id !== id) })),
    /** Takes the other draft, or stays with this one; what is chosen is saved. */
    choose: (taken: 'other' | 'mine') => {
      const chosen = taken === 'other' && other ? other.input : latest.current;
      parted.current = false;
      setOther(undefined);
      change(() => chosen);
    },
    /** Handed in: what comes next starts anew. */
    restart: (next: TaskView) => {
      clearTimeout(timer.current);
      [dirty.current, parted.current] = [false, false];
      forget(place);
      latest.current = startDraft(next);
      setInput(latest.current);
      setOther(undefined);
      setSaving({ state: 'clean' });
    },
  };
}
export type DraftWork = ReturnType<typeof useDraft>;

function backupOf(place: string, task: TaskView): Backup | undefined {
  const found = recall<Backup>(place);
  const spent = task.acts.some((act) => act.id === found?.input?.submission);
  return found?.input && !spent ? found : undefined;
}
