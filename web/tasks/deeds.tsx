/** The deeds that the reader may do upon an item, each of which asks once more; what is said stands in the history. */
import { useState } from 'preact/hooks';
import type { DeedInput } from '../../functions/contract/tasks/deeds.ts';
import type { Item, TaskView } from '../../functions/contract/tasks/task.ts';
import {
  type Actor,
  type Deed,
  deeds,
  mayMove,
  transitions,
} from '../../functions/contract/tasks/transitions.ts';
import { deedWords } from '../../functions/contract/tasks/words.ts';
import { api, based, openTask, read } from '../door/client.ts';
import { useSchema } from '../kit/schema.ts';
import { Unfolded } from '../kit/unfolded.tsx';

const loadSchema = () =>
  import('../../functions/contract/tasks/deeds.ts').then((all) => all.DeedInput);

type Props = {
  task: TaskView;
  item: Item;
  actor: Actor;
  /** For which side; empty where it needs no saying. */
  side: string;
  onDone: (task: TaskView) => void;
};

export const Deeds = (props: Props) => (
  <>
    {deeds
      .filter((one) => mayMove(one, props.actor, props.item))
      .map((one) => (
        <Done key={one} {...props} deed={one} />
      ))}
  </>
);

/** Sent always under the same id; whatever comes of it, the page shows how the task stands now. */
function Done({ task, item, side, onDone, deed }: Props & { deed: Deed }) {
  const [id] = useState(() => crypto.randomUUID());
  const check = useSchema(loadSchema);
  const param = { roadmap: task.roadmap, task: task.id };
  const { label, explained } = deedWords[deed];
  const act = async (comment: string): Promise<void> => {
    const json = { act: deed, id, items: [item.id], comment, ...(side && { side }) } as DeedInput;
    await check(json);
    try {
      const route = api.roadmaps[':roadmap'].tasks[':task'].acts;
      onDone((await read(route.$post({ param, json }, based(task.version)))).task);
      // What it was done to says now how it stands.
      setTimeout(() => document.getElementById(item.id)?.focus());
    } catch (failure) {
      onDone((await openTask(param)).task);
      throw failure;
    }
  };
  return (
    <Unfolded
      id={`${item.id}-${deed}`}
      act={transitions[deed].words}
      about={task.kinds[item.kind] ?? ''}
      label={label}
      required={transitions[deed].says === 'say-why'}
      explained={explained(item.state)}
      onAct={act}
    />
  );
}
