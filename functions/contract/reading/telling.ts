/** What is told of a table as a whole once it is read: gaps of numbers, layouts, posts, totals, texts that found no place. */
import type { Measure, Section as PlanSection } from '../roadmaps/roadmap.ts';
import type { Context } from './context.ts';
import { gaps } from './labels.ts';
import { type Line, placeAt, saying } from './layout.ts';
import { fold } from './letters.ts';
import type { Placed } from './measures.ts';
import { figure } from './numbers.ts';
import type { Gathered } from './owing.ts';
import type { Left } from './reading.ts';
import type { Section, Sorted } from './rows.ts';
import * as words from './words.ts';

export function tell(
  measures: Measure[],
  groups: Placed[],
  titles: Section[],
  gathered: Gathered,
  context: Context,
): void {
  const { asking, head } = context;
  const note = asking.note;
  const labels = measures.filter((_, i) => groups[i]?.label).map((one) => one.label);
  for (const { between, missing } of gaps(labels))
    asking.notes.push({
      code: 'number-gap',
      at: between,
      words: words.notes.gap(missing),
      cells: [],
    });
  measures.forEach((measure, i) => {
    const group = groups[i] as Placed;
    const { id } = measure;
    for (const text of group.rows.flatMap((row) => row.joined))
      note('continued', [id], words.notes.continued(text));
    if (/\d\p{L}$/u.test(measure.label)) note('label', [id], words.notes.letter(measure.label));
    if (measure.parent && /^(?:в том числе|из них|в т\. ?ч)/iu.test(measure.title))
      note('child', [id], words.notes.child(measure.parent));
    if (group.split) note('split', [id], words.notes.split);
    if (group.under && !group.label) note('unnumbered', [id], words.notes.unnumbered);
    if (/^\s*1\)[\s\S]+2\)/u.test(measure.title)) note('one-measure', [id], words.notes.oneMeasure);
    const [first] = measure.indicators;
    const counted = first && Object.values(first.cells).some((cell) => cell.is === 'count');
    if (
      first &&
      !first.implied &&
      counted &&
      measure.indicators.length === 1 &&
      first.evidenceKinds.length > 1 &&
      /[,;]/u.test(first.name)
    )
      note('two-documents', [id], words.notes.twoDocuments(first.name));
    for (const row of group.rows)
      for (const column of head.columns.filter((one) => one.is === 'other')) {
        const text = row.texts[column.at] ?? '';
        if (text !== '')
          note('column-kept', [id], words.notes.kept(column.words, text), [
            placeAt(row.line, column.at),
          ]);
      }
  });
  layouts(titles, context);
  for (const variants of gathered.same.values())
    if (variants.size > 1 && [...variants.keys()].some((one) => !/^\p{L}{2,4}$/u.test(one)))
      note(
        'same-executor',
        [...new Set([...variants.values()].flat())],
        words.notes.sameExecutor([...variants.keys()]),
      );
  if (gathered.semicolons) note('separator', [], words.notes.separator);
  const has = (is: string) => head.columns.some((one) => one.is === is);
  if (context.periods.length > 0 && !has('planned') && !has('baseline') && context.figures)
    note('no-total', [], words.notes.noTotal);
  if (has('mark')) note('marks-are-not-facts', [], words.notes.marks);
  if (measures.some((one) => one.executors.some(({ is }) => is === 'own')))
    note('own-staff', [], words.notes.own);
  if (
    has('number') &&
    titles.length > 0 &&
    labels.length > 1 &&
    labels.every((label) => !label.includes('.')) &&
    titles.every((one) => one.how === 'cell' && one.label !== null)
  )
    note('plain-numbers', [], words.notes.plain);
}

/** Titles in one merged cell beside titles with a cell for the number: the rarer are named. */
function layouts(titles: Section[], { asking }: Context): void {
  const [cell, number] = ['cell', 'number'].map((how) =>
    titles.filter((one) => one.how === how),
  ) as [Section[], Section[]];
  if (cell.length === 0 || number.length === 0) return;
  const of = cell.length < number.length ? cell : titles;
  asking.note(
    'section-layout',
    of.map((one) => one.label ?? one.title),
    words.notes.layout,
  );
}

/** Totals are no measures; a count of measures, or of a column, is compared with what was read. */
export function totals(sorted: Sorted, measures: Measure[], context: Context): Left[] {
  return sorted.totals.map(({ line, text }) => {
    const stated =
      /мероприяти\p{L}*\D{0,12}?(\d+)/u.exec(fold(text))?.[1] ??
      /^всего\D*(\d+)\s*(?:мероприят|пункт)/u.exec(fold(text))?.[1];
    const why =
      stated !== undefined
        ? Number(stated) === measures.length
          ? words.left.agreed(text, measures.length)
          : words.left.differs(text, measures.length)
        : columnTotals(line, text, measures, context);
    return {
      place: { piece: line.piece, row: line.row, column: 0 },
      why,
      text: saying(line)
        .map((one) => one.text)
        .join(' | '),
    };
  });
}

function columnTotals(line: Line, text: string, measures: Measure[], { head }: Context): string {
  const compared = head.columns.flatMap((column) => {
    const stated = column.period && figure(line.slots[column.at]?.text ?? '');
    if (!stated || !column.period) return [];
    const { id } = column.period;
    const sum = measures
      .flatMap((one) => one.indicators)
      .reduce(
        (all, one) => all + (one.cells[id]?.is === 'count' ? (one.cells[id]?.value ?? 0) : 0),
        0,
      );
    return [{ same: sum === stated.value, sum }];
  });
  if (compared.length === 0) return words.left.total(text);
  const wrong = compared.find(({ same }) => !same);
  return wrong
    ? words.left.differs(text, wrong.sum)
    : words.left.agreed(text, compared[0]?.sum ?? 0);
}

/** Texts of the body that stand nowhere in what was read are told with their places: nothing of a document is lost. */
export function kept(lines: Line[], read: unknown, context: Context, split: Set<string>): void {
  const said: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') said.push(value.replace(/\s+/g, ' '));
    else if (Array.isArray(value)) value.forEach(gather);
    else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather(read);
  const whole = new Set([...said, ...split]);
  let joined: string | null = null;
  for (const line of lines)
    for (const slot of saying(line)) {
      const text = slot.text.replace(/\s+/g, ' ').trim();
      if (whole.has(text) || text === '') continue;
      joined ??= said.join('\n');
      if (joined.includes(text)) continue;
      context.asking.note('kept', [], words.notes.placeholder(text), [placeAt(line, slot.at)]);
      whole.add(text);
    }
}

export const bareSection: PlanSection = { label: null, title: '' };
