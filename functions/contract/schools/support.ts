/** In which years a school is supported, and as what; without schemas, for pages and plans reckon with it. */

export const categories = ['shnor', 'shnsu'] as const;
export type Category = (typeof categories)[number];

/** The years that a registry may speak of. */
export const firstYear = 2000;
export const lastYear = 2100;

/** A year of support: as what, and by which order. */
export type Supported = { year: number; categories: Category[]; basis: string };

/** Whether the school is supported in a year. */
export const supportedIn = (school: { support: { year: number }[] }, year: number): boolean =>
  school.support.some((support) => support.year === year);

/** By year, and the categories in one order: so two lists that say the same are the same. */
export const tidy = (support: readonly Supported[]): Supported[] =>
  support
    .map(({ year, categories: named, basis }) => ({
      year,
      categories: categories.filter((one) => named.includes(one)),
      basis: basis.trim(),
    }))
    .sort((one, other) => one.year - other.year);

/** What `next` says in place of what stands: years that it names anew, and years that it takes away. */
export function merged(
  stands: readonly Supported[],
  next: readonly Supported[],
  without: readonly number[] = [],
): Supported[] {
  const named = new Set([...next.map(({ year }) => year), ...without]);
  return tidy([...stands.filter(({ year }) => !named.has(year)), ...next]);
}
