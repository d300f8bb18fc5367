/** A letter as hypertext: the same words, its addresses as links. No style that a mail program must load, no picture. */

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** An address that ends a line or a sentence does not end with its full stop. */
const address = /https?:\/\/[^\s«»"<>()]+[^\s«»"<>().,;:!?]/gu;

function linked(line: string): string {
  let at = 0;
  const parts: string[] = [];
  for (const found of line.matchAll(address)) {
    const href = escaped(found[0]);
    parts.push(escaped(line.slice(at, found.index)), `<a href="${href}">${href}</a>`);
    at = found.index + found[0].length;
  }
  return parts.join('') + escaped(line.slice(at));
}

/** The hypertext of a plain text: a paragraph for each part between empty lines. */
export function hypertextOf(text: string): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((part) => `<p>${part.split('\n').map(linked).join('<br>')}</p>`);
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"></head><body>${paragraphs.join('')}</body></html>`;
}
