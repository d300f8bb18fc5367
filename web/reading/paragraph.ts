/** The text of a paragraph of Word as it is printed: its number, breaks and tabs; nothing deleted, hidden or of a field's code. */
import type { dressing } from './dressing.ts';
import type { Numbered } from './numbering.ts';
import { childOf, isNode, type Node, nodesIn } from './xml.ts';

export type Dress = ReturnType<typeof dressing>;

/** Runs that hold text in a way of their own. Marks of Wingdings are what plans tick cells with. */
const signs: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};
const symbols: Record<number, string> = {
  61692: '✓',
  61691: '✗',
  61694: '☑',
  61693: '☒',
  61608: '☐',
  61551: '☐',
  61623: '',
  61607: '',
  61656: '',
};

function symbol({ attributes }: Node): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  const plain = code >= 0xe000 && code <= 0xf8ff ? '' : code > 0 && code < 0xe000;
  return symbols[code] ?? (plain ? String.fromCharCode(code) : '');
}

const plainIn = ({ children }: Node): string =>
  children
    .filter((part) => !isNode(part))
    .join('')
    .replace(/\s/g, ' ');

/** Fields that are open, over all paragraphs: in its code a field has no text, in its result it has. */
export type Fields = { open: ('code' | 'result')[] };

/** The text of a paragraph. */
export function paragraphText(
  paragraph: Node,
  dress: Dress,
  fields: Fields,
  number: (of: Numbered) => string,
): string {
  const properties = childOf(paragraph, 'w:pPr');
  let text = '';
  const run = (node: Node) => {
    if (dress.hidden(properties, childOf(node, 'w:rPr'))) return;
    for (const one of nodesIn(node)) {
      const kind = one.name === 'w:fldChar' && one.attributes['w:fldCharType'];
      if (kind === 'begin') fields.open.push('code');
      else if (kind === 'separate') fields.open.splice(-1, 1, 'result');
      else if (kind === 'end') fields.open.pop();
      else if (fields.open.includes('code')) continue;
      else if (one.name === 'w:t') text += plainIn(one);
      else text += one.name === 'w:sym' ? symbol(one) : (signs[one.name] ?? '');
    }
  };
  const walk = (node: Node) => {
    for (const child of nodesIn(node)) {
      if (child.name === 'w:r') run(child);
      else if (child.name !== 'w:pPr' && child.name !== 'w:del') walk(child);
    }
  };
  walk(paragraph);
  // A paragraph that was deleted in review has no number.
  if (text === '' && childOf(childOf(properties, 'w:rPr'), 'w:del')) return '';
  const list = dress.numbered(properties);
  const printed = list ? number(list) : '';
  return printed === '' ? text : `${printed} ${text}`;
}
