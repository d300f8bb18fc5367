/** A file that somebody says something with: of a message, of a return. */
import { useState } from 'preact/hooks';
import type { Attached } from '../../functions/contract/tasks/acts.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { api, read } from '../door/client.ts';
import { sentenceOf } from '../door/sentences.ts';

export function Enclosed({ task, act, file }: { task: TaskView; act: string; file: Attached }) {
  const [fault, setFault] = useState<string>();
  const open = async () => {
    const param = { roadmap: task.roadmap, task: task.id, act, document: file.document };
    const route = api.roadmaps[':roadmap'].tasks[':task'].acts[':act'].documents[':document'];
    try {
      const { url } = await read(route.$get({ param, query: {} }));
      setFault(undefined);
      window.open(url, '_blank', 'noopener');
    } catch (failure) {
      setFault(sentenceOf(failure));
    }
  };
  return (
    <p>
      <button type="button" class="ds-link" onClick={open}>
        <bdi>{file.name}</bdi>
      </button>
      {fault && <span class="ds-validation-message">{fault}</span>}
    </p>
  );
}
