/** The last day of a right, and whether it is over. */
import type { Grant } from '../../functions/contract/people/person.ts';
import { holds } from '../../functions/contract/people/rights.ts';
import { termWords } from '../../functions/contract/people/words.ts';
import { site } from '../door/state.ts';

export function Term({ right }: { right: Grant }) {
  const today = site.value?.today ?? '';
  const words = termWords(right, today);
  if (words === '') return null;
  return (
    <span class="ds-tag" data-color={holds(right, today) ? 'info' : 'neutral'}>
      {words}
    </span>
  );
}
