// Object tags: read from a header or an XML document, by S3's limits, and given back as XML.

import { elements, Refusal, sendXml } from './answer.ts';
import { type Exchange, receiveText } from './body.ts';
import type { Disk } from './disk.ts';
import { noSuchKey } from './get.ts';
import type { Tags } from './record.ts';

const MOST = 10;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const DOCUMENT_BYTES = 65_536;

/** PutObjectTagging: replaces all tags of an object. */
export async function putTags(exchange: Exchange, disk: Disk): Promise<void> {
  const { asked, response } = exchange;
  const tags = parseTagXml(await receiveText(exchange, DOCUMENT_BYTES));
  if (!(await disk.tag(asked.key, tags))) throw noSuchKey(asked.key);
  response.statusCode = 200;
  response.setHeader('Content-Length', 0);
  response.end();
}

/** GetObjectTagging. */
export async function getTags({ asked, response }: Exchange, disk: Disk): Promise<void> {
  const opened = await disk.open(asked.key);
  if (opened === null) throw noSuchKey(asked.key);
  await opened.file.close();
  const set = opened.tags.map(([Key, Value]) => `<Tag>${elements({ Key, Value })}</Tag>`).join('');
  const space = 'http://s3.amazonaws.com/doc/2006-03-01/';
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  sendXml(response, 200, `${head}<Tagging xmlns="${space}"><TagSet>${set}</TagSet></Tagging>`);
}

/** Reads tags as PutObject carries them: `name=value&name=value`. */
export function parseTagHeader(text: string): Tags {
  return checkTags([...new URLSearchParams(text)]);
}

/** Reads the one form of document that tagging clients send; anything else is MalformedXML. */
function parseTagXml(text: string): Tags {
  const tidy = text
    .replace(/^\s*<\?xml[^>]*\?>/, '')
    .replace(/>\s+</g, '><')
    .trim();
  const whole = /^<Tagging(?: xmlns="[^"]*")?>(?:<TagSet\/>|<TagSet>(.*)<\/TagSet>)<\/Tagging>$/su;
  const match = whole.exec(tidy);
  if (match === null) throw malformed();
  const tags: [string, string][] = [];
  const one = /<Tag><Key>([^<]*)<\/Key>(?:<Value>([^<]*)<\/Value>|<Value\/>)<\/Tag>/uy;
  const set = match[1] ?? '';
  while (one.lastIndex < set.length) {
    const tag = one.exec(set);
    if (tag === null) throw malformed();
    tags.push([unescapeXml(tag[1] ?? ''), unescapeXml(tag[2] ?? '')]);
  }
  return checkTags(tags);
}

function checkTags(tags: Tags): Tags {
  if (tags.length > MOST) {
    throw new Refusal(400, 'BadRequest', 'Object tags cannot be greater than 10');
  }
  const names = new Set<string>();
  for (const [name, value] of tags) {
    if (name === '' || name.length > 128 || !ALLOWED.test(name)) throw invalid('TagKey', name);
    if (value.length > 256 || !ALLOWED.test(value)) throw invalid('TagValue', value);
    if (names.has(name)) {
      const message = 'Cannot provide multiple Tags with the same key';
      throw new Refusal(400, 'InvalidTag', message, { TagKey: name });
    }
    names.add(name);
  }
  return tags;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&([^;]*);?/g, (_, name: string) => {
    const plain = NAMED[name];
    if (plain !== undefined) return plain;
    const code = /^#(?:(\d{1,7})|x([0-9a-f]{1,6}))$/i.exec(name);
    const point = code === null ? -1 : Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 10 : 16);
    if (point < 0 || point > 0x10ffff) throw malformed();
    return String.fromCodePoint(point);
  });
}

function invalid(kind: 'TagKey' | 'TagValue', text: string): Refusal {
  const message = `The ${kind} you have provided is invalid`;
  return new Refusal(400, 'InvalidTag', message, { [kind]: text });
}

function malformed(): Refusal {
  const message =
    'The XML you provided was not well-formed or did not validate against our published schema';
  return new Refusal(400, 'MalformedXML', message);
}
