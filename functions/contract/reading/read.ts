/**
 * The reading of a table: a grid of any format becomes a plan with questions, notes and what was left out. Pure: the same
 * grid, dictionary and answers give the same reading. It never throws: what is no plan is refused with a sentence.
 */
import type { Period } from '../roadmaps/roadmap.ts';
import type { Context } from './context.ts';
import { isPost, knownAs, namesOf } from './executors.ts';
import type { Grid } from './grid.ts';
import { findHead, type Head, periodsIn } from './head.ts';
import { type Line, layout, saying, textAt } from './layout.ts';
import { apart, measuresOf, type Placed } from './measures.ts';
import { unitTail } from './numbers.ts';
import { asking } from './questions.ts';
import type { Answers, Known, Left, Reading, RowOf, Unread } from './reading.ts';
import { refused } from './refusals.ts';
import { type Section, sortRows } from './rows.ts';
import {
  periodsOf,
  type Span,
  schoolEnd,
  spanOfPeriods,
  spanOfTerms,
  spanOfTitle,
} from './spans.ts';
import { bareSection, kept, tell, totals } from './telling.ts';
import { ownerOf, titleOf } from './titles.ts';
import * as words from './words.ts';

const most = 2000;

type Body = { head: Head; lines: Line[]; title: string; left: Left[] };

export function read(
  grid: Grid,
  known: Known,
  answers: Answers = {},
): Reading | { unread: Unread } {
  const end = schoolEnd(answers);
  const body = bodyOf(grid, answers, end);
  if ('unread' in body) return body;
  const { head, lines, title } = body;
  const periods = periodsIn(head.columns);
  const terms = head.columns
    .filter(({ is }) => ['term', 'start', 'end'].includes(is))
    .flatMap(({ at }) => lines.map((line) => textAt(line, at)));
  const span = spanOf(periods, title, terms, end);
  if (!span) return refused('no-years');
  const owner = ownerOf(title, known);
  const context: Context = {
    head,
    span,
    periods,
    known,
    answers,
    asking: asking(answers),
    tsv: grid.from === 'tsv',
    figures: !lines.some((line) =>
      head.columns.some(({ at, period }) => period && /^[+хxХX✓✔]$/u.test(textAt(line, at).trim())),
    ),
    owner: owner?.id ?? null,
    own: owner !== null || (title === '' && allPosts(lines, head, known)),
  };
  const sorted = sortRows(lines, head, grid.from);
  const { sections, groups, titles } = sectioned(sorted.entries);
  if (groups.length === 0) return refused('no-measures');
  const measured = apart(groups, context);
  const { measures, gathered } = measuresOf(measured, context);
  tell(measures, measured, titles, gathered, context);
  const left = [...body.left, ...sorted.left, ...totals(sorted, measures, context)];
  const bodies = [...gathered.bodies.values()];
  const plan = {
    title,
    ...(owner ? { owner: owner.id } : {}),
    span: [span.from, span.to] as [string, string],
    periods: periods.length > 0 ? periods : periodsOf(span),
    columns: head.columns.map(({ words: of, is, period, year }) => ({
      words: of,
      is,
      ...(period ? { period: period.id } : year ? { period: String(year) } : {}),
    })),
    sections,
    measures,
    ...(bodies.length > 0 ? { bodies } : {}),
  };
  const { questions, notes } = context.asking;
  // Texts that are read in two parts: a title with its number, a name with its unit.
  const split = new Set(
    titles
      .flatMap(({ line }) => saying(line).map(({ text }) => text.replace(/\s+/g, ' ').trim()))
      .concat(
        lines.flatMap((line) =>
          saying(line).flatMap(({ text }) =>
            unitTail.test(text) &&
            measures.some((one) => one.indicators.some(({ name }) => text.startsWith(name)))
              ? [text.replace(/\s+/g, ' ').trim()]
              : [],
          ),
        ),
      ),
  );
  kept(lines, [plan, questions, notes, left], context, split);
  return {
    ...plan,
    head: { rows: head.rows },
    rows: rowsOf(measured, measures, titles),
    questions,
    notes: context.asking.notes,
    left,
  };
}

const spanOf = (periods: Period[], title: string, terms: string[], end: string): Span | null =>
  periods.length > 0
    ? spanOfPeriods(periods, end)
    : (spanOfTitle(title, end) ?? spanOfTerms(terms, end));

