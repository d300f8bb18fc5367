/** One page of an album: how it looks, its place among the others, and what can be done with it. */
import type { Turns } from './pdf.ts';
import type { Picture } from './picture.ts';

/** A photograph in an album: until it has a picture or a fault it is being prepared. */
export type Shot = { key: string; file: File; turns: Turns; picture?: Picture; fault?: string };

export type Act = 'earlier' | 'later' | 'turn' | 'remove';

const words: Record<Act, string> = {
  earlier: 'Раньше',
  later: 'Позже',
  turn: 'Повернуть',
  remove: 'Убрать',
};

type Props = {
  shot: Shot;
  /** Its number as a page, from 1. */
  number: number;
  pages: number;
  onAct: (act: Act) => void;
};

/** A button that cannot be used now stays where it is and keeps the focus. */
export function Sheet({ shot, number, pages, onAct }: Props) {
  const { picture, fault, file } = shot;
  const idle = { earlier: number === 1, later: number === pages, turn: false, remove: false };
  const acts: Act[] = fault ? ['remove'] : ['earlier', 'later', 'turn', 'remove'];
  return (
    <li data-key={shot.key} class={fault ? 'unreadable' : undefined}>
      <div class="thumb">
        {picture ? (
          <img
            src={picture.small}
            alt={`Страница ${number}: снимок ${file.name}`}
            data-turns={shot.turns}
          />
        ) : (
          <span class="hint">{fault ? 'Не открылся' : 'Готовится…'}</span>
        )}
        {!fault && <b>{number}</b>}
      </div>
      {fault && (
        <div>
          <bdi>{file.name}</bdi>
          <p class="ds-validation-message">{fault}</p>
        </div>
      )}
      <div class="acts">
        {acts.map((act) => (
          <button
            key={act}
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-act={act}
            aria-disabled={idle[act] && !fault ? 'true' : undefined}
            aria-label={`${words[act]}: ${fault ? `снимок ${file.name}` : `страница ${number}`}`}
            onClick={() => (fault || !idle[act]) && onAct(act)}
          >
            {words[act]}
          </button>
        ))}
      </div>
    </li>
  );
}
