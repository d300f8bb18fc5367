/** A school or an office for which somebody acts. */

export type Side = { id: string; name: string };

/** The side that needs no asking: the only one. */
export const onlySide = (sides: Side[]): string => (sides.length === 1 ? (sides[0]?.id ?? '') : '');
