/** The form of a report: a question for each paper, what was returned at its place, one main button. */
import { useState } from 'preact/hooks';
import type { Draft, DraftItem, Receipt } from '../../functions/contract/submissions.ts';
import type { TaskView } from '../../functions/contract/tasks.ts';
import { kindWords, moment } from '../../functions/contract/words.ts';
import { api, based, Failure, openTask, read } from '../client.ts';
import { type DraftWork, isBlank, useDraft } from '../draft.ts';
import { fieldSentence, sentenceOf } from '../sentences.ts';
import { Entry } from './entry.tsx';
import { Evidence } from './evidence.tsx';
import { type Fault, Faults } from './faults.tsx';
import { Field } from './field.tsx';

type Props = {
  opened: {
    task: TaskView;
    draft?: Draft | undefined;
    draftVersion: number;
    may: { uploadFor?: string | undefined };
  };
  onTask: (task: TaskView) => void;
  onHandedIn: (task: TaskView, receipt: Receipt) => void;
};

/** Fields of an item in the order of the form, as the list of faults calls them. */
const names: [string, string][] = [
  ['link', 'Ссылка'],
  ['documents', 'Файлы'],
  ['fulfilled', 'Дата'],
  ['counts', 'Сколько школ'],
  ['note', 'Примечание'],
];

/** What was typed, as the server takes it; empty parts are left out. */
const asInput = (item: DraftItem) => ({
  id: item.id,
  indicator: item.indicator,
  kind: item.kind,
  fulfilled: item.fulfilled,
  counts: Number(item.counts),
  ...(item.link.trim() && { link: item.link }),
  documents: item.documents.map(({ document, owner }) => ({ document, owner })),
  ...(item.note.trim() && { note: item.note }),
  ...(item.replaces && { replaces: item.replaces }),
});

export function ReportForm({ opened, onTask, onHandedIn }: Props) {
  const { task } = opened;
  const work = useDraft(task, opened.draft, opened.draftVersion);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [uploads, setUploads] = useState<Record<string, number>>({});
  const param = { roadmap: task.roadmap, task: task.id };
  const routes = api.roadmaps[':roadmap'].tasks[':task'];

  const show = (found: Fault[]) => {
    setFaults(found);
    setRound((count) => count + 1);
  };
  const atFields = (sent: DraftItem[], fields: { path: string; code: string }[]): Fault[] =>
    fields
      .map(({ path, code }) => {
        const [list, index, name = ''] = path.split('.');
        const item = list === 'items' ? sent[Number(index)] : undefined;
        const sentence = fieldSentence(code);
        if (!item) return { place: sent.length, fault: { id: 'comment', sentence } };
        const place = Number(index) + names.findIndex(([field]) => field === name) / names.length;
        const shown = names.find(([field]) => field === name)?.[1];
        return {
          place,
          fault: { id: `${item.id}-${name}`, sentence, ...(shown && { name: shown }) },
        };
      })
      .sort((a, b) => a.place - b.place)
      .map(({ fault }) => fault);

  const handIn = async () => {
    if (busy) return;
    const sent = work.input.items.filter((item) => !isBlank(item));
    if (Object.values(uploads).some((count) => count > 0))
      return show([
        {
          id: 'hand-in',
          sentence: 'Файлы ещё загружаются: дождитесь конца или отмените загрузку.',
        },
      ]);
    if (sent.length === 0)
      return show([
        {
          id: `${work.input.items[0]?.id}-link`,
          sentence: 'Приложите хотя бы одно подтверждение.',
        },
      ]);
    const { submission, comment } = work.input;
    const json = { id: submission, items: sent.map(asInput), ...(comment.trim() && { comment }) };
    const { Submission } = await import('../../functions/contract/submissions.ts');
    const checked = Submission.safeParse(json);
    if (!checked.success) {
      const fields = checked.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        code: issue.message,
      }));
      return show(atFields(sent, fields));
    }
    setBusy(true);
    try {
      const done = await read(routes.submissions.$post({ param, json }, based(task.version)));
      show([]);
      work.restart(done.task);
      onHandedIn(done.task, done.receipt);
    } catch (failure) {
      const known = failure instanceof Failure ? failure : new Failure('internal');
      show(
        known.fields.length > 0
          ? atFields(sent, known.fields)
          : [{ id: 'hand-in', sentence: sentenceOf(known) }],
      );
      if (known.code === 'stale') onTask((await openTask(param)).task);
    } finally {
      setBusy(false);
    }
  };

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
      <Faults faults={faults} round={round} />
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
                  owner={opened.may.uploadFor ?? task.owes}
                  faultOf={faultOf}
                  work={work}
                  onBusy={(files) => setUploads((all) => ({ ...all, [item.id]: files }))}
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
      <Field
        id="comment"
        label="Пояснение для ИМО"
        hint="Необязательно."
        fault={faultOf('comment')}
      >
        <textarea
          class="ds-input"
          rows={3}
          value={work.input.comment}
          onInput={(event) => {
            const comment = event.currentTarget.value;
            work.change((all) => ({ ...all, comment }));
          }}
        />
      </Field>
      <SavingLine work={work} />
      <button type="submit" id="hand-in" class="ds-button" aria-disabled={busy}>
        {busy ? 'Отправляется…' : 'Отправить на проверку'}
      </button>
    </form>
  );
}

function SavingLine({ work }: { work: DraftWork }) {
  const { saving } = work;
  const touched = work.input.items.some((item) => !isBlank(item));
  const words = () => {
    if (saving.state === 'saving') return 'Черновик сохраняется…';
    if (saving.state === 'saved' && touched)
      return `Черновик сохранён ${moment(saving.at)}. На проверку не отправлен.`;
    if (saving.state === 'failed' && saving.failure.code === 'stale')
      return 'Черновик изменён в другом окне. Обновите страницу, чтобы взять его оттуда; набранное здесь хранится на этом компьютере.';
    if (saving.state === 'failed')
      return `Черновик не сохранён на сервере: ${sentenceOf(saving.failure)} Набранное хранится на этом компьютере, повторим сами.`;
    return touched ? 'На проверку не отправлен.' : '';
  };
  return (
    <p class={saving.state === 'failed' ? 'saving failed' : 'saving'} role="status">
      {words()}
    </p>
  );
}
