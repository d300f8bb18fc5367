/** A return: why, what is to be mended in whose words, and what shows how it should be. */
import { useState } from 'preact/hooks';
import type { Reason } from '../../functions/contract/tasks/acts.ts';
import { reasonWords } from '../../functions/contract/tasks/reasons.ts';
import { Field } from '../kit/field.tsx';
import { later } from '../kit/later.tsx';
import type { Choice } from './choice.ts';

const Files = later(() => import('../documents/files.tsx').then((part) => part.Files));
const Phrases = later(() => import('./phrases.tsx').then((part) => part.Phrases));

type Props = {
  item: string;
  /** The office whose files are sent with it. */
  owner: string;
  choice: Choice;
  faultOf: (name: string) => string | undefined;
  onChange: (how: (choice: Choice) => Choice) => void;
};

export function Return({ item, owner, choice, faultOf, onChange }: Props) {
  const { reason, comment = '', documents = [] } = choice;
  const [files, showFiles] = useState(documents.length > 0);
  const say = (comment: string) => onChange((before) => ({ ...before, comment }));
  return (
    <>
      <Field id={`${item}-reason`} label="Причина" fault={faultOf('reason')}>
        <select
          class="ds-input"
          value={reason ?? ''}
          onChange={(event) => {
            const reason = event.currentTarget.value as Reason | '';
            onChange(({ reason: _, ...rest }) => (reason ? { ...rest, reason } : rest));
          }}
        >
          <option value="">Выберите причину</option>
          {(Object.keys(reasonWords) as Reason[]).map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
      </Field>
      <Field
        id={`${item}-comment`}
        label="Что исправить"
        hint="Школа увидит это рядом с документом."
        fault={faultOf('comment')}
      >
        <textarea
          class="ds-input"
          rows={3}
          value={comment}
          onInput={(event) => say(event.currentTarget.value)}
        />
      </Field>
      {reason && (
        <Phrases
          item={item}
          reason={reason}
          comment={comment}
          onTake={(text) => say(comment.trim() ? `${comment.trimEnd()}\n${text}` : text)}
        />
      )}
      {files ? (
        <Files
          id={`${item}-documents`}
          label="Образец или исправленная страница"
          owner={owner}
          kind="document"
          documents={documents}
          before={[]}
          fault={faultOf('documents')}
          onChange={(how) =>
            onChange((before) => ({ ...before, documents: how(before.documents ?? []) }))
          }
        />
      ) : (
        <p>
          <button type="button" class="ds-link" onClick={() => showFiles(true)}>
            Приложить образец или исправленную страницу
          </button>
        </p>
      )}
    </>
  );
}
