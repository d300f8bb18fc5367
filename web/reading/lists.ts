/** Numbers of lists in HTML: those that a browser prints, and those that Word has put in as text. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attribute, isElement, styled } from './markup.ts';
import { ordinal } from './ordinals.ts';

const types: Record<string, string> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
const names: Record<string, string> = {
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
};

const named = (element: Tree.Element): string | undefined =>
  /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attribute(element, 'style'))?.[1]?.toLowerCase();

/** The numbers of the items of an ordered list, each with its dot; nothing for others. */
export function numbersOf(list: Tree.Element): Map<Tree.Element, string> {
  const numbers = new Map<Tree.Element, string>();
  if (list.tagName !== 'ol') return numbers;
  let next = Number.parseInt(attribute(list, 'start'), 10) || 1;
  for (const item of list.childNodes.filter(isElement)) {
    if (item.tagName !== 'li') continue;
    const value = Number.parseInt(attribute(item, 'value'), 10);
    if (!Number.isNaN(value)) next = value;
    const name = named(item) ?? named(list);
    if (name !== 'none' && name !== 'disc' && name !== 'circle' && name !== 'square') {
      const format = names[name ?? ''] ?? types[attribute(list, 'type')] ?? 'decimal';
      numbers.set(item, `${ordinal(format, next)}. `);
    }
    next++;
  }
  return numbers;
}

/** Whether Word has put the number of its list here. */
export const isNumber = (element: Tree.Element): boolean =>
  styled(element, /mso-list\s*:\s*ignore/i);

/** Such a number as it is printed, with a space; bullets are no text. */
export function numberText(text: string): string {
  const shown = text.replace(/\s+/g, ' ').trim();
  const number = /\d/.test(shown) || /^\(?[\p{L}]+[.)]$/u.test(shown);
  return number ? `${shown} ` : '';
}
