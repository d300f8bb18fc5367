/** Measures of a plan: groups of rows with their keys, executors, terms and indicators. */
import type { Measure, Period } from '../roadmaps/roadmap.ts';
import { bounded, dueOf, moving, spanOf } from './bounds.ts';
import type { Context } from './context.ts';
import { impliedOf } from './implied.ts';
import { indicatorsOf } from './indicators.ts';
import { depth, keys, prefix } from './labels.ts';
import { type Line, placeAt } from './layout.ts';
import { subject } from './letters.ts';
import { type Gathered, gathering, owed } from './owing.ts';
import type { Group, Row } from './rows.ts';
import { readTerm } from './terms.ts';
import * as words from './words.ts';

export type Placed = Group & { section: number; split?: boolean };

const lineOf = (group: Placed | undefined): Line => (group as Placed).rows[0]?.line as Line;

const texts = (rows: Row[], context: Context, is: string): string => {
  const found = context.head.columns
    .filter((one) => one.is === is)
    .flatMap(({ at }) => rows.map((row) => row.texts[at] ?? ''));
  return [...new Set(found.filter(Boolean))].join('; ');
};

/** Rows of one measure with executors or terms of their own are measures of one number. */
export function apart(groups: Placed[], context: Context): Placed[] {
  return groups.flatMap((group) => {
    const parts: Row[][] = [];
    let before: string[] = [];
    for (const row of group.rows) {
      const own = ['executors', 'term'].map((is) => texts([row], context, is));
      const same =
        parts.length > 0 &&
        own.every((text, i) => text === '' || text === before[i]) &&
        context.periods.length > 0;
      const blank = parts.length > 0 && own.every((text) => text === '');
      if (same || blank) (parts.at(-1) as Row[]).push(row);
      else parts.push([row]);
      if (!blank) before = own.map((text, i) => text || (before[i] ?? ''));
    }
    return parts.map((rows) => ({ ...group, rows, ...(parts.length > 1 ? { split: true } : {}) }));
  });
}

/** Labels of all groups: as printed, or made where the document has none. */
function labelled(groups: Placed[]): string[] {
  const letters = 'абвгдежзиклмнопрстуфхцчшэюя';
  let [last, under] = ['', 0];
  return groups.map(({ label, under: below, rows }, index) => {
    if (label) {
      [last, under] = [label, 0];
      return label;
    }
    if (!below || last === '') return String(index + 1);
    const same = groups[index - 1]?.rows[0]?.line.slots === rows[0]?.line.slots;
    if (!same) under++;
    return `${last}.${letters[(under - 1) % letters.length]}`;
  });
}

export type Made = { measures: Measure[]; gathered: Gathered };

export function measuresOf(groups: Placed[], context: Context): Made {
  const { asking, head } = context;
  const number = head.columns.find((one) => one.is === 'number');
  const labels = labelled(groups);
  labels.forEach((label, index) => {
    const first = labels.indexOf(label);
    if (first === index || groups[index]?.split || !number) return;
    // Numbers that begin anew in each section are no mistake.
    const within = labels.findIndex(
      (one, at) => one === label && groups[at]?.section === groups[index]?.section,
    );
    if (within === index && !label.includes('.')) {
      asking.note('numbers-restart', [], words.notes.restart);
      return;
    }
    const cells = [first, index].map((at) => placeAt(lineOf(groups[at]), number.at));
    const said = asking.at({ at: label, column: number.words, cells })(
      'duplicate-number',
      label,
      words.duplicate(label),
      'keep',
      words.duplicateOptions,
    );
    if (
      typeof said === 'string' &&
      said !== 'keep' &&
      !labels.includes(said) &&
      /^[\p{L}\d]+(\.[\p{L}\d]+)*$/u.test(said)
    )
      labels[index] = said;
  });
  const ids = keys(labels);
  const executors = groups.map((group) => texts(group.rows, context, 'executors'));
  if (context.tsv)
    executors.forEach((text, i) => {
      const column = head.columns.find((one) => one.is === 'executors');
      if (text !== '' || !column || !executors[i - 1]) return;
      executors[i] = executors[i - 1] as string;
      asking.note('inherited', [ids[i] as string], words.notes.inherited(column.words), [
        placeAt(lineOf(groups[i]), column.at),
      ]);
    });
  const gathered = gathering(executors);
  const measures = groups.map((group, index) => {
    const label = labels[index] as string;
    const id = ids[index] as string;
    const parent =
      group.under && !group.label
        ? labels
            .slice(0, index)
            .filter((one) => label.startsWith(`${one}.`))
            .at(-1)
        : depth(label) > 1
          ? prefix(label)
          : undefined;
    return measure(
      {
        group,
        id,
        label,
        parent:
          parent && labels.includes(parent) ? (ids[labels.indexOf(parent)] as string) : undefined,
        executors: executors[index] as string,
      },
      context,
      gathered,
    );
  });
  return { measures, gathered };
}

