/** A letter in a list: when, about what, where it leads, whether it came. */
import type { LetterBrief } from '../../functions/contract/notices/letter.ts';
import { moment } from '../../functions/contract/words.ts';

const stateWords: Record<LetterBrief['state'], string> = {
  asked: 'ждёт отправки',
  sent: 'отправлено',
  failed: 'не отправлено',
  muted: 'без письма: такие письма отключены',
};

export function LetterRow({ letter, whose }: { letter: LetterBrief; whose?: boolean }) {
  const { subject, page, at, state, refusal, to } = letter;
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
        <span class={state === 'failed' ? 'late' : undefined}>{stateWords[state]}</span>
        {refusal && state !== 'sent' && `. Ответ почты: ${refusal}`}
      </p>
    </li>
  );
}
