/** What a next version does to tasks that were issued: which appear, change, fall away. Told before it is approved. */
import type { Reading } from '../../functions/contract/reading/reading.ts';
import type { Foretold } from '../../functions/contract/tasks/foretold.ts';
import { counted, dueWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { useLoad } from '../kit/load.ts';
import { Loading, Trouble } from '../kit/notice.tsx';
import { labelOf, sideWords } from './words.ts';
import type { Work } from './work.ts';

type Props = { proposal: string; reading: Reading; work: Work };
type Told = Foretold['appear'][number] & {
  before?: string | null;
  kept?: boolean;
  from?: Foretold['move'][number]['from'];
  act?: 'extend' | 'retarget';
  lapses?: boolean;
};

const decidedWords = { extend: 'назначен другой срок', retarget: 'изменено плановое значение' };

export function Effects({ proposal, reading, work }: Props) {
  const route = api.proposals[':proposal'].changes;
  // What is saved is what the house foretells.
  const loaded = useLoad(() => read(route.$get({ param: { proposal } })), [proposal, work.version]);
  if (loaded.failure) return <Trouble failure={loaded.failure} again={loaded.again} />;
  if (!loaded.value) return <Loading />;
  const { appear, move, change, fall, decided } = loaded.value;
  const total = appear.length + move.length + change.length + fall.length;
  return (
    <>
      <h3 class="ds-heading" data-size="xs">
        Что изменится в задачах
      </h3>
      {total === 0 && <p>Ничего: задачи останутся, как есть.</p>}
      <List title="Появятся" tasks={appear} {...{ reading, work }} />
      <List title="Переносятся на другой срок" tasks={move} {...{ reading, work }} />
      <List title="Изменятся" tasks={change} {...{ reading, work }} />
      <List title="Решено отдельно по задаче" tasks={decided} {...{ reading, work }} />
      <List title="Снимаются с плана" tasks={fall} {...{ reading, work }} />
    </>
  );
}

type ListProps = Pick<Props, 'reading' | 'work'> & { title: string; tasks: Told[] };

function List({ title, tasks, reading, work }: ListProps) {
  if (tasks.length === 0) return null;
  const measures = new Map<string, Told[]>();
  for (const task of tasks)
    measures.set(task.measure, [...(measures.get(task.measure) ?? []), task]);
  return (
    <details class="part" open={tasks.length <= 12}>
      <summary>
        <h4 class="ds-heading" data-size="2xs">
          {title}
        </h4>
        <span class="hint">{counted(tasks.length, 'задача', 'задачи', 'задач')}</span>
      </summary>
      <ul class="asides">
        {[...measures].map(([measure, all]) => (
          <li key={measure}>
            <b>
              п. {labelOf(measure, reading)}{' '}
              {reading.measures.find(({ id }) => id === measure)?.title ??
                'В новой редакции этого пункта нет'}
            </b>
            <ul>
              {all.map((task) => (
                <li key={task.id}>
                  {sideWords(task.owes, work.known, reading.bodies)}, срок: {dueWords(task.due)}
                  {task.before !== undefined &&
                    task.before !== task.due &&
                    ` (было: ${dueWords(task.before)})`}
                  {task.act &&
                    `: ${decidedWords[task.act]}${task.lapses ? ' — новая редакция его отменит' : ' — остаётся в силе'}`}
                  {task.from && ` (было: ${dueWords(task.from.due)})`}
                  {(task.kept || task.from?.kept) &&
                    ' — останется как «Снято с плана», с тем, что сдано'}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
