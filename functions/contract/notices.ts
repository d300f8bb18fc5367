/** Kinds of letters: first what is owed, then what is good to know. Pure, without schemas. */
export const letterKinds = [
  'returned',
  'sign',
  'decided',
  'issued',
  'soon',
  'overdue',
  'given',
  'accepted',
  'said',
  'handed-in',
  'slow',
  'summary',
] as const;
export type LetterKind = (typeof letterKinds)[number];
