/** An item in the list of evidence: whose, what, when, where it stands, and the way to its report. */
import { at } from '../../functions/contract/addresses.ts';
import type { Chosen } from '../../functions/contract/casefiles/selection.ts';
import { kindOf } from '../../functions/contract/roadmaps/words.ts';
import { longDay, moment, nameWords, taskWords } from '../../functions/contract/words.ts';
import { bytes } from '../documents/papers.tsx';
import { ItemBadge } from '../tasks/states.tsx';
import { type Choices, sideName } from './selection.tsx';

export function ChosenRow({ one, choices }: { one: Chosen; choices: Choices }) {
  const { item } = one;
  return (
    <li class="card task">
      <div class="task-what">
        <p class="hint">{nameWords(sideName(choices, one.side))}</p>
        <h2 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={at(choices.plan.id).task(one.task, item.id)}>
            {kindOf(item.kind)}: {taskWords(one)}
          </a>
        </h2>
        <p>{one.title}</p>
        {(item.link || item.documents.length > 0) && (
          <ul class="files">
            {item.link && (
              <li>
                <a class="ds-link" href={item.link.url} target="_blank" rel="noopener noreferrer">
                  <bdi>{item.link.typed}</bdi>
                </a>
              </li>
            )}
            {item.documents.map((file) => (
              <li key={file.document}>
                <bdi>{file.name}</bdi> <small>{bytes(file.size)}</small>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="task-state">
        <ItemBadge state={item.state} />
        <p>Исполнено {longDay(item.fulfilled)}</p>
        <p class="hint">
          {one.attempt > 1 && `Отправка ${one.attempt}. `}Передано {moment(item.at)}: {item.by.name}
        </p>
      </div>
    </li>
  );
}
