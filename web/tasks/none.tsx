/** A list without tasks: why, and what this very reader can do. */
import type { ComponentChildren } from 'preact';
import { at } from '../../functions/contract/addresses.ts';
import type { Period } from '../../functions/contract/roadmaps/roadmap.ts';
import { termWords } from '../../functions/contract/words.ts';
import { site } from '../door/state.ts';
import { Empty } from '../kit/notice.tsx';

type Props = {
  roadmap: string;
  period: Period;
  /** What there is none of: «задач нет». */
  none: string;
  children: ComponentChildren;
};

export function None({ roadmap, period, none, children }: Props) {
  // A plan that is not approved is seen only by whoever may approve it.
  const approved = site.value?.roadmaps.some(({ id }) => id === roadmap);
  return (
    <Empty title={`За ${termWords(period.words)} ${none}`}>
      {approved ? (
        <p>Выберите другой период. {children}</p>
      ) : (
        <p>
          План ещё не утверждён, поэтому задачи не выданы.{' '}
          <a class="ds-link" href={at(roadmap).plan}>
            Прочитать и утвердить план
          </a>
        </p>
      )}
    </Empty>
  );
}
