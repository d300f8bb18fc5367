/** The choice between two drafts of one report; loaded only when there are two. */

import { isBlank } from '../../functions/contract/submissions/rest.ts';
import type { DraftInput } from '../../functions/contract/submissions/submission.ts';
import { shortDay } from '../../functions/contract/words.ts';
import type { DraftWork } from './draft.ts';

/** Two drafts of one report: both are shown, the person chooses, nothing is lost unseen. */
export function OtherDraft({ work }: { work: DraftWork }) {
  if (!work.other) return null;
  const there = work.other.where === 'there';
  return (
    <div class="ds-alert" data-color="warning" role="alert">
      <p>
        <b>
          {there
            ? 'Этот отчёт сохранён и из другого окна.'
            : 'На этом компьютере остался другой, не сохранённый черновик.'}
        </b>{' '}
        Выберите, какой оставить.
      </p>
      <p>{there ? 'В другом окне:' : 'На этом компьютере:'}</p>
      <p class="typed">{wordsOf(work.other.input) || 'ничего не набрано'}</p>
      <p class="actions">
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          onClick={() => work.choose('mine')}
        >
          Оставить то, что здесь на экране
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          onClick={() => work.choose('other')}
        >
          Взять другой
        </button>
      </p>
    </div>
  );
}

const wordsOf = (input: DraftInput): string =>
  [
    ...input.items
      .filter((item) => !isBlank(item))
      .map((item) =>
        [
          item.link,
          ...item.documents.map((one) => one.name),
          item.fulfilled && shortDay(item.fulfilled),
          item.note,
        ]
          .filter(Boolean)
          .join('; '),
      ),
    input.comment,
  ]
    .filter(Boolean)
    .join('\n');
