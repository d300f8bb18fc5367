/** The form of a report: a question for each paper, what was returned at its place, one main button. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { lazy } from 'preact-iso';
import { isOffice } from '../../functions/contract/offices.ts';
import { headOf } from '../../functions/contract/people/speaking.ts';
import type { DraftItem, Receipt } from '../../functions/contract/submissions/submission.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import type { Actor } from '../../functions/contract/tasks/transitions.ts';
import type { OpenedTask } from '../door/client.ts';
import { session } from '../door/state.ts';
import { Field } from '../kit/field.tsx';
import { later } from '../kit/later.tsx';
import { useFaults } from '../kit/shown.ts';
import { keptSide, onlySide } from '../kit/side.ts';
import { useDraft } from './draft.ts';
import { Question } from './question.tsx';
import { SavingLine } from './saving.tsx';

const Stray = later(() => import('../documents/sending/stray.tsx').then((part) => part.Stray));
const Colleagues = later(() => import('./colleagues.tsx').then((part) => part.Colleagues));
const loadSend = () => import('./send.ts');
const loadFaults = () => import('../kit/faults.tsx');
const Faults = later(() => loadFaults().then((part) => part.Faults));
const Several = later(() => import('./several.tsx').then((part) => part.Several));
const SideField = later(() => import('../kit/whom.tsx').then((part) => part.SideField));
const OtherDraft = lazy(() => import('./other.tsx').then((part) => part.OtherDraft));

type Props = {
  opened: OpenedTask;
  onTask: (task: TaskView) => void;
  onHandedIn: (task: TaskView, receipt: Receipt) => void;
  onTakenBack: () => void;
};

export function ReportForm({ opened, onTask, onHandedIn, onTakenBack }: Props) {
  const { task, others, may } = opened;
  const [side, setSide] = useState(
    () => onlySide(may.submit) || keptSide(may.submit, opened.draft?.side),
  );
  const sides = side ? [side] : may.submit.map(({ id }) => id);
  const person = session.value?.person;
  const heads = person ? headOf(person) : [];
  const actor: Actor = { id: person?.id ?? '', sides, reviews: false, heads };
  const work = useDraft(task, opened, actor, onTask);
  const owner = side || (sides[0] ?? task.owes);
  const { faults: found, round, show, ...told } = useFaults('hand-in');
  const [busy, setBusy] = useState(false);
  const [said, say] = useState<string>();
  const [several, ask] = useState<DraftItem>();
  const [answered, setAnswered] = useState<string[]>([]);
  const [unchanged, setUnchanged] = useState<string[]>([]);
  const sending = useRef<typeof import('./send.ts')>(undefined);
  const running = useRef(false);
  const chosen = may.submit.length > 1 ? side : undefined;

  const edited = (id: string) => told.edited((one) => one === id);
  const handIn = async (known = answered) => {
    // Two clicks come before a page is drawn anew.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      sending.current ??= await loadSend();
      const outcome = await sending.current.send({
        task,
        work,
        side: chosen,
        answered: known,
        unchanged,
      });
      ask('ask' in outcome ? outcome.ask : undefined);
      say('told' in outcome ? outcome.told : undefined);
      show('faults' in outcome ? outcome.faults : []);
      if ('receipt' in outcome) onHandedIn(outcome.task, outcome.receipt);
      else if ('task' in outcome && outcome.task) onTask(outcome.task);
    } catch {
      show([{ id: 'hand-in', sentence: 'Нет связи: ничего не отправлено. Повторите.' }]);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  // What sends and what says why not are there before they are needed: the line may be gone then.
  useEffect(() => {
    const timer = setTimeout(
      () => Promise.all([loadSend(), loadFaults()]).catch(() => undefined),
      500,
    );
    return () => clearTimeout(timer);
  }, []);
  /** What the person says of an item with several files: one paper, or several. */
  const answer = (item: DraftItem, parts?: DraftItem[]) => {
    ask(undefined);
    if (parts) return work.part(item.id, parts);
    const known = [...answered, item.id];
    setAnswered(known);
    void handIn(known);
  };
  // A file has arrived meanwhile, реквизиты were saved: that fault is no more.
  const now = found.some(({ passing }) => passing)
    ? sending.current?.unready({ task, work, side: chosen, unchanged })
    : [];
  const faults = found.filter(
    ({ passing, sentence }) => !passing || now?.some((one) => one.sentence === sentence),
  );
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.sentence;
  const returned = task.items.some(
    (item) => item.state === 'returned' && sides.includes(item.by.side),
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void handIn();
      }}
    >
      <Stray
        owner={owner}
        onSaid={(sentence) => show([{ id: `${work.input.items[0]?.id}-documents`, sentence }])}
      />
      {faults.length > 0 && <Faults faults={faults} round={round} />}
      {said && (
        <div class="ds-alert" data-color="info" role="status">
          <p>{said}</p>
        </div>
      )}
      {others.length > 0 && <Colleagues others={others} />}
      {work.other && <OtherDraft work={work} />}
      {may.submit.length > 1 && (
        <SideField
          sides={may.submit}
          side={side}
          label="От чьего имени сдаёте"
          fault={faultOf('side')}
          onChange={(one) => {
            edited('side');
            setSide(one);
          }}
        />
      )}
      {returned && (
        <div class="ds-alert" data-color="warning">
          <p>
            <b>Нужно исправить.</b> Причина стоит у каждого возвращённого документа. Остальное
            сдавать заново не нужно.
          </p>
        </div>
      )}
      {!side && (
        <p class="hint">Выберите сторону: от неё зависит, чьи файлы и что нужно исправить.</p>
      )}
      {side &&
        task.indicators.flatMap((demand) =>
          demand.kinds.map((kind) => (
            <Question
              key={demand.id + kind}
              task={task}
              demand={demand}
              kind={kind}
              actor={actor}
              owner={owner}
              work={work}
              faultOf={faultOf}
              onEdit={edited}
              unchanged={unchanged}
              onUnchanged={(id, sent) => {
                edited(`${id}-unchanged`);
                setUnchanged((all) => (sent ? [...all, id] : all.filter((one) => one !== id)));
              }}
              onTask={(next) => {
                work.refit(next);
                onTask(next);
                onTakenBack();
              }}
            />
          )),
        )}
      {side && (work.input.items.length > 0 || work.input.comment) && (
        <>
          <Field
            id="comment"
            label="Пояснение для проверяющего"
            hint="Необязательно. До 4000 знаков."
            fault={faultOf('comment')}
          >
            <textarea
              class="ds-input"
              rows={3}
              value={work.input.comment}
              onInput={(event) => {
                const comment = event.currentTarget.value;
                edited('comment');
                work.change((all) => ({ ...all, comment }));
              }}
            />
          </Field>
          <SavingLine work={work} />
          {several && (
            <Several
              item={several}
              onOne={() => answer(several)}
              onPart={(parts) => answer(several, parts)}
            />
          )}
          <button type="submit" id="hand-in" class="ds-button" aria-disabled={busy}>
            {busy
              ? 'Отправляется…'
              : task.signOff && !isOffice(side) && !heads.includes(side)
                ? 'Передать директору на подпись'
                : 'Отправить на проверку'}
          </button>
        </>
      )}
    </form>
  );
}
