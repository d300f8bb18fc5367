/** What the rows below a head are: sections, measures, further rows of a measure, what a page tore off, and what is left out. */

import { type Head, isNumbers, repeatsHead } from './head.ts';
import { depth, labelIn, labelOf } from './labels.ts';
import { begins, type Line, ownText, saying, textAt } from './layout.ts';
import { fold } from './letters.ts';
import type { Left } from './reading.ts';
import { heading, startsSection } from './sections.ts';
import * as words from './words.ts';

/** A row with its texts by columns; what a page tore off is joined to them. */
export type Row = { line: Line; texts: string[]; joined: string[] };
export type Section = {
  is: 'section';
  label: string | null;
  title: string;
  line: Line;
  how: 'cell' | 'number' | 'column';
};
export type Group = {
  is: 'measure';
  label: string | null;
  labelRaw: string;
  title: string;
  rows: Row[];
  under: boolean;
};
export type Sorted = {
  entries: (Section | Group)[];
  left: Left[];
  totals: { line: Line; text: string; measures: number }[];
};

const total = /^(?:всего|итого|общее количество|общий итог)(?!\p{L})/u;
const footnote = /^(?:\*|¹|²|примечани|сноск|<\*>|\[\d\])/u;

export function sortRows(lines: Line[], head: Head, from: string): Sorted {
  const column = (is: string) => head.columns.find((one) => one.is === is)?.at ?? 0;
  const [number, measure, vertical] = [column('number'), column('measure'), column('section')];
  const targets = head.columns
    .filter((one) => ['target', 'planned', 'unit', 'indicator', 'baseline'].includes(one.is))
    .map(({ at }) => at);
  const single = ['term', 'executors', 'start'].map(column).filter((at) => at > 0);
  const labels = number ? lines.flatMap((line) => labelOf(ownText(line, number)) ?? []) : [];
  const deep = labels.some((label) => depth(label) > 1);
  const sorted: Sorted = { entries: [], left: [], totals: [] };
  const leave = (line: Line, why: string) => {
    sorted.left.push({
      place: { piece: line.piece, row: line.row, column: 0 },
      why,
      text: saying(line)
        .map(({ text }) => text)
        .join(' | '),
    });
  };
  const group = (): Group | null => {
    const last = sorted.entries.at(-1);
    return last?.is === 'measure' ? last : null;
  };
  let broken = false;
  let piece = lines[0]?.piece ?? 1;
  for (const line of lines) {
    if (line.piece !== piece) [broken, piece] = [true, line.piece];
    const cells = saying(line);
    if (cells.length === 0) continue;
    if (isNumbers(line) && (broken || line.row <= 8)) {
      leave(line, words.left.numbers);
      broken = true;
      continue;
    }
    if (repeatsHead(line, head)) {
      leave(line, words.left.head);
      broken = true;
      continue;
    }
    const first = cells[0] as (typeof cells)[number];
    const after = broken;
    broken = false;
    if (
      cells.some(({ text }, i) => i < 2 && total.test(fold(text))) &&
      labelOf(ownText(line, number || 64)) === null
    ) {
      const measures = sorted.entries.filter((one) => one.is === 'measure').length;
      sorted.totals.push({ line, text: cells.map(({ text }) => text).join(' '), measures });
      continue;
    }
    if (cells.length === 1 && footnote.test(fold(first.text))) {
      leave(line, words.left.footnote);
      continue;
    }
    const side =
      vertical > 0 && vertical !== measure && begins(line, vertical) ? ownText(line, vertical) : '';
    const merged = from !== 'tsv' && first.over * 2 > line.columns;
    if (side !== '' && !merged) {
      sorted.entries.push({ is: 'section', ...heading(side), line, how: 'column' });
    }
    const rest = cells.filter(({ at }) => at !== vertical || side === '' || merged);
    if (rest.length === 0) continue;
    const [one, two] = rest as [(typeof rest)[number], (typeof rest)[number] | undefined];
    const tornText = after && /^[\p{Ll}(]/u.test(one.text);
    if (rest.length === 1) {
      const wide =
        one.over * 2 > line.columns || one.at === 1 || one.at === number || one.at === vertical;
      const alone =
        one.at === measure && number > 0 && begins(line, number) && ownText(line, number) === '';
      const inMeasure =
        measure > 0 &&
        one.at === measure &&
        number === 0 &&
        from !== 'tsv' &&
        one.over === 1 &&
        line.columns > 1;
      const covered = number > 0 && !begins(line, number) && one.at !== 1;
      const continued = tornText && group() !== null && !(one.over * 2 > line.columns);
      if (
        !continued &&
        !covered &&
        !inMeasure &&
        (wide || (alone && (startsSection(one.text) || !after)))
      ) {
        sorted.entries.push({ is: 'section', ...heading(one.text), line, how: 'cell' });
        continue;
      }
    }
    const label = number ? labelOf(ownText(line, number)) : null;
    if (rest.length === 2 && number > 0 && one.at === number && two && two.at > number) {
      const others = deep ? depth(label ?? '') === 1 : !/^\d+[\p{L}]?$/u.test(label ?? '1');
      if (
        two.over > 1
          ? two.over * 2 >= line.columns - 1
          : two.at === measure && others && label !== null && !begun(line, head)
      ) {
        sorted.entries.push({
          is: 'section',
          label: label ?? one.text,
          title: two.text,
          line,
          how: 'number',
        });
        continue;
      }
    }
    const title = ownText(line, measure);
    const row: Row = { line, texts: [], joined: [] };
    for (const { at } of head.columns) row.texts[at] = textAt(line, at);
    const last = group();
    const raw = number ? ownText(line, number) : '';
    if (title === '' && raw === '' && last) {
      const mergedDown = !begins(line, measure) || (number > 0 && !begins(line, number));
      const figures = rest.some(({ at }) => targets.includes(at));
      const several = rest.filter(({ at }) => single.includes(at)).length;
      if (
        mergedDown ||
        (figures && !(after && rest.length === 1 && tornText)) ||
        several > 1 ||
        (several === 1 && rest.length > 1)
      )
        last.rows.push(row);
      else join(last, rest);
      continue;
    }
    if (
      raw === '' &&
      number > 0 &&
      title !== '' &&
      last &&
      begins(line, number) &&
      (tornText || (after && rest.length === 1))
    ) {
      join(last, rest);
      continue;
    }
    const inTitle = number === 0 ? labelIn(title) : null;
    const wholeTitle = title === '' ? textAt(line, measure) : title;
    sorted.entries.push({
      is: 'measure',
      label: label ?? inTitle,
      labelRaw: raw || (inTitle ?? ''),
      title: label === null && raw !== '' ? `${raw} ${wholeTitle}`.trim() : wholeTitle,
      rows: [row],
      under: number > 0 && label === null && last !== null,
    });
  }
  return sorted;
}

/** A row with cells merged into it from above is part of what began there. */
const begun = (line: Line, head: Head): boolean =>
  head.columns.some(
    ({ at, is }) =>
      is !== 'section' &&
      line.slots[at] !== undefined &&
      !begins(line, at) &&
      textAt(line, at) !== '',
  );

function join(group: Group, cells: { at: number; text: string }[]): void {
  const row = group.rows.at(-1) as Row;
  const title = row.texts.indexOf(group.title);
  for (const { at, text } of cells) {
    const before = row.texts[at] ?? '';
    if (at === title) group.title = `${group.title} ${text}`.trim();
    row.texts[at] = `${before} ${text}`.trim();
    row.joined.push(text);
  }
}
