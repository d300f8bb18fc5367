/**
 * Texts of cells, made alike in all formats: «50 %» with a hard space and with a common one is one text. Letters stay as
 * they are.
 */

/** Signs that are not seen: the soft hyphen, joiners, marks of direction, controls. Line ends and tabs are seen. */
const unseen = /\ufeff|(?!\s)[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;

/** One line: spaces of any kind are one space, and none stands at an end. */
export const lineOf = (text: string): string =>
  text.normalize('NFC').replace(unseen, '').replaceAll('\u2011', '-').replace(/\s+/g, ' ').trim();

/** A text with its line ends, without empty lines. */
export const textOf = (text: string): string =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(lineOf)
    .filter((line) => line !== '')
    .join('\n');
