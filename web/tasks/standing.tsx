/** By what a report is asked for, and what was decided of it: another term, another target, why it falls short, an end. */
import type { Said, TaskView } from '../../functions/contract/tasks/task.ts';
import { basisWords } from '../../functions/contract/tasks/words.ts';
import { longDay, moment } from '../../functions/contract/words.ts';

const By = ({ said, why = 'Причина' }: { said: Said; why?: string }) => (
  <>
    {said.comment && (
      <p class="typed">
        {why}: {said.comment}
      </p>
    )}
    <p class="hint">
      {said.by.name}, {moment(said.at)}.
    </p>
  </>
);

export function Standing({ task }: { task: TaskView }) {
  const { extended, explained, ended, indicators } = task;
  return (
    <>
      <p class="hint">Основание: {basisWords(task)}.</p>
      {ended && (
        <div class="reason">
          <b>Закрыто: больше не нужно.</b>
          <By said={ended} />
        </div>
      )}
      {extended && (
        <div class="reason">
          <b>
            Срок назначен для этого отчёта отдельно
            {extended.before && `, в плане стоит ${longDay(extended.before)}`}
          </b>
          <By said={extended} />
        </div>
      )}
      {indicators.map(
        ({ id, name, target, retargeted }) =>
          retargeted && (
            <div class="reason" key={id}>
              <b>
                {name}: нужно {target}, в плане {retargeted.before}
              </b>
              <By said={retargeted} />
            </div>
          ),
      )}
      {explained && (
        <div class="reason">
          <b>
            Причина отклонения указана
            {explained.until && `, ожидается ${longDay(explained.until)}`}
          </b>
          <By said={explained} />
        </div>
      )}
    </>
  );
}
