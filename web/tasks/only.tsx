/** Says that a list is of one measure alone, and leads to the whole. */

import { measureWords } from '../../functions/contract/words.ts';

export const Only = ({ measure, all }: { measure: string | undefined; all: string }) =>
  measure ? (
    <p>
      Только {measureWords(measure)}.{' '}
      <a class="ds-link" href={all}>
        Показать все
      </a>
    </p>
  ) : null;
