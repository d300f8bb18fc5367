/** Numbers that Word prints before paragraphs: they stand in no text, and «1.1.» of a plan is often such a number. */
import { ordinal } from './ordinals.ts';
import { childOf, isOn, type Node, nodesIn, settingOf, treeOf } from './xml.ts';

type Level = { format: string; text: string; start: number; restart: number; legal: boolean };
type List = { counts: string; levels: Map<number, Level>; starts: Map<number, number> };
/** The list and the level of a paragraph. */
export type Numbered = { list: string; level: number };

const mostLevels = 9;
/** Such a text is printed before many paragraphs. */
const longest = 100;

const numberOf = (text: string | undefined, otherwise: number): number => {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isNaN(number) ? otherwise : number;
};

function levelOf(node: Node): Level {
  return {
    format: settingOf(node, 'w:numFmt') ?? 'decimal',
    text: (settingOf(node, 'w:lvlText') ?? '').slice(0, longest),
    start: numberOf(settingOf(node, 'w:start'), 0),
    restart: numberOf(settingOf(node, 'w:lvlRestart'), -1),
    legal: isOn(node, 'w:isLgl') ?? false,
  };
}

const levelsOf = (node: Node | undefined): Map<number, Level> =>
  new Map(
    nodesIn(node)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [numberOf(level.attributes['w:ilvl'], 0), levelOf(level)]),
  );

/** The lists of a document by their ids, with the levels that styles are tied to. */
function listsOf(root: Node | undefined) {
  const patterns = new Map<string, Node>();
  const byStyle = new Map<string, string>();
  for (const node of nodesIn(root)) {
    if (node.name !== 'w:abstractNum') continue;
    const id = node.attributes['w:abstractNumId'] ?? '';
    patterns.set(id, node);
    const style = settingOf(node, 'w:styleLink');
    if (style) byStyle.set(style, id);
  }
  const lists = new Map<string, List>();
  for (const node of nodesIn(root)) {
    if (node.name !== 'w:num') continue;
    let counts = settingOf(node, 'w:abstractNumId') ?? '';
    counts = byStyle.get(settingOf(patterns.get(counts), 'w:numStyleLink') ?? '') ?? counts;
    const levels = levelsOf(patterns.get(counts));
    const starts = new Map<number, number>();
    for (const override of nodesIn(node)) {
      if (override.name !== 'w:lvlOverride') continue;
      const level = numberOf(override.attributes['w:ilvl'], 0);
      const own = childOf(override, 'w:lvl');
      if (own) levels.set(level, levelOf(own));
      const start = settingOf(override, 'w:startOverride');
      if (start !== undefined) starts.set(level, numberOf(start, 1));
    }
    lists.set(node.attributes['w:numId'] ?? '', { counts, levels, starts });
  }
  return lists;
}

/** Says the number of each numbered paragraph, asked in the order of the document. */
export function numbering(xml: string | undefined): (of: Numbered) => string {
  const lists = listsOf(xml === undefined ? undefined : treeOf(xml));
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list: id, level }) => {
    const list = lists.get(id);
    const own = list?.levels.get(level);
    if (!list || !own || level < 0 || level >= mostLevels) return '';
    const counts = counters.get(list.counts) ?? [];
    counters.set(list.counts, counts);
    const first = `${id}/${level}`;
    const anew = !begun.has(first) ? list.starts.get(level) : undefined;
    begun.add(first);
    counts[level] = anew ?? (counts[level] ?? own.start - 1) + 1;
    for (let below = level + 1; below < mostLevels; below++) {
      const restart = list.levels.get(below)?.restart ?? -1;
      if (restart === -1 || (restart > 0 && level < restart)) counts[below] = undefined;
    }
    return printed(list, counts, own);
  };
}

/** «%1.%2.» with the numbers of its levels; a bullet is no text. */
function printed(list: List, counts: (number | undefined)[], own: Level): string {
  if (own.format === 'bullet') return '';
  return own.text.replace(/%([1-9])/g, (_, digit) => {
    const at = Number(digit) - 1;
    const level = list.levels.get(at);
    const format = own.legal ? 'decimal' : (level?.format ?? 'decimal');
    return ordinal(format, counts[at] ?? level?.start ?? 1);
  });
}
