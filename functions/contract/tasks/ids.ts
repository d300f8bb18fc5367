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

/**
 * The parts of a task's id, or undefined when it is none. A period is the id of a term, a word without dots: «2021»,
 * «2024-Q1»; a measure has its number, with letters where the document has them: «1.3», «8а», «1.3~2».
 */
export function taskParts(
  id: string,
): { owes: string; period: string; measure: string } | undefined {
  const found =
    /^([a-z0-9-]{1,60})\.([a-zA-Z0-9-]{1,30})\.([\p{L}\d]+(?:\.[\p{L}\d]+)*(?:~\d+)?)$/u.exec(id);
  const [, owes, period, measure] = found ?? [];
  if (owes === undefined || period === undefined || measure === undefined) return undefined;
  return { owes, period, measure };
}
