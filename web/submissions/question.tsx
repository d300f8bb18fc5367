/** A question of the report: one kind of paper, what of it is there, a place for each that lacks. */
import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { isBlank, isOf, isUntouched } from '../../functions/contract/submissions/rest.ts';
import type { DraftItem } from '../../functions/contract/submissions/submission.ts';
import type { Demand, Item, TaskView } from '../../functions/contract/tasks/task.ts';
import type { Actor } from '../../functions/contract/tasks/transitions.ts';
import { later } from '../kit/later.tsx';
import { ItemCard } from '../tasks/item.tsx';
import type { DraftWork } from './draft.ts';
import { Entry } from './entry.tsx';

const Deeds = later(() => import('../tasks/deeds.tsx').then((part) => part.Deeds));

type Props = {
  task: TaskView;
  demand: Demand;
  kind: Demand['kinds'][number];
  actor: Actor;
  owner: string;
  work: DraftWork;
  faultOf: (id: string) => string | undefined;
  onEdit: (id: string) => void;
  onTask: (task: TaskView) => void;
  /** Returned papers that are to be sent again as they are. */
  unchanged: string[];
  onUnchanged: (id: string, sent: boolean) => void;
};

export function Question({ task, demand, kind, actor, owner, work, faultOf, ...rest }: Props) {
  const mine = (one: { indicator: string; kind: string }) => isOf(one, demand.id, kind);
  const there = task.items.filter(mine);
  const count = (state: Item['state']) =>
    there.filter((item) => item.state === state).reduce((all, item) => all + item.counts, 0);
  const [accepted, waiting] = [count('accepted'), count('waiting')];
  const entries = work.input.items.filter(mine);
  const shown = useMemo(() => there.filter(({ state }) => state !== 'replaced'), [task]);
  const entry = (item: DraftItem) => (
    <Entry
      key={item.id}
      item={item}
      place={placeWords(accepted + waiting + entries.indexOf(item) + 1, demand)}
      demand={demand}
      begins={task.begins}
      owner={owner}
      before={task.items.find((one) => one.id === item.replaces)?.documents ?? []}
      faultOf={faultOf}
      work={work}
      onEdit={rest.onEdit}
      untouched={isUntouched(item, task)}
      unchanged={rest.unchanged.includes(item.id)}
      onUnchanged={(sent) => rest.onUnchanged(item.id, sent)}
    />
  );
  const mends = (item: DraftItem) => shown.some(({ id }) => id === item.replaces);
  return (
    <section class="question">
      <h2 class="ds-heading" data-size="xs">
        {kind === 'document' ? demand.name : task.kinds[kind]}
      </h2>
      <p class="hint">
        {demand.name}. Нужно: {demand.target}; принято: {accepted}
        {waiting > 0 && `; на проверке: ${waiting}`}.
      </p>
      {shown.map((item) => (
        <Fragment key={item.id}>
          <ItemCard task={task} item={item}>
            <Deeds task={task} item={item} actor={actor} side={item.by.side} onDone={rest.onTask} />
          </ItemCard>
          {entries.filter(({ replaces }) => replaces === item.id).map(entry)}
        </Fragment>
      ))}
      {entries.filter((item) => !mends(item)).map(entry)}
      <button
        type="button"
        class="ds-button"
        data-variant="tertiary"
        onClick={() => work.add(demand.id, kind)}
      >
        {entries.some(isBlank) || accepted + waiting + entries.length < demand.target
          ? '+ Добавить документ'
          : '+ Добавить ещё один документ'}
      </button>
    </section>
  );
}

/** «2-й из 3»: which of the papers that are wanted this is; nothing where one is wanted, or more than that are there. */
function placeWords(number: number, { target, countsSchools }: Demand): string {
  return !countsSchools && target > 1 && number <= target ? `${number}-й из ${target}` : '';
}
