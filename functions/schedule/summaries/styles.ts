/** How cells of the workbook style. A state is always words; its fill only repeats them. */
import type { CellState } from '../../contract/roadmaps/states.ts';

/** The style of a cell; `format` is a number format of Excel. */
export type Style = {
  font?: string;
  size: number;
  bold?: boolean;
  underline?: boolean;
  colour?: string;
  fill?: string;
  bordered?: boolean;
  wrap?: boolean;
  across?: 'left' | 'center';
  down: 'top' | 'center';
  upright?: boolean;
  format?: string;
};

const text: Style = { size: 9, bordered: true, wrap: true, down: 'top' };
const centre: Style = { ...text, across: 'center' };
const head: Style = { ...centre, bold: true, fill: 'DFE6EF', down: 'center' };
const linked = { underline: true, colour: '0B4FA8' };

/** The styles of cells; `number` and `date` keep their type, `signed` shows the sign of a deviation. */
export const styles = {
  title: { size: 14, bold: true, down: 'center' },
  line: { size: 10, down: 'center' },
  fine: { size: 8, colour: '5B6573', down: 'center' },
  head,
  headYear: { ...head, format: '0' },
  upright: { ...head, upright: true },
  section: { ...text, bold: true, fill: 'F1F4F8', down: 'center' },
  text,
  label: { ...centre, format: '@' },
  bold: { ...text, bold: true },
  centre,
  number: { ...centre, format: '0' },
  signed: { ...centre, format: '+0;\\−0;0' },
  date: { ...centre, format: 'dd.mm.yyyy' },
  link: { ...centre, ...linked },
  linkedNumber: { ...centre, ...linked, format: '0' },
  small: { ...text, font: 'Courier New', size: 7 },
} satisfies Record<string, Style>;

const quiet: Style = { ...centre, colour: '6B7480' };

/** The style of a cell that says a state in words. */
export const stateStyles: Record<CellState, Style> = {
  done: { ...centre, fill: 'DDF0DF' },
  'handed-in': { ...centre, fill: 'DDEAF8' },
  partial: { ...centre, fill: 'FFF0C9' },
  'in-progress': { ...centre, fill: 'EAE6F6' },
  'not-done': { ...centre, fill: 'F9DAD6' },
  'not-held': quiet,
  'not-due': quiet,
  dropped: quiet,
  'not-planned': quiet,
};
