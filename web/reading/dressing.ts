/** What styles of a Word document say of a text: whether it is hidden, and of which list it is. */
import type { Numbered } from './numbering.ts';
import { childOf, isOn, type Node, nodesIn, settingOf, treeOf } from './xml.ts';

type Style = {
  based: string | undefined;
  hidden: boolean | undefined;
  list?: string;
  level?: string;
};

const skip = new Set([
  'w:latentStyles',
  'w:docDefaults',
  'w:tblPr',
  'w:tblStylePr',
  'w:trPr',
  'w:tcPr',
]);
const mostSteps = 20;

const listOf = (properties: Node | undefined) => {
  const found = childOf(properties, 'w:numPr');
  return { list: settingOf(found, 'w:numId'), level: settingOf(found, 'w:ilvl') };
};

function stylesOf(xml: string | undefined) {
  const styles = new Map<string, Style>();
  let usual: string | undefined;
  for (const node of xml === undefined ? [] : nodesIn(treeOf(xml, { skip }))) {
    if (node.name !== 'w:style') continue;
    const id = node.attributes['w:styleId'] ?? '';
    if (
      node.attributes['w:type'] === 'paragraph' &&
      /^(1|true|on)$/.test(node.attributes['w:default'] ?? '')
    )
      usual = id;
    const { list, level } = listOf(childOf(node, 'w:pPr'));
    styles.set(id, {
      based: settingOf(node, 'w:basedOn'),
      hidden: isOn(childOf(node, 'w:rPr'), 'w:vanish'),
      ...(list !== undefined && { list }),
      ...(level !== undefined && { level }),
    });
  }
  return { styles, usual };
}

/** Asks the styles of a document. */
export function dressing(xml: string | undefined) {
  const { styles, usual } = stylesOf(xml);
  /** The first that a style or one it is based on says. */
  const said = <Key extends keyof Style>(
    id: string | undefined,
    key: Key,
  ): Style[Key] | undefined => {
    let at = id;
    for (let step = 0; at !== undefined && step < mostSteps; step++) {
      const style = styles.get(at);
      if (style?.[key] !== undefined) return style[key];
      at = style?.based;
    }
    return undefined;
  };

  return {
    /** Whether a run of a paragraph is hidden. */
    hidden(paragraph: Node | undefined, run: Node | undefined): boolean {
      return (
        isOn(run, 'w:vanish') ??
        said(settingOf(run, 'w:rStyle'), 'hidden') ??
        said(settingOf(paragraph, 'w:pStyle') ?? usual, 'hidden') ??
        false
      );
    },

    /** The list of a paragraph; the number 0 takes away that of its style. */
    numbered(paragraph: Node | undefined): Numbered | undefined {
      const own = listOf(paragraph);
      const style = settingOf(paragraph, 'w:pStyle') ?? usual;
      const list = own.list ?? said(style, 'list');
      if (list === undefined || list === '0') return undefined;
      const level = Number.parseInt(own.level ?? said(style, 'level') ?? '0', 10);
      return { list, level: Number.isNaN(level) ? 0 : level };
    },
  };
}
