/** How the draft stands: saved or not, handed in or not; and the choice between two drafts of one report. */
import type { DraftInput } from '../../functions/contract/submissions.ts';
import { moment, shortDay } from '../../functions/contract/words.ts';
import { type DraftWork, isBlank } from '../draft.ts';
import { sentenceOf } from '../sentences.ts';

/** One line about the draft: the person must never take «saved» for «handed in». */
export function SavingLine({ work }: { work: DraftWork }) {
  const { saving } = work;
  const touched = work.input.items.some((item) => !isBlank(item));
  const words = () => {
    if (saving.state === 'saving') return 'Черновик сохраняется…';
    if (saving.state === 'saved' && touched)
      return `Черновик сохранён ${moment(saving.at)}. На проверку не отправлен.`;
    if (work.other) return 'Есть два черновика: выберите выше, какой оставить.';
    if (saving.state === 'failed' && ['invalid', 'unreadable'].includes(saving.failure.code))
      return `Черновик не сохранён. ${sentenceOf(saving.failure)}`;
    if (saving.state === 'failed')
      return `Черновик пока не сохранён на сервере. ${sentenceOf(saving.failure)} Сохранить попробуем сами.`;
    return touched ? 'Черновик на проверку не отправлен.' : '';
  };
  return (
    <p class={saving.state === 'failed' ? 'saving failed' : 'saving'} role="status">
      {words()}
    </p>
  );
}

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
