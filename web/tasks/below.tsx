/** What stands below a report on both its pages: what may be done to it, what is said of it, its history. Loaded after it. */
import type { Stepper } from '../../functions/contract/tasks/steps.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { History } from './history.tsx';
import { Remind } from './remind.tsx';
import { Steps } from './steps.tsx';
import { Thread } from './thread.tsx';

type Side = { id: string };
type Props = {
  task: TaskView;
  may: { submit: Side[]; review: Side[] };
  onTask: (task: TaskView) => void;
};

/** For which side the reader acts upon a task: who judges never for the side that owes it, where there is another. */
function stepperOf({ task, may }: Props): Stepper {
  const side = may.review.find(({ id }) => id !== task.owes) ?? may.review[0] ?? may.submit[0];
  const submits = may.submit.some(({ id }) => id === side?.id);
  return { side: side?.id ?? '', submits, reviews: may.review.length > 0 };
}

export function Below(props: Props) {
  const { task, may, onTask } = props;
  const stepper = stepperOf(props);
  // Whoever judges may owe a task too: why it falls short is said by the side that owes it.
  const owner = may.submit.find(({ id }) => id === task.owes);
  return (
    <>
      {stepper.reviews && task.state === 'overdue' && (
        <Remind roadmap={task.roadmap} side={task.owes} />
      )}
      <Steps task={task} stepper={stepper} onDone={onTask} />
      {owner && stepper.reviews && stepper.side !== owner.id && (
        <Steps
          task={task}
          stepper={{ side: owner.id, submits: true, reviews: false }}
          onDone={onTask}
        />
      )}
      <Thread task={task} stepper={stepper} onDone={onTask} />
      <History task={task} />
    </>
  );
}
