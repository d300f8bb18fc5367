/** Which road map stands for today where none was chosen; without schemas, for every page asks it. */
import type { Day } from '../days.ts';

/** One that holds this day, else the first that is told, which is the newest. */
export const currentOf = <Map extends { span: [Day, Day] }>(
  roadmaps: Map[],
  today: Day,
): Map | undefined =>
  roadmaps.find(({ span: [from, to] }) => from <= today && today <= to) ?? roadmaps[0];

/** The period in which a day lies, else the one that is nearest to it. */
export const periodOf = <Period extends { from: Day; to: Day }>(
  periods: Period[],
  today: Day,
): Period | undefined => periods.find(({ to }) => today <= to) ?? periods.at(-1);
