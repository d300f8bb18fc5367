/**
 * What the tasks of one side count, kept in a row of its own: how a whole road map stands is read from as many rows as it
 * has sides, not from its tasks. A row is short, for there are hundreds.
 */
import * as z from 'zod/mini';
import type { Day } from '../days.ts';
import type { Value } from '../roadmaps/plan.ts';
import { briefOf } from './counting.ts';
import { taskAt } from './fold.ts';
import type { KeptBrief, KeptTask } from './task.ts';

/**
 * A task in its row: its version, and in a few signs («2021-12-31 0;1.3/1 2 1 1 0») its last day («-» for none), how many
 * items are returned, «s1» how many the head has not signed, «x» where the plan asks for it no more, «e» where the office does not; and of each indicator what is
 * wanted, accepted, waiting, and of that in time; then its value («3/42», «-» for none), and the target of the plan where
 * another was set («-» for none); last «n» where «не проводилось» waits, «N» where it was accepted.
 */
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
  const { due, returned, signing, indicators, dropped, ended } = briefOf({
    ...task,
    ...taskAt(task),
  });
  const counts = indicators.map(
    ({ id, target, accepted, waiting, inTime, value, planned, notHeld }) => {
      const claim = notHeld && { waiting: 'n', accepted: 'N' }[notHeld];
      const rest = [value && writtenValue(value), planned, claim];
      return [id, target, accepted, waiting, inTime, ...rest.map((one) => one ?? '-')]
        .join(' ')
        .replace(/( -)+$/, '');
    },
  );
  const head = [
    ...[due ?? '-', returned],
    ...(signing ? [`s${signing}`] : []),
    ...(dropped ? ['x'] : ended ? ['e'] : []),
  ];
  return { v: task.version, c: [head.join(' '), ...counts].join(';') };
}

const writtenValue = ({ count, of }: Value): string =>
  of === undefined ? String(count) : `${count}/${of}`;

function readValue(written: string | undefined): Value | undefined {
  if (written === undefined || written === '-') return undefined;
  const [count = 0, of] = written.split('/').map(Number);
  return { count, ...(of !== undefined && { of }) };
}

/** What one task has of one indicator. */
export type Tally = {
  /** The id of its term. */
  period: string;
  indicator: string;
  target: number;
  accepted: number;
  waiting: number;
  inTime: number;
  value?: Value | undefined;
  /** The target of the plan, where another was set for this one. */
  planned?: number | undefined;
  /** What lacks was not held. */
  notHeld?: 'waiting' | 'accepted' | undefined;
  /** Its own last day. */
  due?: Day | null | undefined;
  /** The office wants no more of it than is accepted. */
  ended?: boolean | undefined;
};

/** What a row tells of its tasks. */
export const briefsOf = (row: TallyRow): KeptBrief[] =>
  Object.entries(row.tasks).map(([name, { c }]) => {
    const [period = '', ...measure] = name.split('.');
    const [head = '', ...counts] = c.split(';');
    const [due = '', returned = '', ...marks] = head.split(' ');
    const signing = Number(marks.find((one) => one.startsWith('s'))?.slice(1) ?? 0);
    const indicators = counts.map((one) => {
      const [id = '', ...words] = one.split(' ');
      const [target = 0, accepted = 0, waiting = 0, inTime = 0] = words.slice(0, 4).map(Number);
      const value = readValue(words[4]);
      const [, planned = '-', claim] = words.slice(4);
      const notHeld = ({ n: 'waiting', N: 'accepted' } as const)[claim as 'n' | 'N'];
      return {
        ...{ id, target, accepted, waiting, inTime },
        ...(value && { value }),
        ...(planned !== '-' && { planned: Number(planned) }),
        ...(notHeld && { notHeld }),
      };
    });
    return {
      owes: row.owes,
      period,
      measure: measure.join('.'),
      due: due === '-' ? null : due,
      indicators,
      ...(marks.includes('x') && { dropped: true }),
      ...(marks.includes('e') && { ended: true }),
      ...(signing > 0 && { signing }),
      waiting: indicators.reduce((all, one) => all + one.waiting, 0),
      returned: Number(returned),
    };
  });

/** What rows tell of plan and fact. */
export const talliesOf = (rows: TallyRow[]): Tally[] =>
  rows
    .flatMap(briefsOf)
    // What was taken off the plan is no part of it.
    .filter(({ dropped }) => !dropped)
    .flatMap(({ period, due, ended, indicators }) =>
      indicators.map(({ id, ...counts }) => ({ period, indicator: id, ...counts, due, ended })),
    );
