/**
 * A question at sending: several files lie in one place, and fewer places are filled than papers are wanted. One paper of
 * several files, or several papers, only the person knows; counted they are otherwise.
 */
import { useEffect, useRef } from 'preact/hooks';
import { papersOf, partsOf } from '../../functions/contract/submissions/papers.ts';
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import { counted } from '../../functions/contract/words.ts';

type Props = {
  item: DraftItem;
  onOne: () => void;
  onPart: (parts: DraftItem[]) => void;
};

export function Several({ item, onOne, onPart }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [item.id]);
  const papers = papersOf(item);
  return (
    <div
      class="ds-alert"
      data-color="warning"
      role="alert"
      tabIndex={-1}
      ref={box}
      aria-labelledby="several"
    >
      <p id="several">
        <b>
          В одном месте {counted(papers.length, 'файл', 'файла', 'файлов')}. Это один документ или
          разные?
        </b>
      </p>
      <ul class="plain">
        {papers.map((paper) => (
          <li key={paper.owner + paper.document}>
            <bdi>{paper.name}</bdi>
          </li>
        ))}
      </ul>
      <p class="hint">
        Один документ засчитывается один раз, сколько бы в нём ни было файлов. Разные — каждый
        отдельно, со своей датой.
      </p>
      <p class="actions">
        <button type="button" class="ds-button" data-variant="secondary" onClick={onOne}>
          Один документ: отправить
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="secondary"
          onClick={() => onPart(partsOf(item, () => crypto.randomUUID()))}
        >
          Разные: разложить по местам
        </button>
      </p>
    </div>
  );
}
