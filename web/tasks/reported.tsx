/** «Сообщено: 7,1 % (3 из 42), план не более 10»: the value beside its paper. Loaded where there is one. */
import { joined } from '../../functions/contract/roadmaps/plan.ts';
import { factWords, partsWords } from '../../functions/contract/summaries/figures.ts';
import type { Item, TaskView } from '../../functions/contract/tasks/task.ts';

export function Reported({ task, item }: { task: TaskView; item: Item }) {
  const demand = task.indicators.find(({ id }) => id === item.indicator);
  if (!demand || !item.value) return null;
  const { asks, ofSchools } = demand;
  const fact = ofSchools
    ? factWords(item.value.count, { asks: 'yes' })
    : factWords(joined(asks, [item.value]), demand);
  return (
    <p>
      Сообщено: <b>{fact}</b>
      {asks === 'share' && !ofSchools && ` (${partsWords(item.value)})`}
      {demand.plan && `, план по муниципалитету ${demand.plan}`}
    </p>
  );
}
