/** The form of a report: a question for each paper, what was returned at its place, one main button. */
import { useState } from 'preact/hooks';
import { lazy } from 'preact-iso';
import { isBlank } from '../../functions/contract/submissions/rest.ts';
import type { Draft, Receipt } from '../../functions/contract/submissions/submission.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import type { Actor } from '../../functions/contract/tasks/transitions.ts';
import { kindWords } from '../../functions/contract/words.ts';
import { api, based, Failure, openTask, read } from '../client.ts';
import { useDraft } from '../draft.ts';
import { asInput, faultsAt, faultsBefore } from '../handin.ts';
import { later } from '../later.tsx';
import { sentenceOf } from '../sentences.ts';
import { session } from '../state.ts';
import { Entry } from './entry.tsx';
import { Evidence } from './evidence.tsx';
import { type Fault, Faults } from './faults.tsx';
import { Field } from './field.tsx';
import { SavingLine } from './saving.tsx';

const Stray = later(() => import('../sending/stray.tsx').then((part) => part.Stray));
const OtherDraft = lazy(() => import('./other.tsx').then((part) => part.OtherDraft));

type Props = {
  opened: {
    task: TaskView;
    draft?: Draft | undefined;
    draftVersion: number;
    may: { submit: string[] };
  };
  onTask: (task: TaskView) => void;
  onHandedIn: (task: TaskView, receipt: Receipt) => void;
};

export function ReportForm({ opened, onTask, onHandedIn }: Props) {
  const { task } = opened;
  const sides = opened.may.submit;
  const actor: Actor = { id: session.value?.person.id ?? '', sides, reviews: false };
  const work = useDraft(task, opened, actor, onTask);
  const [found, setFaults] = useState<Fault[]>([]);
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const param = { roadmap: task.roadmap, task: task.id };
  const routes = api.roadmaps[':roadmap'].tasks[':task'];

  const edited = (id: string) =>
    setFaults((all) => all.filter((fault) => fault.id !== id && fault.id !== 'hand-in'));
  const show = (all: Fault[]) => {
    setFaults(all);
    setRound((count) => count + 1);
  };
  const handIn = async () => {
    if (busy) return;
    const sent = work.input.items.filter((item) => !isBlank(item));
    const unready = faultsBefore(work.input.items, sent);
    if (unready.length > 0) return show(unready);
    const { submission, comment } = work.input;
    const json = { id: submission, items: sent.map(asInput), ...(comment.trim() && { comment }) };
    const { Submission } = await import('../../functions/contract/submissions/submission.ts');
    const checked = Submission.safeParse(json);
    if (!checked.success) {
      const fields = checked.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        code: issue.message,
      }));
      return show(faultsAt(sent, fields));
    }
    setBusy(true);
    try {
      const done = await read(routes.submissions.$post({ param, json }, based(task.version)));
      show([]);
      work.refit(done.task);
      onHandedIn(done.task, done.receipt);
    } catch (failure) {
      const known = failure instanceof Failure ? failure : new Failure('internal');
      show(
        known.fields.length > 0
          ? faultsAt(sent, known.fields)
          : [{ id: 'hand-in', sentence: sentenceOf(known) }],
      );
      if (known.code === 'stale') onTask((await openTask(param)).task);
    } finally {
      setBusy(false);
    }
  };

  const owner = opened.may.submit[0] ?? task.owes;
  // A file has arrived meanwhile, реквизиты were saved: that fault is no more.
  const faults = found.filter(
    ({ passing, sentence }) =>
      !passing ||
      faultsBefore(work.input.items, work.input.items).some((one) => one.sentence === sentence),
  );
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.sentence;
  const returned = task.items.filter((item) => item.state === 'returned').length;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        handIn();
      }}
    >
      <Stray
        owner={owner}
        onSaid={(sentence) => show([{ id: `${work.input.items[0]?.id}-documents`, sentence }])}
      />
      <Faults faults={faults} round={round} />
      {work.other && <OtherDraft work={work} />}
      {returned > 0 && (
        <div class="ds-alert" data-color="warning">
          <p>
            <b>Нужно исправить.</b> Причина стоит у каждого возвращённого подтверждения. Остальное
            сдавать заново не нужно.
          </p>
        </div>
      )}
      {task.indicators.flatMap((demand) =>
        demand.kinds.map((kind) => {
          const mine = (one: { indicator: string; kind: string }) =>
            one.indicator === demand.id && one.kind === kind;
          const there = task.items.filter(mine);
          const count = (state: string) =>
            there
              .filter((item) => item.state === state)
              .reduce((all, item) => all + item.counts, 0);
          return (
            <section class="question" key={demand.id + kind}>
              <h2 class="ds-heading" data-size="xs">
                {kindWords[kind]}
              </h2>
              <p class="hint">
                {demand.name}. Нужно: {demand.target}; принято: {count('accepted')}
                {count('waiting') > 0 && `; на проверке: ${count('waiting')}`}.
              </p>
              {there
                .filter((item) => item.state !== 'replaced')
                .map((item) => (
                  <Evidence key={item.id} task={task} item={item} />
                ))}
              {work.input.items.filter(mine).map((item) => (
                <Entry
                  key={item.id}
                  item={item}
                  year={task.year}
                  countsSchools={demand.countsSchools}
                  owner={owner}
                  before={task.items.find((one) => one.id === item.replaces)?.documents ?? []}
                  faultOf={faultOf}
                  work={work}
                  onEdit={edited}
                />
              ))}
              <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                onClick={() => work.add(demand.id, kind)}
              >
                + Добавить подтверждение
              </button>
            </section>
          );
        }),
      )}
      {work.input.items.length > 0 && (
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
          <button type="submit" id="hand-in" class="ds-button" aria-disabled={busy}>
            {busy ? 'Отправляется…' : 'Отправить на проверку'}
          </button>
        </>
      )}
    </form>
  );
}
