/** Taking back: what one's side sent, and an acceptance. Each asks once more; what is said stands in the history. */
import { useState } from 'preact/hooks';
import type { Item, TaskView } from '../../functions/contract/tasks/task.ts';
import { kindWords } from '../../functions/contract/words.ts';
import { api, based, openTask, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';
import { Unfolded } from '../kit/unfolded.tsx';

type Props = { task: TaskView; item: Item; side: string; onDone: (task: TaskView) => void };

type Route = (typeof routes)['withdrawals' | 'reopenings'];
const routes = api.roadmaps[':roadmap'].tasks[':task'];

/** Sends an act upon one item, always under the same id; whatever comes of it, the page shows how the task stands now. */
function useAct({ task, item, side, onDone }: Props, route: Route) {
  const [id] = useState(() => crypto.randomUUID());
  const param = { roadmap: task.roadmap, task: task.id };
  return async (comment: string): Promise<string | undefined> => {
    const json = { id, items: [item.id], comment, ...(side && { side }) };
    try {
      onDone((await read(route.$post({ param, json }, based(task.version)))).task);
      // What it was done to says now how it stands.
      setTimeout(() => document.getElementById(item.id)?.focus());
      return undefined;
    } catch (failure) {
      onDone((await openTask(param)).task);
      return sentenceOf(failure);
    }
  };
}

export function TakeBack(props: Props) {
  const { item } = props;
  const explained =
    item.state === 'returned'
      ? 'Исправлять этот документ и то, вместо чего он сдан, больше не нужно. Запись останется в истории.'
      : 'Проверяющий этот документ больше не увидит. Запись о нём останется в истории; другой можно сдать сразу.';
  return (
    <Unfolded
      id={`${item.id}-take-back`}
      act="Отозвать"
      about={kindWords[item.kind]}
      label="Почему отзываете"
      required={false}
      explained={explained}
      onAct={useAct(props, routes.withdrawals)}
    />
  );
}

export const Reopen = (props: Props) => (
  <Unfolded
    id={`${props.item.id}-reopen`}
    act="Отменить принятие"
    about={kindWords[props.item.kind]}
    label="Почему"
    required
    explained="Документ снова встанет на проверку и до нового решения не засчитывается. Причину увидят обе стороны."
    onAct={useAct(props, routes.reopenings)}
  />
);
