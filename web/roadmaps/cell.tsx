/** The state of a cell of the road map, in words first; colour and sign only repeat them. */

import type { CellState } from '../../functions/contract/roadmaps/states.ts';
import { stateWords } from '../../functions/contract/summaries/figures.ts';
import { Tag, type Tone } from '../kit/badge.tsx';

const tones: Record<CellState, Tone> = {
  done: { color: 'success', sign: '✓' },
  'handed-in': { color: 'info', sign: '◔' },
  partial: { color: 'warning', sign: '◐' },
  'in-progress': { color: 'info', sign: '◔' },
  'not-done': { color: 'danger', sign: '✕' },
  'not-held': { color: 'neutral', sign: '⊖' },
  'not-due': { color: 'neutral', sign: '○' },
  dropped: { color: 'neutral', sign: '–' },
  'not-planned': { color: 'neutral', sign: '–' },
};

/** The state of a cell of the road map. */
export const CellBadge = ({ state }: { state: CellState }) => (
  <Tag tone={tones[state]} words={stateWords[state]} />
);
