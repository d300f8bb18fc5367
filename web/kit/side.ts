/** A school or an office for which somebody acts. */

export type Side = { id: string; name: string };

/** The side that needs no asking: the only one. */
export const onlySide = (sides: Side[]): string => (sides.length === 1 ? (sides[0]?.id ?? '') : '');

/** The side for which a draft was typed, as long as one may act for it. */
export const keptSide = (sides: Side[], kept: string | undefined): string =>
  sides.find(({ id }) => id === kept)?.id ?? '';
