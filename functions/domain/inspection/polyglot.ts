/** Files that are two at once: a picture or a document for one program, a page or an archive for another. */
import { type Bytes, Refused } from './bytes.ts';

/** How a browser that guesses would know a page (WHATWG MIME Sniffing, 7.1), and servers a script. */
const markup = /<(!doctype\s+html|html|head|body|script|iframe|svg|\?php)\b/i;
/** A reader of PDF looks so far for its beginning, a guessing browser no further. */
const reach = 1024;
/** An end record with the longest comment. */
const longest = 22 + 0xffff;

/** Refuses markup at the beginning. */
export async function noPage(bytes: Bytes): Promise<void> {
  const head = await bytes.upTo(0, reach);
  if (markup.test(head.toString('latin1'))) throw new Refused('active');
}

/**
 * Refuses a ZIP (so a JAR too) behind something else: its end record with a directory right before it. `after`: what the
 * honest part ends with; an archive before that is an attachment.
 */
export async function noArchive(bytes: Bytes, after = ''): Promise<void> {
  const start = Math.max(0, bytes.size - longest);
  const tail = await bytes.upTo(start, longest);
  const from = after ? Math.max(0, tail.lastIndexOf(after)) : 0;
  for (
    let at = tail.indexOf('PK\x05\x06', from);
    at >= 0;
    at = tail.indexOf('PK\x05\x06', at + 1)
  ) {
    if (at + 22 > tail.length) return;
    const directory = start + at - tail.readUInt32LE(at + 12);
    const begins = await bytes.upTo(Math.max(0, directory), 4);
    if (begins.toString('latin1') === 'PK\x01\x02') throw new Refused('active');
  }
}
