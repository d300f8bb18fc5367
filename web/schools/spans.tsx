/** Support of a school by year, each with the order behind it. */
import type { Supported } from '../../functions/contract/schools/support.ts';
import { categoryWords, spansOf } from '../../functions/contract/schools/words.ts';

export function Spans({ support }: { support: readonly Supported[] }) {
  if (support.length === 0) return <p class="hint">Без поддержки: школа только в списке.</p>;
  return (
    <ul class="plain">
      {spansOf(support).map(({ years, categories, basis }) => (
        <li key={`${years} ${basis}`}>
          {years}: {categoryWords(categories)} <span class="hint">— {basis}</span>
        </li>
      ))}
    </ul>
  );
}
