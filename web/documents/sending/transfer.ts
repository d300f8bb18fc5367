/**
 * One file on its whole way: asked for, sent as far as storage lacks it, confirmed. A line that breaks never ends it:
 * it asks what has arrived and goes on from there, for as long as the page is open.
 */
import type { Document } from '../../../functions/contract/documents/document.ts';
import { partsOf } from '../../../functions/contract/documents/files.ts';
import { api, Failure, read } from '../../door/client.ts';
import { sendParts } from './parts.ts';
import { pauseOf, rest } from './patience.ts';

/** What a transfer tells of itself. */
export type Told = {
  /** The server knows of it: whatever becomes of the page, it can be gone on with. */
  onKnown: (document: Document) => void;
  onArrived: (bytes: number) => void;
  /** All bytes are there. */
  onSent: () => void;
  onPause: (why: Failure) => void;
};

type Way = { file: File; owner: string; id: string; stop: AbortSignal; woken: EventTarget };

/** What passes by itself. */
const passing = (failure: unknown): failure is Failure =>
  failure instanceof Failure &&
  (['offline', 'busy', 'signed-out', 'internal'].includes(failure.code) ||
    failure.reason === 'requests');

/** So often in a row storage may say that it has something else than we think. */
const mostTurns = 4;

const routes = api.documents[':owner'][':id'];

/** Asks until storage has scanned and summed the file; that takes seconds, seldom minutes. */
export async function confirmed(owner: string, id: string, stop: AbortSignal): Promise<Document> {
  for (let pause = 300; ; pause = Math.min(10_000, pause * 1.6)) {
    stop.throwIfAborted();
    const document = await read(routes.confirmation.$post({ param: { owner, id } }));
    if (document.state !== 'checking') return document;
    await rest(pause, stop, new EventTarget());
  }
}

/** For what goes on whatever a person does. */
export const unstopped = { stop: new AbortController().signal, woken: new EventTarget() };

/** Does something again and again until it comes to an end of its own. */
export async function patiently<T>(
  work: () => Promise<T>,
  { stop, woken }: Pick<Way, 'stop' | 'woken'>,
  onPause: (why: Failure) => void,
  failed = { times: 0 },
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (failure) {
      stop.throwIfAborted();
      if (!passing(failure)) throw failure;
      onPause(failure);
      const pause = Math.max(pauseOf(failed.times++), 1000 * (failure.retryAfter ?? 0));
      await rest(pause, stop, woken);
    }
  }
}

/** Sends a file to the end. Throws what will not pass by itself, or the reason of `stop`. */
export async function transfer(way: Way, name: string, told: Told): Promise<Document> {
  const { file, owner, id, stop } = way;
  const failed = { times: 0 };
  const json = { id, name, size: file.size, owner };
  let begun = false;

  const goOn = async (): Promise<Document> => {
    const { document, arrived } = await read(api.documents.$post({ json }));
    const listed =
      document.state === 'removed'
        ? await read(routes.restoration.$post({ param: { owner, id } }))
        : document;
    if (listed.state === 'withdrawn') throw new Failure('state', { reason: 'withdrawn' });
    told.onKnown(listed);
    if (!arrived) return listed;
    // All may have come though nobody heard of it: storage has put the parts together, so it names none.
    if (document.state === 'checking' || (begun && arrived.length === 0)) {
      const settled = await settle();
      if (settled) return settled;
    }
    begun = true;
    const sent = new Map(arrived.map((part) => [part.number, part.size]));
    const tell = () => told.onArrived([...sent.values()].reduce((all, size) => all + size, 0));
    const lacking = Array.from({ length: partsOf(file.size) }, (_, at) => at + 1).filter(
      (number) => !sent.has(number),
    );
    tell();
    const onSent = (part: number, bytes: number) => {
      if (bytes > 0) failed.times = 0;
      sent.set(part, bytes);
      tell();
    };
    await sendParts({ file, owner, id, lacking, onSent, stop });
    told.onSent();
    return confirmed(owner, id, stop);
  };
  /** Nothing when bytes still lack. */
  const settle = async (): Promise<Document | undefined> => {
    try {
      return await confirmed(owner, id, stop);
    } catch (failure) {
      if (failure instanceof Failure && failure.code === 'state') return undefined;
      throw failure;
    }
  };

  for (let turns = 1; ; turns++)
    try {
      return await patiently(goOn, way, told.onPause, failed);
    } catch (failure) {
      // `absent`: it was waited for too long, and is asked for anew.
      const turned =
        failure instanceof Failure && ['state', 'absent'].includes(failure.code) && !failure.reason;
      if (!turned || turns === mostTurns) throw failure;
    }
}
