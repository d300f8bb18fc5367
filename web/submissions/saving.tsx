/** How the draft stands: saved or not, handed in or not. */

import { isTyped } from '../../functions/contract/submissions/rest.ts';
import { moment } from '../../functions/contract/words.ts';
import { Sentence } from '../kit/sentence.tsx';
import type { DraftWork } from './draft.ts';

/** One line about the draft: the person must never take «saved» for «handed in». */
export function SavingLine({ work }: { work: DraftWork }) {
  const { saving } = work;
  const touched = isTyped(work.input);
  const words = () => {
    if (saving.state === 'saving') return 'Черновик сохраняется…';
    if (saving.state === 'saved' && touched)
      return `Черновик сохранён ${moment(saving.at)}. На проверку не отправлен.`;
    if (work.other) return 'Есть два черновика: выберите выше, какой оставить.';
    if (saving.state === 'failed' && ['invalid', 'unreadable'].includes(saving.failure.code))
      return (
        <>
          Черновик не сохранён. <Sentence of={saving.failure} />
        </>
      );
    if (saving.state === 'failed')
      return (
        <>
          Черновик пока не сохранён на сервере. <Sentence of={saving.failure} /> Сохранить попробуем
          сами.
        </>
      );
    return touched ? 'Черновик на проверку не отправлен.' : '';
  };
  return (
    <p class={saving.state === 'failed' ? 'saving failed' : 'saving'} role="status">
      {words()}
    </p>
  );
}
