/** A file that somebody says something with: of a message, of a return. */
import type { Attached } from '../../functions/contract/tasks/acts.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { api, read } from '../door/client.ts';
import { Refusal, useDoing } from '../kit/doing.tsx';

export function Enclosed({ task, act, file }: { task: TaskView; act: string; file: Attached }) {
  const { fault, doing } = useDoing();
  const open = () =>
    doing(async () => {
      const param = { roadmap: task.roadmap, task: task.id, act, document: file.document };
      const route = api.roadmaps[':roadmap'].tasks[':task'].acts[':act'].documents[':document'];
      window.open((await read(route.$get({ param, query: {} }))).url, '_blank', 'noopener');
    });
  return (
    <div>
      <button type="button" class="ds-link" onClick={open}>
        <bdi>{file.name}</bdi>
      </button>
      <Refusal fault={fault} />
    </div>
  );
}
