/** Who else of one's side works at this report: two who do not know of each other send it twice. */
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import { moment } from '../../functions/contract/words.ts';

export const Colleagues = ({ others }: { others: DraftNote[] }) => (
  <>
    {others.map(({ by, saved }) => (
      <p class="ds-alert" data-color="info" key={by.id}>
        Над этим отчётом работает ещё кто-то: {by.name}, черновик сохранён {moment(saved)}.
        Договоритесь, кто отправит.
      </p>
    ))}
  </>
);
