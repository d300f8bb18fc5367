/**
 * What the tasks of one side count, kept in a row of its own: how a whole road map stands is read from as many rows as it
 * has sides, not from its tasks. A row is short, for there are hundreds.
 */
import * as z from 'zod/mini';
import { briefOf } from './counting.ts';
import { taskAt } from './fold.ts';
import type { KeptTask } from './task.ts';

/** A task in its row: its version, and in a few signs («1.3/1 2 1 1 0») what is wanted of each indicator, accepted, waiting, and of that in time. */
const Entry = z.object({ v: z.int(), c: z.string() });
export type Entry = z.infer<typeof Entry>;

export const TallyRow = z.object({
  owes: z.string(),
  /** By period and measure: «2021.1.3». */
  tasks: z.record(z.string(), Entry),
  /** Tasks of which something is to be followed up, with the version that asks for it. */
  follow: z.record(z.string(), z.int()),
  version: z.int(),
});
export type TallyRow = z.infer<typeof TallyRow>;

/** A task as its row names it. */
export const entryName = ({ period, measure }: Pick<KeptTask, 'period' | 'measure'>): string =>
  `${period}.${measure}`;

/** What a task counts now. */
export function entryOf(task: KeptTask): Entry {
  const { indicators } = briefOf({ ...task, ...taskAt(task) });
  return {
    v: task.version,
    c: indicators
      .map(({ id, target, accepted, waiting, inTime }) =>
        [id, target, accepted, waiting, inTime].join(' '),
      )
      .join(';'),
  };
}

/** What one task has of one indicator. */
export type Tally = {
  year: number;
  indicator: string;
  target: number;
  accepted: number;
  waiting: number;
  inTime: number;
};

/** What rows tell of plan and fact. */
export const talliesOf = (rows: TallyRow[]): Tally[] =>
  rows.flatMap((row) =>
    Object.entries(row.tasks).flatMap(([name, { c }]) => {
      const year = Number(name.slice(0, name.indexOf('.')));
      return c.split(';').map((one) => {
        const [indicator = '', ...counts] = one.split(' ');
        const [target = 0, accepted = 0, waiting = 0, inTime = 0] = counts.map(Number);
        return { year, indicator, target, accepted, waiting, inTime };
      });
    }),
  );
