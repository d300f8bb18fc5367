/** What HTML says about an element: attributes, and of styles what hides, keeps spaces, or is Word's own. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An attribute, or an empty text. */
export const attribute = (element: Tree.Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';

/** Whether its style says so. */
export const styled = (element: Tree.Element, what: RegExp): boolean =>
  what.test(attribute(element, 'style'));

const hides =
  /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all|mso-element\s*:\s*comment)/i;

/** What is never text: code, parts of forms, what was deleted in review. */
const mute = new Set([
  ...['script', 'style', 'template', 'title', 'noscript', 'iframe', 'object', 'embed', 'audio'],
  ...['video', 'canvas', 'svg', 'select', 'datalist', 'col', 'colgroup', 'del', 'xml', 'head'],
]);

/** Whether a reader of the page sees nothing of it. */
export const unseen = (element: Tree.Element): boolean =>
  mute.has(element.tagName) ||
  styled(element, hides) ||
  element.attrs.some(({ name }) => name === 'hidden');

/** What begins on a line of its own and ends one. */
export const blocks = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'caption', 'center', 'dd', 'details', 'dir'],
  ...['div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3'],
  ...['h4', 'h5', 'h6', 'header', 'hr', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre'],
  ...['section', 'summary', 'ul', 'body'],
]);

/** Whether line ends within it are line ends. */
export const preserved = (element: Tree.Element): boolean =>
  element.tagName === 'pre' ||
  element.tagName === 'textarea' ||
  styled(element, /white-space\s*:\s*(pre|break-spaces)/i);

export const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node;
