/** Approving by an order; of a next version also since when it holds and why. What is typed stays in the browser. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { at } from '../../functions/contract/addresses.ts';
import type { Proposal } from '../../functions/contract/proposals/proposal.ts';
import { counted } from '../../functions/contract/words.ts';
import { forget, recall, remember } from '../door/backup.ts';
import { api, based, Failure, read } from '../door/client.ts';
import { refresh } from '../door/session.ts';
import { may, ownSides, session, today } from '../door/state.ts';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { type Form, refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { refusals } from '../roadmaps/refusals.ts';
import { OrderField, type OrderFile } from './paper.tsx';
import type { Work } from './work.ts';

const form: Form = {
  fields: {
    answers: {
      says: { required: 'Сначала ответьте на вопросы: без этого план не утвердить.' },
    },
    order: {
      says: {
        required: 'Напишите, чем утверждается план: например, «Приказ управления образования».',
      },
    },
    number: { says: { required: 'Укажите номер приказа.', 'too-long': 'Слишком длинный номер.' } },
    date: { says: { day: 'Укажите дату приказа: день, месяц, год.' } },
    from: { says: { day: 'Укажите день, с которого действует редакция.' } },
    reason: { says: { required: 'Напишите, почему меняется план.' } },
  },
  button: 'approve',
  refusals,
  idOf: (field) => (field === 'answers' ? 'questions' : field),
};

const loadSchema = () =>
  import('../../functions/contract/proposals/proposal.ts').then(({ Approval }) => Approval);

type Typed = {
  order: string;
  number: string;
  date: string;
  from: string;
  reason: string;
  file?: OrderFile | undefined;
};

type Props = { proposal: Proposal; work: Work; open: number };

export function ApprovalForm({ proposal, work, open }: Props) {
  const { route } = useLocation();
  const place = `approval:${session.peek()?.person.id}:${proposal.id}`;
  const next = proposal.roadmap !== undefined;
  const [typed, setTyped] = useState<Typed>(
    () =>
      recall<Typed>(place) ?? {
        order: 'Приказ управления образования',
        number: '',
        date: '',
        from: next ? today() : '',
        reason: '',
      },
  );
  const [busy, setBusy] = useState(false);
  const [sending, setSending] = useState(false);
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  if (!may('roadmap.approve'))
    return (
      <p class="ds-alert" data-color="info">
        Утверждает план управление образования или ИМО: у них эта страница открывается так же, из
        списка «Дорожные карты». Вы можете подготовить всё до утверждения: ответы сохранены.
      </p>
    );
  const change = (part: Partial<Typed>) => {
    const all = { ...typed, ...part };
    setTyped(all);
    remember(place, all);
    edited((id) => id in part);
  };
  const approve = async () => {
    if (busy || sending) return;
    setBusy(true);
    const { order, number, date, from, reason, file } = typed;
    const json = {
      order: order.trim(),
      number: number.trim(),
      date,
      ...(file && { file }),
      ...(next && { from, reason: reason.trim() }),
    };
    try {
      if (open > 0)
        throw new Failure('invalid', { fields: [{ path: 'answers', code: 'required' }] });
      if (next && !reason.trim())
        throw new Failure('invalid', { fields: [{ path: 'reason', code: 'required' }] });
      await check(json);
      if (!(await work.save())) throw new Failure('busy');
      const param = { proposal: proposal.id };
      const approval = api.proposals[':proposal'].approval;
      const roadmap = await read(approval.$post({ param, json }, based(work.current())));
      work.done();
      forget(place);
      await refresh();
      route(at(roadmap.id).plan);
    } catch (thrown) {
      show(refused(form, thrown));
      setBusy(false);
    }
  };
  const text = (name: 'order' | 'number' | 'reason', label: string, hint?: string) => (
    <Field id={name} label={label} hint={hint} fault={faultOf(name)}>
      <input
        class="ds-input"
        value={typed[name]}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
  const day = (name: 'date' | 'from', label: string, hint?: string) => (
    <Field id={name} label={label} hint={hint} fault={faultOf(name)}>
      <input
        class="ds-input"
        type="date"
        value={typed[name]}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <form
      class="card stack"
      noValidate
      aria-label="Утверждение"
      onSubmit={(event) => {
        event.preventDefault();
        void approve();
      }}
    >
      <Faults faults={faults} round={round} />
      {text('order', 'Чем утверждается')}
      <div class="pair">
        {text('number', 'Номер')}
        {day('date', 'Дата')}
      </div>
      <OrderField
        owner={ownSides()[0] ?? 'imo'}
        file={typed.file}
        onFile={(file) => change({ file })}
        onBusy={setSending}
      />
      {next && (
        <>
          {day('from', 'Действует с', 'До этого дня действует прежняя редакция.')}
          {text('reason', 'Почему меняется план', 'Это увидят все, у кого изменились задачи.')}
        </>
      )}
      {open > 0 && (
        <p class="hint">
          {`Осталось ответить: ${counted(open, 'вопрос', 'вопроса', 'вопросов')}. `}
          <a class="ds-link" href="#questions">
            К вопросам
          </a>
        </p>
      )}
      <p class="actions">
        <button type="submit" class="ds-button" id={form.button} aria-disabled={busy || sending}>
          {busy ? 'Утверждается…' : next ? 'Утвердить редакцию' : 'Утвердить план и выдать задачи'}
        </button>
      </p>
    </form>
  );
}
