/**
 * What is answered and changed of a proposal: kept in the browser at every key, on the server a moment later. The reading
 * is made of it here, as the house makes it. Another window's work is never overwritten: the person chooses.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ProposalHeading } from '../../functions/contract/proposals/proposal.ts';
import { edited, retyped } from '../../functions/contract/reading/editing.ts';
import { type Edit, withEdit } from '../../functions/contract/reading/edits.ts';
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { read as readGrid } from '../../functions/contract/reading/read.ts';
import type { Answers, Known } from '../../functions/contract/reading/reading.ts';
import { forget, recall, remember } from '../door/backup.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { session, signInAgain } from '../door/state.ts';

/** Until a typed text is read anew, until it is sent. */
const [readAfter, saveAfter] = [250, 800];

export const openProposal = (proposal: string) =>
  read(api.proposals[':proposal'].$get({ param: { proposal } }));
export type Opened = Awaited<ReturnType<typeof openProposal>>;

export type Typed = { answers: Answers; edits: Edit[] };

export type Saving =
  | { state: 'clean' | 'saving' }
  | { state: 'saved'; at: string; name: string }
  | { state: 'failed'; failure: Failure };

/** Work on the same proposal from elsewhere: another window or person, or left on this computer unsaved. */
export type Other = { typed: Typed; where: 'there' | 'here'; name?: string };

type Backup = { typed: Typed; base: number };

const saidIn = ({ answers, edits }: Typed): string =>
  JSON.stringify([Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)), edits]);
const alike = (a: Typed, b: Typed): boolean => saidIn(a) === saidIn(b);

/** The reading of a table as it stands, or why it is none. */
const readingOf = (grid: Grid, known: Known, { answers, edits }: Typed) => {
  const found = readGrid(retyped(grid, edits), known, answers);
  return 'unread' in found ? found : edited(found, edits);
};

export function useWork({ proposal, known }: Opened) {
  const { id, grid } = proposal;
  const place = `proposal:${session.peek()?.person.id}:${id}`;
  const [left] = useState(() => recall<Backup>(place));
  const stored: Typed = { answers: proposal.answers, edits: proposal.edits };
  const unlike = left && !alike(left.typed, stored) ? left : undefined;
  const ours = unlike?.base === proposal.version ? unlike.typed : undefined;
  const [typed, setTyped] = useState<Typed>(ours ?? stored);
  const [shown, setShown] = useState<Typed>(typed);
  const [other, setOther] = useState<Other | undefined>(() =>
    unlike && !ours ? { typed: unlike.typed, where: 'here' } : undefined,
  );
  const [saving, setSaving] = useState<Saving>({
    state: 'saved',
    at: proposal.changed.at,
    name: proposal.changed.name,
  });
  const [version, setVersion] = useState(proposal.version);
  const latest = useRef(typed);
  const base = useRef(proposal.version);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reader = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef<Promise<void> | undefined>(undefined);
  const dirty = useRef(ours !== undefined);
  const parted = useRef(other !== undefined);
  const param = { proposal: id };

  const settle = (heading: Pick<ProposalHeading, 'version' | 'changed'>) => {
    base.current = heading.version;
    setVersion(heading.version);
    setSaving({ state: 'saved', at: heading.changed.at, name: heading.changed.name });
  };
  /** Somebody saved it meanwhile. Where both say the same there is nothing to choose. */
  const compare = async () => {
    const { proposal: now } = await openProposal(id);
    const theirs: Typed = { answers: now.answers, edits: now.edits };
    settle(now);
    if (alike(theirs, latest.current)) {
      dirty.current = false;
      forget(place);
      return;
    }
    parted.current = true;
    setOther({ typed: theirs, where: 'there', name: now.changed.name });
  };
  const send = async () => {
    dirty.current = false;
    setSaving({ state: 'saving' });
    try {
      const json = { grid, ...latest.current };
      settle(await read(api.proposals[':proposal'].$put({ param, json }, based(base.current))));
      if (!dirty.current) forget(place);
    } catch (thrown) {
      dirty.current = true;
      const failure = thrown instanceof Failure ? thrown : new Failure('internal');
      setSaving({ state: 'failed', failure });
      if (failure.code === 'stale') await compare().catch(() => later(5000));
      else if (!['invalid', 'too-large', 'unreadable'].includes(failure.code)) later(5000);
    }
  };
  /** Sends what is typed; gives whether all of it is on the server. */
  const save = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    await running.current;
    if (dirty.current && !parted.current) {
      running.current = send();
      await running.current;
      running.current = undefined;
    }
    return !dirty.current && !parted.current;
  };
  const later = (wait = saveAfter) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), wait);
  };
  /** `typing`: more keys follow, and the table is read anew when they rest. */
  const change = (next: (typed: Typed) => Typed, typing = false) => {
    latest.current = next(latest.current);
    setTyped(latest.current);
    clearTimeout(reader.current);
    if (typing) reader.current = setTimeout(() => setShown(latest.current), readAfter);
    else setShown(latest.current);
    remember(place, { typed: latest.current, base: base.current } satisfies Backup);
    dirty.current = true;
    later();
  };
  useEffect(() => {
    if (dirty.current) later();
    return () => {
      clearTimeout(timer.current);
      clearTimeout(reader.current);
      void save();
    };
  }, []);
  useEffect(() => {
    if (!signInAgain.value && dirty.current) later(0);
  }, [signInAgain.value]);

  const reading = useMemo(() => readingOf(grid, known, shown), [shown]);
  return {
    grid,
    known,
    typed,
    reading,
    saving,
    other,
    version,
    save,
    answer: (answers: Answers) =>
      change((all) => ({ ...all, answers: { ...all.answers, ...answers } })),
    /** Takes answers back: they are questions again. */
    reopen: (ids: string[]) =>
      change(({ answers, edits }) => ({
        edits,
        answers: Object.fromEntries(Object.entries(answers).filter(([key]) => !ids.includes(key))),
      })),
    edit: (edit: Edit) =>
      change(
        ({ answers, edits }) => ({
          answers: withoutFrequency(answers, reading, edit),
          edits: withEdit(edits, edit),
        }),
        ['text', 'title', 'value'].includes(edit.what),
      ),
    /** Takes the last change of the table back. */
    undo: () => change(({ answers, edits }) => ({ answers, edits: edits.slice(0, -1) })),
    /** The version that is on the server: what was just saved is known before the page is drawn anew. */
    current: () => base.current,
    /** It became a plan: nothing is left to save. */
    done: () => {
      clearTimeout(timer.current);
      dirty.current = false;
      forget(place);
    },
    /** Takes the other's work, or stays with this one; what is chosen is saved. */
    choose: (taken: 'other' | 'mine') => {
      const chosen = taken === 'other' && other ? other.typed : latest.current;
      parted.current = false;
      setOther(undefined);
      change(() => chosen);
    },
  };
}
export type Work = ReturnType<typeof useWork>;

/** A text that was corrected says by itself how often: what was chosen of its measure before is no more. */
function withoutFrequency(
  answers: Answers,
  reading: ReturnType<typeof readingOf>,
  edit: Edit,
): Answers {
  if (edit.what !== 'text' || !('rows' in reading)) return answers;
  const row = reading.rows.find(
    ({ place }) => place.piece === edit.piece && place.row === edit.row,
  );
  const { [`frequency:${row?.measure}`]: _, ...rest } = answers;
  return rest;
}
