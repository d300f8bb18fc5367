/** Versions of one paper together: each says which one it replaces. */
import type { Document } from '../../../functions/contract/documents/document.ts';

/** Papers in the order of their latest versions, each with its earlier ones behind it. */
export function versionsOf(documents: Document[]): Document[][] {
  const byId = new Map(documents.map((one) => [one.id, one]));
  const replaced = new Set(documents.map((one) => one.about?.replaces));
  const seen = new Set<string>();
  const papers: Document[][] = [];
  const follow = (from: Document | undefined): void => {
    const paper: Document[] = [];
    // A circle, or two that replace the same one, name no document twice.
    for (let one = from; one && !seen.has(one.id); one = byId.get(one.about?.replaces ?? '')) {
      seen.add(one.id);
      paper.push(one);
    }
    if (paper.length > 0) papers.push(paper);
  };
  for (const one of documents) if (!replaced.has(one.id)) follow(one);
  for (const one of documents) follow(one);
  return papers;
}
