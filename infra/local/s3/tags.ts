// Object tags: read from a header or an XML document, by S3's limits, and given back as XML.

import { Refusal } from '../gate/refusal.ts';
import { elements, sendDocument } from './answer.ts';
import { type Exchange, receiveText } from './body.ts';
import type { Disk } from './disk.ts';
import { noSuchKey } from './get.ts';
import type { Tags } from './record.ts';
import { malformed, tidy, unescapeXml } from './xml.ts';

const MOST = 10;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const DOCUMENT_BYTES = 65_536;

/** PutObjectTagging: replaces all tags of an object. */
export async function putTags(exchange: Exchange, disk: Disk): Promise<void> {
  const { asked, response } = exchange;
  const tags = parseTagXml(await receiveText(exchange, DOCUMENT_BYTES));
  if (!(await disk.tag(asked.key, tags))) throw untagged(exchange, disk);
  response.statusCode = 200;
  response.setHeader('Content-Length', 0);
  response.end();
}

/** GetObjectTagging. */
export async function getTags(exchange: Exchange, disk: Disk): Promise<void> {
  const { asked, response } = exchange;
  const opened = await disk.open(asked.key);
  if (opened === null) throw untagged(exchange, disk);
  await opened.file.close();
  const set = opened.tags.map(([Key, Value]) => `<Tag>${elements({ Key, Value })}</Tag>`).join('');
  sendDocument(response, 'Tagging', `<TagSet>${set}</TagSet>`);
}

/** The refusal where there is nothing that has tags: the mark of a removal takes the question for an odd one. */
function untagged({ asked, response }: Exchange, disk: Disk): Refusal {
  if (!disk.isMarked(asked.key)) return noSuchKey(asked.key);
  response.setHeader('x-amz-delete-marker', 'true');
  const message = 'The specified method is not allowed against this resource.';
  const detail = { Method: asked.method, ResourceType: 'DeleteMarker' };
  return new Refusal(405, 'MethodNotAllowed', message, detail);
}

/** Reads tags as PutObject carries them: `name=value&name=value`. */
export function parseTagHeader(text: string): Tags {
  return checkTags([...new URLSearchParams(text)]);
}

/** Reads the one form of document that tagging clients send; anything else is MalformedXML. */
function parseTagXml(text: string): Tags {
  const whole = /^<Tagging(?: xmlns="[^"]*")?>(?:<TagSet\/>|<TagSet>(.*)<\/TagSet>)<\/Tagging>$/su;
  const match = whole.exec(tidy(text));
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

function invalid(kind: 'TagKey' | 'TagValue', text: string): Refusal {
  const message = `The ${kind} you have provided is invalid`;
  return new Refusal(400, 'InvalidTag', message, { [kind]: text });
}
