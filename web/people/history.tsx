/** What was done with somebody's rights: who, when, what; the newest first. */
import type { PersonView } from '../../functions/contract/people/acts.ts';
import { after, nobody, type Profile } from '../../functions/contract/people/fold.ts';
import { actWords } from '../../functions/contract/people/words.ts';
import { counted } from '../../functions/contract/words.ts';
import type { NameOf } from './change.tsx';

export function History({ person, nameOf }: { person: PersonView; nameOf: NameOf }) {
  let profile: Profile = nobody;
  const lines = person.acts.map((act) => {
    const words = actWords(act, profile, nameOf);
    profile = after(profile, act);
    return { id: act.id, words };
  });
  return (
    <details>
      <summary>История: {counted(lines.length, 'запись', 'записи', 'записей')}</summary>
      <ul class="history">
        {lines.reverse().map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </details>
  );
}
