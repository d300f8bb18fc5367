/** The state of a cell of the road map, in words first; colour and sign only repeat them. */
import { stateWords } from '../../functions/contract/figures.ts';
import type { CellState } from '../../functions/contract/plan.ts';
import { type Look, Tag } from './badge.tsx';

const looks: Record<CellState, Look> = {
  done: { color: 'success', sign: '✓' },
  'handed-in': { color: 'info', sign: '◔' },
  partial: { color: 'warning', sign: '◐' },
  'in-progress': { color: 'info', sign: '◔' },
  'not-done': { color: 'danger', sign: '✕' },
  'not-due': { color: 'neutral', sign: '○' },
  'not-planned': { color: 'neutral', sign: '–' },
};

/** The state of a cell of the road map. */
export const CellBadge = ({ state }: { state: CellState }) => (
  <Tag look={looks[state]} words={stateWords[state]} />
);
