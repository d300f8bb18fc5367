/** A letter in a list: when, about what, where it leads, whether it came. */
import { isLost } from '../../functions/contract/notices/kinds.ts';
import type { LetterBrief } from '../../functions/contract/notices/letter.ts';
import { moment } from '../../functions/contract/words.ts';

const stateWords: Record<LetterBrief['state'], string> = {
  asked: 'ждёт отправки',
  sent: 'отправлено',
  failed: 'не отправлено',
  muted: 'без письма: такие письма отключены',
};

/** What the post told of a letter that it took. */
const deliveryWords: Record<NonNullable<LetterBrief['delivery']>, string> = {
  delivered: 'доставлено',
  bounced: 'не доставлено: такого ящика нет или он не принимает',
  complained: 'получатель отметил письмо как нежелательное',
  rejected: 'почта отказалась отправлять',
};

export function LetterRow({ letter, whose }: { letter: LetterBrief; whose?: boolean }) {
  const { subject, page, at, state, refusal, delivery, to } = letter;
  return (
    <li>
      {page ? (
        <a class="ds-link" href={page}>
          {subject}
        </a>
      ) : (
        subject
      )}
      <p class="hint">
        {at && `${moment(at)} · `}
        {whose && (
          <>
            <bdi>{to}</bdi> ·{' '}
          </>
        )}
        <span class={isLost(letter) ? 'late' : undefined}>
          {delivery ? deliveryWords[delivery] : stateWords[state]}
        </span>
        {refusal && state !== 'sent' && `. Ответ почты: ${refusal}`}
      </p>
    </li>
  );
}
