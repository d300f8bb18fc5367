/** Starts a ground in a process of its own and speaks with it; the process ends with the parent, or when asked to. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { KeptLetter } from '../infra/local/ses.ts';
import type { Standing } from './ground.ts';

/** A ground in `root`, with as many schools beside the two of the demonstration. */
export async function startEngines(root: string, extra = 0) {
  const child = fork(fileURLToPath(import.meta.resolve('./ground.ts')), [root, String(extra)]);
  const standing = await told(child);
  return {
    ...standing,
    /** The letters that came so far, the newest first, once the schedule has nothing left to do. */
    async letters(): Promise<KeptLetter[]> {
      child.send('letters');
      return (await told(child)).letters ?? [];
    },
    /** Memory of the whole process, in bytes. */
    async memory(): Promise<number> {
      child.send('memory');
      return (await told(child)).memory ?? 0;
    },
    async stop(): Promise<void> {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
export type Engines = Awaited<ReturnType<typeof startEngines>>;

function told(child: ChildProcess): Promise<Standing> {
  return new Promise((resolve, reject) => {
    const fell = (code: number | null) => reject(new Error(`the ground ended with ${code}`));
    child.once('exit', fell);
    child.once('message', (standing) => {
      child.off('exit', fell);
      resolve(standing as Standing);
    });
  });
}
