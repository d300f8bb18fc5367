/** Which road map stands for today where none was chosen; without schemas, for every page asks it. */
import type { Day } from '../days.ts';

/** Of those that are open one that holds this day, else the first that is told, which is the newest. */
export const currentOf = <Map extends { span: [Day, Day]; closed?: boolean | undefined }>(
  roadmaps: Map[],
  today: Day,
): Map | undefined =>
  roadmaps.find(({ span: [from, to], closed }) => !closed && from <= today && today <= to) ??
  roadmaps.find(({ closed }) => !closed) ??
  roadmaps[0];

/** The period in which a day lies, else the one that is nearest to it. */
export const periodOf = <Period extends { from: Day; to: Day }>(
  periods: Period[],
  today: Day,
): Period | undefined => periods.find(({ to }) => today <= to) ?? periods.at(-1);
