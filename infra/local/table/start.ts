/**
 * The table of one machine, seen from outside: a thread that is started, and started anew at the same address should it
 * ever end by itself. Nothing that it acknowledged is lost by that (`rows.ts`).
 */
import { Worker } from 'node:worker_threads';
import type { MachineKey } from '../gate/signature.ts';
import type { Older } from './older.ts';

export type TableOptions = {
  /** The file; in memory without it. */
  path?: string;
  /** Where the table of 0.2 may lie, and where it is kept once it came over. */
  older?: Older;
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
  /** When the worker of now has ended. */
  let ended: Promise<unknown>;

  const begin = (port?: number) =>
    new Promise<Told>((resolve, reject) => {
      const one = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { ...options, port },
        execArgv: ['--disable-warning=ExperimentalWarning'],
      });
      let told: Told | undefined;
      worker = one;
      ended = new Promise((gone) => one.once('exit', gone));
      one.on('error', (error) => {
        if (told) console.error('Таблица остановилась:', error);
        else reject(error);
      });
      one.once('exit', () => {
        if (told) void again(told.port);
        else reject(new Error('The table ended before it began'));
      });
      one.on('message', (said: Told | { url?: never }) => {
        // Node speaks on the same line when it watches files (`npm run dev`).
        if (said.url === undefined) return;
        told = said;
        resolve(said);
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

  let closed: Promise<unknown> | undefined;
  async function close(): Promise<void> {
    closing = true;
    // One that is just beginning reads it as soon as it stands.
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
