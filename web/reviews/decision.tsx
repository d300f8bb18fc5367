/** A decision on one item: accept, or return with a reason. */
import type { Choice } from './choice.ts';
import { Return } from './return.tsx';

type Props = {
  item: string;
  owner: string;
  choice: Choice | undefined;
  faultOf: (name: string) => string | undefined;
  onChange: (how: (choice: Choice | undefined) => Choice) => void;
};

export function Decision({ item, owner, choice, faultOf, onChange }: Props) {
  const radio = (verdict: Choice['verdict'], words: string) => (
    <label class="choice">
      <input
        class="ds-input"
        type="radio"
        name={`${item}-verdict`}
        id={`${item}-${verdict}`}
        checked={choice?.verdict === verdict}
        onChange={() => onChange((before) => ({ ...before, verdict }))}
      />
      {words}
    </label>
  );
  return (
    <fieldset class="decision">
      <legend class="ds-sr-only">Решение</legend>
      {radio('accepted', 'Принять')}
      {radio('returned', 'Вернуть на доработку')}
      {choice?.verdict === 'returned' && (
        <Return
          item={item}
          owner={owner}
          choice={choice}
          faultOf={faultOf}
          onChange={(how) => onChange((before) => how(before ?? choice))}
        />
      )}
    </fieldset>
  );
}
