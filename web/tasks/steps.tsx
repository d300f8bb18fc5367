/** What may be done to a task itself: each step unfolds into what it must say, and stands in the history. */
import { useState } from 'preact/hooks';
import type { StepInput } from '../../functions/contract/tasks/asking.ts';
import {
  type Step,
  type Stepper,
  stepNames,
  stepRefusal,
  steps,
} from '../../functions/contract/tasks/steps.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { taskWords } from '../../functions/contract/words.ts';
import { api, based, openTask, read } from '../door/client.ts';
import { today } from '../door/state.ts';
import { Field } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import { useSchema } from '../kit/schema.ts';
import { Unfolded } from '../kit/unfolded.tsx';

export const loadSchema = () =>
  import('../../functions/contract/tasks/asking.ts').then((all) => all.StepInput);

type Props = { task: TaskView; stepper: Stepper; onDone: (task: TaskView) => void };

/** Words between people have a place of their own. */
type Decided = Exclude<Step, 'say' | 'note'>;
const decided = stepNames.filter((step): step is Decided => step !== 'say' && step !== 'note');

const explained: Record<Decided, string> = {
  extend: 'Новый срок — только для этого отчёта. Его и причину увидят обе стороны.',
  retarget:
    'Новое число — только для этого отчёта, до новой редакции плана. Его и причину увидят обе стороны.',
  explain: 'Причина встанет в сводке рядом с отклонением. Срок отчёта от этого не меняется.',
  end: 'Сдавать по этой задаче больше ничего не нужно будет, долгом она не считается. Сданное останется.',
  resume: 'Задачу снова нужно будет выполнить, срок прежний.',
};

export function Steps({ task, stepper, onDone }: Props) {
  const subject = { owes: task.owes, ended: task.shut === 'ended' };
  // Where nothing falls short there is nothing to explain.
  const shown = decided.filter(
    (step) =>
      stepRefusal(step, stepper, subject) === undefined &&
      (step !== 'explain' || task.state !== 'done'),
  );
  if (shown.length === 0 || task.shut === 'closed' || task.shut === 'dropped') return null;
  return (
    <div class="turns">
      {shown.map((step) => (
        <Done key={step} {...{ task, stepper, onDone, step }} />
      ))}
    </div>
  );
}

const fields: Record<string, Form['fields']> = {
  extend: {
    due: {
      name: 'Новый срок',
      says: { past: 'Этот день уже прошёл.', same: 'Этот срок стоит и сейчас.' },
    },
  },
  retarget: {
    indicator: {},
    target: {
      name: 'Сколько нужно',
      says: { target: 'Укажите число от 1 до 9999.', same: 'Столько нужно и сейчас.' },
    },
  },
  explain: { until: { name: 'Когда будет исполнено' } },
};

function Done({ task, stepper, onDone, step }: Props & { step: Decided }) {
  const [id, setId] = useState(() => crypto.randomUUID());
  const [day, setDay] = useState('');
  const [indicator, setIndicator] = useState(task.indicators[0]?.id ?? '');
  const [target, setTarget] = useState('');
  const check = useSchema(loadSchema);
  const place = `step-${step}`;
  const own: Record<string, object> = {
    extend: { due: day },
    retarget: { indicator, target: Number(target) },
    explain: day ? { until: day } : {},
  };
  const act = async (comment: string): Promise<void> => {
    const side = stepper.side;
    const json = { act: step, id, comment, ...own[step], ...(side && { side }) } as StepInput;
    await check(json);
    const param = { roadmap: task.roadmap, task: task.id };
    try {
      const route = api.roadmaps[':roadmap'].tasks[':task'].acts;
      onDone((await read(route.$post({ param, json }, based(task.version)))).task);
      setId(crypto.randomUUID());
      setDay('');
      setTarget('');
    } catch (failure) {
      onDone((await openTask(param)).task);
      throw failure;
    }
  };
  const date = (name: string, label: string, fault?: string, edited?: () => void) => (
    <Field id={`${place}-${name}`} label={label} fault={fault}>
      <input
        class="ds-input"
        type="date"
        min={today()}
        value={day}
        onInput={(event) => {
          setDay(event.currentTarget.value);
          edited?.();
        }}
      />
    </Field>
  );
  return (
    <Unfolded
      id={place}
      act={step === 'extend' && task.due === null ? 'Назначить срок' : steps[step].words}
      about={taskWords(task)}
      label={step === 'explain' ? 'Почему факт меньше плана' : 'Почему'}
      required
      explained={explained[step]}
      onAct={act}
      {...(fields[step] && { fields: fields[step] })}
      {...(fields[step] && {
        children: (faultOf, edited) => {
          if (step === 'extend') return date('due', 'Новый срок', faultOf('due'), edited);
          if (step === 'explain')
            return date('until', 'Когда будет исполнено (если известно)', faultOf('until'), edited);
          return (
            <>
              {task.indicators.length > 1 && (
                <Field id={`${place}-indicator`} label="Показатель">
                  <select
                    class="ds-input"
                    value={indicator}
                    onChange={(event) => setIndicator(event.currentTarget.value)}
                  >
                    {task.indicators.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                </Field>
              )}
              <Field
                id={`${place}-target`}
                label="Сколько нужно"
                hint={`Сейчас: ${task.indicators.find((one) => one.id === indicator)?.target ?? ''}`}
                fault={faultOf('target')}
              >
                <input
                  class="ds-input"
                  inputMode="numeric"
                  autocomplete="off"
                  value={target}
                  onInput={(event) => {
                    setTarget(event.currentTarget.value);
                    edited();
                  }}
                />
              </Field>
            </>
          );
        },
      })}
    />
  );
}
