/** One right of somebody: what it is, who gave it and when, what can be done with it. */
import type { ComponentChildren } from 'preact';
import type { ActView } from '../../functions/contract/people/acts.ts';
import type { Grant } from '../../functions/contract/people/person.ts';
import { givenWords, rightWords } from '../../functions/contract/people/words.ts';
import type { Opened } from './acts.tsx';
import type { NameOf } from './change.tsx';
import { Term } from './term.tsx';

type Props = {
  right: Grant;
  /** The act that gave it. */
  given: ActView | undefined;
  nameOf: NameOf;
  onOpen: (form: Opened) => void;
  /** The form of what is about to be done with it. */
  children: ComponentChildren;
};

export function RightRow({ right, given, nameOf, onOpen, children }: Props) {
  const words = rightWords(right, nameOf);
  const link = (name: string, id: string, form: Opened) => (
    <button
      type="button"
      class="ds-link"
      id={`${right.id}-${id}`}
      aria-label={`${name}: ${words}`}
      onClick={() => onOpen(form)}
    >
      {name}
    </button>
  );
  return (
    <li>
      <div>
        <p>
          <b>{words}</b> <Term right={right} />
        </p>
        {given && <p class="hint">{givenWords(given)}</p>}
      </div>
      <p class="line">
        {link('Срок', 'end', { of: 'end', right })}
        {link('Забрать', 'revoke', { of: 'revoke', rights: [right], all: false })}
      </p>
      {children}
    </li>
  );
}
