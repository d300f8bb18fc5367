/** placeholder until the reading lands */
import type { Grid } from './grid.ts';
import type { Answers, Known, Reading, Unread } from './reading.ts';

export const read = (
  _grid: Grid,
  _known: Known,
  _answers: Answers,
): Reading | { unread: Unread } => ({
  unread: { code: 'empty', words: '' },
});