type Making = {
  group: Placed;
  id: string;
  label: string;
  parent: string | undefined;
  executors: string;
};

function measure(
  { group, id, label, parent, executors }: Making,
  context: Context,
  gathered: Gathered,
): Measure {
  const { asking, head, periods, span } = context;
  const first = group.rows[0] as Row;
  const all = (is: string) => texts(group.rows, context, is);
  const place = (is: string) => {
    const column = head.columns.find((one) => one.is === is);
    return {
      at: id,
      column: column?.words ?? '',
      cells: column ? [placeAt(first.line, column.at)] : [],
    };
  };
  const owing = owed(executors, id, first, context, gathered);
  const [result, evidence, termText] = [all('result'), all('evidence'), all('term')];
  const between = [all('start'), all('end')] as [string, string];
  const bounds = spanOf(between, context, (is, raw) =>
    asking.at(place(is))(
      'unreadable',
      subject(raw),
      words.unreadable(id, place(is).column, raw),
      'text',
    ),
  );
  const termRaw = termText || between.filter(Boolean).join(' – ');
  const timed =
    periods.length === 0
      ? termText === '' && bounds
        ? bounded(bounds, between, context)
        : readTerm(termText, span, asking.at(place('term')), context.answers[`frequency:${id}`])
      : null;
  if (timed && timed.rest.length > 0 && (timed.terms[0]?.due ?? null) !== null)
    asking.note(
      'term-words',
      [id],
      words.notes.termWords(timed.rest.join(' ')),
      place('term').cells,
    );
  const shared = { id, title: group.title };
  const indicators = timed
    ? [
        impliedOf(
          { ...shared, result, evidence, owes: owing.owes, terms: timed, row: first },
          context,
        ),
      ]
    : rowsOf(group, { ...shared, due: dueOf(termText, bounds, id, context) }, context);
  const remark = all('mark');
  moving(remark, timed?.terms ?? [], place('mark'), context);
  if (
    !timed &&
    owing.owes === 'each-school' &&
    context.owner === null &&
    indicators.some((one) => one.asks === 'share' || one.asks === 'number') &&
    (head.columns.some((one) => one.is === 'baseline') ||
      /^дол[яи] (?:школ|оо|общеобразоват)/iu.test(indicators[0]?.name ?? ''))
  ) {
    const who = asking.at(
      place(head.columns.some((one) => one.is === 'indicator') ? 'indicator' : 'result'),
    )('share-of-each', null, words.shareOfEach, 'each-reports', words.shareOptions);
    if (who === 'imo-reports') owing.owes = 'imo';
  }
  return {
    id,
    label,
    labelRaw: group.labelRaw,
    section: group.section,
    ...(parent ? { parent } : {}),
    title: group.title,
    result: [result, evidence].filter(Boolean).join('; '),
    ...owing,
    ...(bounds ? { span: bounds } : {}),
    ...(timed ? { terms: timed.terms } : {}),
    ...(termRaw ? { termRaw } : {}),
    ...(head.columns.some((one) => one.is === 'mark') ? { remark } : {}),
    indicators,
  };
}

function rowsOf(
  group: Placed,
  of: { id: string; title: string; due: (period: Period) => string },
  context: Context,
): Measure['indicators'] {
  const made: Measure['indicators'] = [];
  for (const row of group.rows)
    made.push(
      ...indicatorsOf(
        row,
        { ...of, several: group.rows.length > 1, first: made.length + 1 },
        context,
      ),
    );
  if (group.rows.length > 1) context.asking.note('two-indicators', [of.id], words.notes.two);
  return made;
}
