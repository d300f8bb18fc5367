/** Taking a document from view, with a reason, and giving it back; its signature goes with it. Nobody gets a link to its bytes; the record stays. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WithdrawalReason } from '../../functions/contract/documents/document.ts';
import { withdrawalWords } from '../../functions/contract/documents/words.ts';
import type { Attached } from '../../functions/contract/tasks/acts.ts';
import { api, read } from '../door/client.ts';
import { Ending } from '../kit/ending.tsx';
import { Faults } from '../kit/faults.tsx';
import { Field } from '../kit/field.tsx';
import { type Form, refused } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { useFaults } from '../kit/shown.ts';
import { known, nameOf, takenOf } from './uploads.ts';

const reasons = Object.entries(withdrawalWords) as [WithdrawalReason, string][];

const loadSchema = () =>
  import('../../functions/contract/documents/document.ts').then(({ Withdrawal }) => Withdrawal);

/** The form of taking a document from view. */
const formOf = (place: string): Form => ({
  fields: {
    reason: { name: 'Причина' },
    comment: { name: 'Пояснение', says: { required: 'Напишите, почему.' } },
  },
  button: `${place}-do`,
  idOf: (field) => `${place}-${field}`,
});

type Props = {
  papers: [Attached, ...Attached[]];
  withdrawn: boolean;
  onDone: () => void;
};

export function Withdrawing({ papers, withdrawn, onDone }: Props) {
  const [reason, setReason] = useState<WithdrawalReason>('personal-data');
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [{ document, name }] = papers;
  const place = `${document}-withdrawal`;
  const form = formOf(place);
  const { faults, round, show, edited, faultOf } = useFaults(form.button);
  const check = useSchema(loadSchema);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('select, button')?.focus(), []);

  const act = async () => {
    if (busy) return;
    setBusy(true);
    const route = api.documents[':owner'][':id'].withdrawal;
    const json = { reason, ...(comment.trim() && { comment: comment.trim() }) };
    try {
      if (!withdrawn) await check(json);
      for (const paper of papers) {
        // What went or came alone before needs nothing.
        if (!!takenOf(known.peek()[nameOf(paper)]) !== withdrawn) continue;
        const param = { owner: paper.owner, id: paper.document };
        const told = await read(withdrawn ? route.$delete({ param }) : route.$put({ param, json }));
        known.value = { ...known.peek(), [nameOf(paper)]: told };
      }
      onDone();
    } catch (thrown) {
      show(refused(form, thrown));
      setBusy(false);
    }
  };
  return (
    <fieldset class="about" ref={box} aria-label={`Просмотр документа ${name}`}>
      <Faults faults={faults} round={round} />
      {withdrawn ? (
        <p>Документ снова смогут открыть все, кому виден отчёт.</p>
      ) : (
        <>
          <p class="hint">
            Открыть и скачать документ не сможет никто, в архивы он не войдёт. Запись о нём и
            решение по отчёту останутся.
          </p>
          <Field id={`${place}-reason`} label="Причина" fault={faultOf(`${place}-reason`)}>
            <select
              class="ds-input"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value as WithdrawalReason)}
            >
              {reasons.map(([one, words]) => (
                <option key={one} value={one}>
                  {words}
                </option>
              ))}
            </select>
          </Field>
          <Field
            id={`${place}-comment`}
            label="Пояснение"
            hint="Его увидят и школа, и проверяющие. Для «Другое» — обязательно."
            fault={faultOf(`${place}-comment`)}
          >
            <textarea
              class="ds-input"
              rows={2}
              value={comment}
              onInput={(event) => {
                setComment(event.currentTarget.value);
                edited((one) => one === `${place}-comment`);
              }}
            />
          </Field>
        </>
      )}
      <Ending id={form.button} busy={busy} onAct={act} onClose={onDone}>
        {withdrawn ? 'Вернуть' : 'Изъять'}
      </Ending>
    </fieldset>
  );
}
