/** «Переписка»: what both sides say of a report, with files, and notes of the office that never leave it. */
import { useRef, useState } from 'preact/hooks';
import type { StepInput } from '../../functions/contract/tasks/asking.ts';
import { type Stepper, stepRefusal } from '../../functions/contract/tasks/steps.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { moment } from '../../functions/contract/words.ts';
import { Files } from '../documents/files.tsx';
import { type Paper, unsettled } from '../documents/uploads.ts';
import { forget, recall, remember } from '../door/backup.ts';
import { api, based, openTask, read } from '../door/client.ts';
import { session } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { type Form, refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { Enclosed } from './enclosed.tsx';
import { loadSchema } from './steps.tsx';

type Props = { task: TaskView; stepper: Stepper; onDone: (task: TaskView) => void };
type Written = { comment: string; documents: Paper[]; inside: boolean };

const empty: Written = { comment: '', documents: [], inside: false };

const form: Form = {
  fields: {
    comment: { says: { required: 'Напишите, что хотите сказать.' } },
    documents: { name: 'Файлы' },
  },
  button: 'thread-send',
  idOf: (field) => `thread-${field}`,
};

export function Thread({ task, stepper, onDone }: Props) {
  const said = task.acts.flatMap((act) => (act.act === 'say' || act.act === 'note' ? [act] : []));
  const subject = { owes: task.owes, ended: task.shut === 'ended' };
  const may = (step: 'say' | 'note') => stepRefusal(step, stepper, subject) === undefined;
  const open = task.shut === undefined || task.shut === 'ended';
  if (said.length === 0 && !(open && may('say'))) return null;
  return (
    <section class="thread">
      <h2 class="ds-heading" data-size="xs">
        Переписка
      </h2>
      <ol class="plain">
        {said.map((act) => (
          <li key={act.id} class={act.act === 'note' ? 'said inside' : 'said'}>
            <p class="hint">
              <b>{act.by.name}</b>, {moment(act.at)}
              {act.act === 'note' && ' · заметка для своих, школа её не видит'}
            </p>
            <p class="typed">{act.comment}</p>
            {act.documents.map((one) => (
              <Enclosed key={one.document} {...{ task, act: act.id, file: one }} />
            ))}
          </li>
        ))}
      </ol>
      {open && may('say') && <Writing {...{ task, stepper, onDone }} inside={may('note')} />}
    </section>
  );
}

/** What is written is kept in the browser until it is sent. */
function Writing({ task, stepper, onDone, inside }: Props & { inside: boolean }) {
  const place = `thread:${session.peek()?.person.id}:${task.roadmap}:${task.id}`;
  const [written, setWritten] = useState<Written>(() => recall(place) ?? empty);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [files, showFiles] = useState(written.documents.length > 0);
  const latest = useRef(written);
  const check = useSchema(loadSchema);
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const set = (more: Partial<Written>) => {
    latest.current = { ...latest.current, ...more };
    setWritten(latest.current);
    remember(place, latest.current);
    edited(() => true);
  };
  const send = async () => {
    if (busy) return;
    if (unsettled('thread-documents', written.documents).length > 0)
      return show([
        { id: 'thread-documents', sentence: 'Файлы ещё загружаются: дождитесь конца.' },
      ]);
    setBusy(true);
    const { side } = stepper;
    const json = {
      act: written.inside ? 'note' : 'say',
      id,
      comment: written.comment,
      documents: written.documents.map(({ document, owner }) => ({ document, owner })),
      ...(side && { side }),
    } as StepInput;
    const param = { roadmap: task.roadmap, task: task.id };
    const route = api.roadmaps[':roadmap'].tasks[':task'].acts;
    const post = (version: number) => read(route.$post({ param, json }, based(version)));
    try {
      await check(json);
      // What somebody else did meanwhile takes nothing from a message.
      const done = await post(task.version).catch(async (failure) => {
        if (failure.code !== 'stale') throw failure;
        return post((await openTask(param)).task.version);
      });
      forget(place);
      latest.current = empty;
      setWritten(empty);
      showFiles(false);
      setId(crypto.randomUUID());
      onDone(done.task);
    } catch (failure) {
      show(refused(form, failure));
    }
    setBusy(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Faults faults={faults} round={round} />
      <Field
        id="thread-comment"
        label={inside ? 'Сообщение тому, кто сдаёт' : 'Сообщение проверяющим'}
        fault={faultOf('thread-comment')}
      >
        <textarea
          class="ds-input"
          rows={3}
          value={written.comment}
          onInput={(event) => set({ comment: event.currentTarget.value })}
        />
      </Field>
      {inside && (
        <label class="choice">
          <input
            class="ds-input"
            type="checkbox"
            checked={written.inside}
            onChange={(event) => set({ inside: event.currentTarget.checked })}
          />
          Заметка для своих: её увидят только ИМО и управление образования
        </label>
      )}
      {files ? (
        <Files
          id="thread-documents"
          label="Файлы к сообщению"
          owner={stepper.side}
          kind="document"
          documents={written.documents}
          before={[]}
          fault={faultOf('thread-documents')}
          onChange={(how) => set({ documents: how(latest.current.documents) })}
        />
      ) : (
        <p>
          <button type="button" class="ds-link" onClick={() => showFiles(true)}>
            Приложить файл
          </button>
        </p>
      )}
      <button
        type="submit"
        class="ds-button"
        data-variant="secondary"
        id="thread-send"
        aria-disabled={busy}
      >
        {busy ? 'Отправляется…' : written.inside ? 'Сохранить заметку' : 'Отправить сообщение'}
      </button>
    </form>
  );
}
