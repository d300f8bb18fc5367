/**
 * What holds for whatever has files inside: how many there may be, what they may unpack into, what they may be. Judged
 * by directories and headers alone: nothing is unpacked, so bytes that are not what their names say are left to the scanner.
 */
import { type Bytes, Refused } from './bytes.ts';
import { outside, refusalOf } from './names.ts';

export type Entry = {
  /** Every name that some program would give it. */
  names: readonly string[];
  /** Bytes within the archive, and bytes that it claims to become. */
  packed: number;
  unpacked: number;
  encrypted: boolean;
  /** Another place by name, not a file of its own. */
  link: boolean;
  folder: boolean;
  /** Where its header begins, when what follows is kept as it is. */
  stored?: number | undefined;
};

/** One header of an archive that is walked: its length with what follows, and the file if it is of one. */
export type Header = { length: number; last: boolean; entry?: Entry };

export const mostEntries = 10_000;
const mostUnpacked = 1024 ** 3;
/** Text and tables pack to a twentieth or fiftieth; small files are let be whatever they pack to. */
const mostTimes = 200;
const small = 100 * 1024 ** 2;

/**
 * Lets files of an archive of `size` bytes through while they stay within bounds: none under a password, none that
 * leads outside, at most 10,000 entries, 1 GiB unpacked, 200 times what is packed once that is over 100 MiB, and no
 * bytes that serve several files at once (the «better zip bomb» of D. Fifield).
 */
export async function* bounded(entries: AsyncIterable<Entry>, size: number): AsyncGenerator<Entry> {
  let [count, packed, unpacked] = [0, 0, 0];
  for await (const entry of entries) {
    count += 1;
    packed += entry.packed;
    unpacked += entry.unpacked;
    if (entry.encrypted) throw new Refused('encrypted');
    if (entry.link || entry.names.some(outside)) throw new Refused('broken');
    if (count > mostEntries || packed > size || unpacked > mostUnpacked) throw new Refused('bomb');
    if (!entry.folder) yield entry;
  }
  if (unpacked > small && unpacked > packed * mostTimes) throw new Refused('bomb');
}

/** Looks at an archive that is evidence itself: papers, pictures, office files; at least one. */
export async function archive(bytes: Bytes, entries: AsyncIterable<Entry>): Promise<void> {
  let empty = true;
  for await (const { names } of bounded(entries, bytes.size)) {
    empty = false;
    for (const name of names) {
      const refusal = refusalOf(name);
      if (refusal) throw new Refused(refusal);
    }
  }
  if (empty) throw new Refused('broken');
}
