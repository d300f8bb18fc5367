/**
 * Sends the parts of one file that storage lacks, several side by side when the line bears it. What went wrong with one
 * part ends the round after the others under way have come: whoever calls asks storage what it has and goes on from there.
 */
import { bytesOf } from '../../../functions/contract/documents/files.ts';
import { api, Failure, read } from '../../door/client.ts';
import { hashPart } from './hash.ts';
import { put, type Target } from './put.ts';

/** For how many parts links are asked at once: they live for an hour, and a day has only so many. */
const batch = 4;

const mostLanes = 3;

/** A part that comes within so many milliseconds says that the line bears one more beside it. */
const quick = 8_000;

/** How many parts go at once: learned from the line, the same for all files. A cut loses only what is under way. */
let lanes = 1;

type Round = {
  file: File;
  owner: string;
  id: string;
  /** Numbers of the parts that storage lacks. */
  lacking: number[];
  /** How much of a part has gone. */
  onSent: (part: number, bytes: number) => void;
  stop: AbortSignal;
};

/** Sends what lacks; throws the first failure once nothing is under way. */
export async function sendParts({ file, owner, id, lacking, onSent, stop }: Round): Promise<void> {
  if (lacking.length === 0) return;
  const pending = [...lacking];
  const links = new Map<number, Target>();
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let asking = Promise.resolve();

  const slice = (number: number) => file.slice(...bytesOf(file.size, number));
  const askFor = async (numbers: number[]) => {
    const parts: { number: number; sha256: string }[] = [];
    // The whole of a small file is its only part, and its sum is known.
    for (const number of numbers)
      parts.push({ number, sha256: single(file) ? id : await hashPart(slice(number)) });
    const route = api.documents[':owner'][':id'].parts;
    const found = await read(route.$post({ param: { owner, id }, json: { parts } }));
    for (const { number, ...target } of found.parts) links.set(number, target);
  };
  const linkOf = async (number: number): Promise<Target> => {
    const mine = asking.then(() =>
      links.has(number) ? undefined : askFor([number, ...pending.slice(0, batch - 1)]),
    );
    asking = mine.catch(() => undefined);
    await mine;
    return links.get(number) as Target;
  };
  const sendOne = async (number: number) => {
    const body = slice(number);
    const sent = (bytes: number) => onSent(number, bytes);
    const begun = performance.now();
    try {
      await put(await linkOf(number), body, sent, stop);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.reason !== 'expired') throw failure;
      links.clear();
      await put(await linkOf(number), body, sent, stop);
    }
    sent(body.size);
    if (performance.now() - begun < quick) lanes = Math.min(mostLanes, lanes + 1);
  };
  const begin = (number: number) => {
    const work = sendOne(number)
      .catch((failure) => {
        onSent(number, 0);
        faults.push(failure);
        lanes = 1;
      })
      .finally(() => running.delete(work));
    running.add(work);
  };
  do {
    while (faults.length === 0 && running.size < lanes) {
      const number = pending.shift();
      if (number === undefined) break;
      begin(number);
    }
    await Promise.race(running);
  } while (running.size > 0 || (faults.length === 0 && pending.length > 0));
  if (faults.length > 0) throw faults[0];
}

const single = (file: File): boolean => bytesOf(file.size, 1)[1] === file.size;
