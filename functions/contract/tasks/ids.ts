/** Ids of tasks, which stand in addresses: deterministic, so issuing twice changes nothing. */

export const taskId = ({
  owes,
  period,
  measure,
}: {
  owes: string;
  period: string;
  measure: string;
}): string => `${owes}.${period}.${measure}`;

/** The year in which a period lies: «2021», «2021-h1». */
export const yearOf = (period: string): number => Number(period.slice(0, 4));

/** The parts of a task's id, or undefined when it is none. A period is a word without dots: «2021», «2021-h1». */
export function taskParts(
  id: string,
): { owes: string; period: string; measure: string } | undefined {
  const found = /^([a-z0-9-]{1,60})\.([a-z0-9-]{1,30})\.(\d+(?:\.\d+)+)$/.exec(id);
  const [, owes, period, measure] = found ?? [];
  if (owes === undefined || period === undefined || measure === undefined) return undefined;
  return { owes, period, measure };
}
