/** Which road map stands for today where none was chosen; without schemas, for every page asks it. */

/** One of this year, else the first that is told, which is the newest. */
export const currentOf = <Map extends { years: number[] }>(
  roadmaps: Map[],
  today: string,
): Map | undefined =>
  roadmaps.find(({ years }) => years.includes(Number(today.slice(0, 4)))) ?? roadmaps[0];
