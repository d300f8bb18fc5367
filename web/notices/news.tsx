/** «Что нового»: what was done with one's reports since it was looked at last, above the list of them. */
import { useState } from 'preact/hooks';
import { newsPage } from '../../functions/contract/addresses.ts';
import { dayOf } from '../../functions/contract/days.ts';
import type { LetterKind } from '../../functions/contract/notices/kinds.ts';
import type { LetterBrief, Reader } from '../../functions/contract/notices/letter.ts';
import { counted, shortDay } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';
import { useSigned } from '../kit/load.ts';

/** Kinds that tell of an act; what the calendar tells stands in the list of reports itself. */
const ofActs: LetterKind[] = [
  ...(['returned', 'accepted', 'decided', 'sign', 'said'] as const),
  ...(['issued', 'given', 'summary'] as const),
];

/** How many are shown; the rest stand on their page. */
const shown = 5;

const newOf = (letters: LetterBrief[], { seen = '' }: Reader): LetterBrief[] =>
  letters.filter(({ at = '', kind }) => at > seen && kind !== undefined && ofActs.includes(kind));

export function News() {
  const { value } = useSigned(() => read(api.letters.$get()), []);
  const [done, setDone] = useState(false);
  const { fault, doing } = useDoing();
  const fresh = value && !done ? newOf(value.letters, value.reader) : [];
  const [last] = fresh;
  if (!last?.at) return null;
  const see = (seen: string) =>
    doing(async () => {
      await read(api.letters.reader.$put({ json: { seen } }));
      setDone(true);
    });
  const more = fresh.length - shown;
  return (
    <section class="card news" aria-labelledby="news">
      <h2 class="ds-heading" data-size="2xs" id="news">
        Что нового
      </h2>
      <ul class="plain">
        {fresh.slice(0, shown).map(({ id, at, page, subject }) => (
          <li key={id}>
            <span class="hint">{at && shortDay(dayOf(at))}</span>{' '}
            {page ? (
              <a class="ds-link" href={page}>
                {subject}
              </a>
            ) : (
              subject
            )}
          </li>
        ))}
      </ul>
      <p class="actions">
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          data-size="sm"
          onClick={() => see(last.at ?? '')}
        >
          Понятно
        </button>
        <a class="ds-link" href={newsPage}>
          {more > 0
            ? `И ещё ${counted(more, 'новость', 'новости', 'новостей')}`
            : 'Все новости и письма'}
        </a>
      </p>
      <Refusal fault={fault} />
    </section>
  );
}
