/** XML as the parts of a workbook and the properties of a document need it. */
import { plain } from './stamp.ts';

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A text inside an element or an attribute. */
export const escaped = (text: string): string =>
  plain(text).replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Attributes = Record<string, string | number | undefined>;

/** Attributes with a space before each; those that are undefined are left out. */
export const attributes = (of: Attributes): string =>
  Object.entries(of)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** An element with what is inside it, which is XML already. */
export const element = (name: string, of: Attributes, inside = ''): string =>
  inside ? `<${name}${attributes(of)}>${inside}</${name}>` : `<${name}${attributes(of)}/>`;

type About = { title: string; subject: string; by: string; about: string; known: string };

/** The properties of an office document (`docProps/core.xml`); its dates are those of the data, not of the clock. */
export function coreProperties({ title, subject, by, about, known }: About): string {
  const at = known.replace(/\.\d+Z$/, 'Z');
  const date = (name: string) =>
    element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, escaped(at));
  return [
    declaration,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    element('dc:title', {}, escaped(title)),
    element('dc:subject', {}, escaped(subject)),
    element('dc:creator', {}, escaped(by)),
    element('dc:description', {}, escaped(about)),
    '<dc:language>ru-RU</dc:language>',
    date('created'),
    date('modified'),
    '</cp:coreProperties>',
  ].join('');
}
