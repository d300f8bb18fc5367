/** Keys of a table and of its indexes: by which attributes, and how long. */

/** The attributes by which a table or an index is sorted. */
export type Schema = { hash: string; range: string };

/** «Partition key: 2048 bytes, sort key: 1024 bytes» (quotas, developer guide). */
export const LONGEST = { hash: 2048, range: 1024 };

export const keyNames = ({ hash, range }: Schema): string[] => [hash, range];
