/** Letters of others, for the administrator: those of one person, and those that reached nobody. */
import type { LetterBrief } from '../../functions/contract/notices/letter.ts';
import { counted } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { useSigned } from '../kit/load.ts';
import { LetterRow } from './row.tsx';

const words = (all: LetterBrief[]) => counted(all.length, 'письмо', 'письма', 'писем');

/** What was written to somebody in the last weeks. */
export function LettersOf({ person }: { person: string }) {
  const { value } = useSigned(
    () => read(api.letters.of[':person'].$get({ param: { person } })),
    [person],
  );
  const all = value?.letters ?? [];
  if (all.length === 0) return null;
  return (
    <details>
      <summary>Письма за 30 дней: {words(all)}</summary>
      <ul class="plain letters">
        {all.map((one) => (
          <LetterRow key={one.id} letter={one} />
        ))}
      </ul>
    </details>
  );
}

/** Letters that reached nobody: the address is to be mended, or the post. */
export function LostLetters() {
  const { value } = useSigned(() => read(api.letters.lost.$get()), []);
  const all = value?.letters ?? [];
  if (all.length === 0) return null;
  return (
    <section class="ds-alert" data-color="warning">
      <h2 class="ds-heading" data-size="2xs">
        Не дошло: {words(all)}
      </h2>
      <p>Проверьте адреса. Новый адрес заводится как новый человек; у прежнего заберите права.</p>
      <ul class="plain letters">
        {all.map((one) => (
          <LetterRow key={one.id} letter={one} whose />
        ))}
      </ul>
    </section>
  );
}