/** The table that is the plan, its rows below the head, and what stands around it. */
function bodyOf(grid: Grid, answers: Answers, end: string): Body | { unread: Unread } {
  const lines = layout(grid);
  const around = [...grid.pieces.flatMap(({ before }) => before), ...grid.after].filter(
    (text) => text.trim() !== '',
  );
  if (lines.every((line) => saying(line).length === 0)) {
    if (around.length > 0) return refused('no-table');
    return refused(grid.pieces.length > 0 && lines.length <= 2 ? 'picture' : 'empty');
  }
  if (lines.length > most) return refused('too-long');
  if (lines.every((line) => saying(line).length <= 1)) return refused('no-table');
  const pieces = grid.pieces.map((piece, i) => ({
    piece,
    lines: lines.filter((line) => line.piece === i + 1),
  }));
  const above = (upTo: number) => grid.pieces.slice(0, upTo + 1).flatMap(({ before }) => before);
  const headOf = (at: number) =>
    findHead(pieces[at]?.lines ?? [], grid.from, spanOfTitle(titleOf(above(at)), end), end);
  const heads = pieces.map((_, at) => headOf(at));
  const main = heads.findIndex((one) => one !== null);
  if (main < 0) return refused('no-head');
  let head = heads[main] as Head;
  const own = pieces[main]?.lines ?? [];
  const over = own.slice(0, head.first);
  const before = [...above(main), ...over.flatMap((line) => saying(line).map(({ text }) => text))];
  const title = titleOf(before) || (typeof answers.title === 'string' ? answers.title : '');
  head = findHead(own, grid.from, spanOfTitle(title, end), end) ?? head;
  // Two lists side by side are two tables: their columns have the same names.
  const measure = head.columns.find(({ is }) => is === 'measure');
  if (measure && head.columns.filter((one) => one.words === measure.words).length > 1)
    return refused('several', { piece: main + 1, row: head.first + 1, column: 0 });
  const left: Left[] = over.flatMap((line) => leftOf(line, words.left.above));
  const body = own.slice(head.first + head.rows);
  for (const line of own.slice(head.first + head.lines.length, head.first + head.rows))
    left.push(...leftOf(line, words.left.numbers));
  for (const [at, { piece, lines: rows }] of pieces.entries()) {
    if (at === main) continue;
    const other = heads[at];
    if (other && shape(other) !== shape(head))
      return refused('several', { piece: at + 1, row: other.first + 1, column: 0 });
    const width = Math.max(piece.columns, ...rows.map((line) => line.columns));
    const small = rows.length < 3 || width < 3;
    if (width === head.columns.length && at > main) body.push(...rows);
    else if (!small) return refused('several', { piece: at + 1, row: 1, column: 0 });
    else left.push(...rows.flatMap((line) => leftOf(line, words.left.aside)));
  }
  for (const text of grid.after)
    if (text.trim() !== '')
      left.push({
        place: { piece: grid.pieces.length, row: lines.at(-1)?.row ?? 1, column: 0 },
        why: /^\s*(?:\*|¹|примечани|сноск)/iu.test(text) ? words.left.footnote : words.left.below,
        text,
      });
  return { head, lines: body, title, left };
}

const shape = (head: Head): string =>
  head.columns.map((one) => one.words.toLowerCase().replace(/[^\p{L}\d]/gu, '')).join('|');

const leftOf = (line: Line, why: string): Left[] =>
  saying(line).length === 0
    ? []
    : [
        {
          place: { piece: line.piece, row: line.row, column: 0 },
          why,
          text: saying(line)
            .map(({ text }) => text)
            .join(' | '),
        },
      ];

const allPosts = (lines: Line[], head: Head, known: Known): boolean => {
  const at = head.columns.find((one) => one.is === 'executors')?.at;
  const names = at ? lines.flatMap((line) => namesOf(textAt(line, at), known)) : [];
  const told = names.filter(({ raw }) => !head.columns.some((one) => one.path.includes(raw)));
  return told.length > 0 && told.every(({ raw }) => isPost(raw) && knownAs(raw, known) === null);
};

function sectioned(entries: (Section | Placed | import('./rows.ts').Group)[]) {
  const titles = entries.filter((one): one is Section => one.is === 'section');
  const sections = titles.map(({ label, title }) => ({ label, title }));
  const groups: Placed[] = [];
  let at = -1;
  const bare = entries[0]?.is === 'measure';
  for (const entry of entries) {
    if (entry.is === 'section') at++;
    else groups.push({ ...entry, section: Math.max(at + (bare ? 1 : 0), 0) });
  }
  return { titles, groups, sections: bare ? [bareSection, ...sections] : sections };
}

function rowsOf(groups: Placed[], measures: { id: string }[], titles: Section[]): RowOf[] {
  const of = (line: Line) => ({ piece: line.piece, row: line.row, column: 0 });
  const bare =
    groups.length > 0 &&
    groups[0]?.section === 0 &&
    (titles.length === 0 || before(groups[0]?.rows[0]?.line, titles[0]?.line))
      ? 1
      : 0;
  return [
    ...titles.map(({ line }, i): RowOf => ({ place: of(line), section: i + bare })),
    ...groups.flatMap((group, i) =>
      group.rows.map(
        ({ line }): RowOf => ({ place: of(line), measure: (measures[i] as { id: string }).id }),
      ),
    ),
  ].sort((a, b) => a.place.piece - b.place.piece || a.place.row - b.place.row);
}

const before = (a: Line | undefined, b: Line | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a.piece < b.piece || (a.piece === b.piece && a.row < b.row));
