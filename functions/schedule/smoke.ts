/**
 * A probe of what people need every day, by the ways that they go: bytes are put by a signed link, the scan says that they
 * are clean, they are read and removed; pages and the API answer under the address of the site. Nothing of it is kept.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Measure } from '../contract/measures.ts';
import type { Context } from '../domain/context.ts';
import { objects } from '../store/keys.ts';

/** For how long the scan is waited for, and any one answer, in milliseconds. */
const scanned = 3 * 60_000;
const patience = 10_000;
const longestPause = 5000;

const media = 'text/plain';

/** Goes both ways. Throws with all that is not well, in words; a figure is told only where all is. */
export async function smoke(ctx: Context, measure: Measure): Promise<void> {
  const ways = await Promise.allSettled([documents(ctx), site(ctx.config.site)]);
  const faults = ways.flatMap((way) => (way.status === 'rejected' ? [String(way.reason)] : []));
  if (faults.length > 0) throw new Error(`Not well: ${faults.join('; ')}`);
  measure('probed', 1);
}

async function documents({ clock, files, municipality }: Context): Promise<void> {
  const id = randomUUID();
  const key = objects.probe(municipality, id);
  const bytes = Buffer.from(`Проверка ${id}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { url, headers } = await files.sendUrl(key, { size: bytes.length, media, sha256 });
  try {
    await ask('putting a document', url, { method: 'PUT', headers, body: bytes });
    const end = clock() + scanned;
    let verdict = await files.scan(key);
    for (let pause = 50; verdict === 'checking' && clock() < end; pause *= 2) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(pause, longestPause)));
      verdict = await files.scan(key);
    }
    if (verdict !== 'clean') throw new Error(`the scan says «${verdict}»`);
    const from = await files.readUrl(key, { disposition: 'attachment', media });
    const read = await ask('reading a document', from);
    if (!Buffer.from(await read.arrayBuffer()).equals(bytes))
      throw new Error('other bytes were read');
  } finally {
    await files.remove(key);
  }
  if (await files.scan(key)) throw new Error('a document that was removed is still there');
}

async function site(address: string): Promise<void> {
  const page = await ask('the site', `${address}/`);
  if (!/^text\/html\b/.test(type(page))) throw new Error(`the site is «${type(page)}»`);
  const answer = await ask('the API', `${address}/api/site`);
  if (!/^application\/json\b/.test(type(answer))) throw new Error(`the API is «${type(answer)}»`);
}

const type = (answer: Response): string => answer.headers.get('content-type') ?? '';

/** Asks; anything but a plain «yes» is thrown, without the link, which is signed. */
async function ask(what: string, url: string, init: RequestInit = {}): Promise<Response> {
  const signal = AbortSignal.timeout(patience);
  const answer = await fetch(url, { redirect: 'error', signal, ...init }).catch((error: Error) => {
    throw new Error(`${what}: ${error.message}`);
  });
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
  return answer;
}
