/**
 * What evidence can be. A kind is a word of the municipality's dictionary, told by its id; these are the ones that every
 * municipality begins with (`docs/glossary.md`, and the results that road maps ask for).
 */
import * as z from 'zod/mini';

/** The id of a kind of evidence. */
export const EvidenceKind = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kind'));
export type EvidenceKind = z.infer<typeof EvidenceKind>;
