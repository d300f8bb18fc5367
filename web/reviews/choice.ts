/** What is chosen of an item and not sent yet. */
import type { Reason } from '../../functions/contract/tasks/acts.ts';
import type { Paper } from '../documents/uploads.ts';

export type Choice = {
  verdict: 'accepted' | 'returned';
  reason?: Reason;
  comment?: string;
  documents?: Paper[];
};

/** What is chosen, as it is sent: what was typed for a return is no word of an acceptance. */
export const decisionOf = (item: string, { verdict, documents = [], ...said }: Choice) =>
  verdict === 'accepted'
    ? { item, verdict }
    : {
        ...{ item, verdict, ...said },
        ...(documents.length > 0 && {
          documents: documents.map(({ document, owner }) => ({ document, owner })),
        }),
      };
