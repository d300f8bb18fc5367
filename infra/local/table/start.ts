/**
 * The table of one machine, seen from outside: a thread that is started, and started anew at the same address should it
 * ever end by itself. Nothing that it acknowledged is lost by that (`rows.ts`).
 */
import { Worker } from 'node:worker_threads';
import type { MachineKey } from '../gate/signature.ts';

export type TableOptions = {
  /** The file; in memory without it. */
  path?: string;
  /** Where the table of 0.2 may lie, and where it is kept once it came over. */
  older?: { older: string; kept: string };
  /** Who may ask. */
  key: MachineKey;
  /** How often what is over is forgotten, in milliseconds; never without it. */
  sweepEvery?: number;
  /** For trials: the most pages of the file, and how late indexes learn of a change, in milliseconds. */
  pages?: number;
  lag?: number;
};

type Told = { url: string; port: number; brought?: number };

/** Starts it; rejects with what keeps it from starting, as the system or SQLite says it. */
export async function startTable(options: TableOptions) {
  let closing = false;
  let worker: Worker;

  const begin = (port?: number) =>
    new Promise<Told>((resolve, reject) => {
      worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { ...options, port },
        execArgv: ['--disable-warning=ExperimentalWarning'],
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The table ended before it began')));
      worker.on('message', (told: Told | { url?: never }) => {
        // Node speaks on the same line when it watches files (`npm run dev`).
        if (told.url === undefined) return;
        worker.removeAllListeners();
        worker.on('error', (error) => console.error('Таблица остановилась:', error));
        worker.once('exit', () => void again(told.port));
        resolve(told);
      });
    });

  /** Begins anew where it was, until it is let; who asks meanwhile tries again. */
  async function again(port: number): Promise<void> {
    for (let pause = 50; !closing; pause = Math.min(pause * 2, 5000)) {
      try {
        await begin(port);
        return;
      } catch (error) {
        console.error('Таблица не запускается снова:', error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    closing = true;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('close');
    await ended;
  }

  const { url, brought } = await begin();
  return {
    url,
    /** How many items came over from the table of an earlier release; undefined when there was none. */
    brought,
    /** Ends it at once, wherever it is, as a fault would: for trials. */
    async fell() {
      await worker.terminate();
    },
    close: () => (closed ??= close()),
  };
}
