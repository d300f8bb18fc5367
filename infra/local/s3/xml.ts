// Reads the XML documents that clients send. Only the few forms that S3 clients write are known to
// the readers; these are the steps they have in common.

import { Refusal } from '../gate/refusal.ts';

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/** The document without its declaration and without the blanks between elements. */
export function tidy(text: string): string {
  return text
    .replace(/^\s*<\?xml[^>]*\?>/, '')
    .replace(/>\s+</g, '><')
    .trim();
}

/** Text of an element as it was meant; an unknown entity is MalformedXML. */
export function unescapeXml(text: string): string {
  return text.replace(/&([^;]*);?/g, (_, name: string) => {
    const plain = NAMED.get(name);
    if (plain !== undefined) return plain;
    const code = /^#(?:(\d{1,7})|x([0-9a-f]{1,6}))$/i.exec(name);
    const point = code === null ? -1 : Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 10 : 16);
    if (point < 0 || point > 0x10ffff) throw malformed();
    return String.fromCodePoint(point);
  });
}

/** The refusal for a document of another form. */
export function malformed(): Refusal {
  const message =
    'The XML you provided was not well-formed or did not validate against our published schema';
  return new Refusal(400, 'MalformedXML', message);
}
