/** Somebody else has decided meanwhile: what was typed for it is shown, so that no word is lost. */
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import type { Choice } from './choice.ts';

/** What was typed for items that somebody else has decided meanwhile. */
export const textsOf = (choices: Record<string, Choice>, task: TaskView): string[] =>
  task.items
    .filter((item) => item.state !== 'waiting')
    .flatMap(({ id, verdict }) => {
      const typed = choices[id]?.comment;
      return typed && typed !== verdict?.comment ? [typed] : [];
    });

export function Decided({ lost }: { lost: string[] }) {
  if (lost.length === 0) return null;
  return (
    <div class="ds-alert" data-color="warning" role="alert">
      <p>
        <b>Решение уже принято</b> — оно ниже. Вы писали:
      </p>
      {lost.map((text) => (
        <p class="typed" key={text}>
          {text}
        </p>
      ))}
    </div>
  );
}
