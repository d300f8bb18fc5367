/**
 * XML of office files as a tree without what nobody asks for. Only the five entities and numbers are known, a DOCTYPE is
 * refused, depth and count are bounded: nothing can grow out of a small file.
 */
import { Parser } from 'saxen';
import { damaged, refuse } from './refusal.ts';

export type Node = {
  /** With the prefix that the namespace has here: `w:p`. */
  name: string;
  attributes: Record<string, string>;
  children: (Node | string)[];
};

const deepest = 250;
const mostNodes = 1_500_000;

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strict = 'http://purl.oclc.org/ooxml';

/** Prefixes of ours, whichever the file has; strict files have other namespaces. */
const prefixes = {
  [word]: 'w',
  [`${strict}/wordprocessingml/main`]: 'w',
  [sheet]: 's',
  [`${strict}/spreadsheetml/main`]: 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  [`${strict}/officeDocument/relationships`]: 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
  'http://schemas.openxmlformats.org/package/2006/content-types': 't',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const farthest = 0x10ffff;

/** A text with its entities; one that is not known stays as it is written. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,8})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
        (_, ten, hex, name) => {
          if (name) return known[name.toLowerCase()] as string;
          const code = ten ? Number(ten) : Number.parseInt(hex, 16);
          return code > 0 && code <= farthest ? String.fromCodePoint(code) : '\ufffd';
        },
      )
    : text;

const none: Record<string, string> = {};

function attributesOf(raw: Record<string, string> | false): Record<string, string> {
  const found = Object.entries(raw || none);
  if (found.length === 0) return none;
  return Object.fromEntries(found.map(([name, value]) => [name, decoded(value)]));
}

export type Asked = {
  /** Elements that are left out with all that is in them. */
  skip?: ReadonlySet<string>;
  /** Elements whose attributes nobody needs. */
  bare?: ReadonlySet<string>;
  /** Elements that are given when they end, and not kept: rows of a sheet. */
  each?: { name: string; take: (node: Node) => void };
};

/** The root of a part. */
export function treeOf(xml: string, { skip, bare, each }: Asked = {}): Node {
  const root: Node = { name: '', attributes: none, children: [] };
  const stack = [root];
  let skipped = 0;
  let depth = 0;
  let nodes = 0;
  const parser = new Parser();
  parser.ns(prefixes);
  parser.on('error', damaged);
  parser.on('attention', damaged);
  parser.on('openTag', (name: string, attributes: () => Record<string, string> | false) => {
    if (++depth > deepest) damaged();
    if (skipped > 0 || skip?.has(name)) {
      skipped++;
      return;
    }
    if (++nodes > mostNodes)
      refuse('too-large', 'В файле слишком много разметки. Скопируйте таблицу и вставьте сюда.');
    const node = {
      name,
      attributes: bare?.has(name) ? none : attributesOf(attributes()),
      children: [],
    };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('closeTag', () => {
    depth--;
    if (skipped > 0) {
      skipped--;
      return;
    }
    const node = stack.pop() as Node;
    if (node.name !== each?.name) return;
    stack.at(-1)?.children.pop();
    nodes -= countOf(node);
    each.take(node);
  });
  const text = (value: string) => {
    if (skipped === 0) stack.at(-1)?.children.push(value);
  };
  parser.on('text', (value: string) => text(decoded(value)));
  parser.on('cdata', text);
  parser.parse(xml.replace(/^\ufeff/, ''));
  return root.children.find(isNode) ?? damaged();
}

const countOf = (node: Node): number =>
  1 + node.children.reduce((all, child) => all + (isNode(child) ? countOf(child) : 0), 0);

export const isNode = (one: Node | string): one is Node => typeof one !== 'string';

export const nodesIn = (node: Node | undefined): Node[] => node?.children.filter(isNode) ?? [];

/** The first child of a name. */
export const childOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find((one): one is Node => isNode(one) && one.name === name);

/** What `val` of a child says. */
export const settingOf = (node: Node | undefined, name: string): string | undefined =>
  childOf(node, name)?.attributes['w:val'];

/** Whether a switch (`<w:vanish/>`) is on. */
export function isOn(node: Node | undefined, name: string): boolean | undefined {
  const found = childOf(node, name);
  return found && !/^(0|false|off|none)$/i.test(found.attributes['w:val'] ?? '');
}
