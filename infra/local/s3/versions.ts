// What lay under a key before, where the bucket keeps versions: each file beside the objects, in a folder of its key, by
// number. The newest comes back when what lies over it is removed by its id.

import { link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { syncFolder } from './draft.ts';
import { orNull, recordAt, type Stored } from './record.ts';

/** A version that was made or removed: its id, and whether it is the mark of a removal. */
export type Version = Pick<Stored, 'id' | 'marker'>;

/** Names the version that was made or removed. */
export function nameVersion(response: ServerResponse, { id, marker }: Version): void {
  response.setHeader('x-amz-version-id', id);
  if (marker) response.setHeader('x-amz-delete-marker', 'true');
}

/** Older versions on one disk; a path is that of the newest. */
export interface Versions {
  /** Keeps what lies at a path before something else does; nothing there is well. */
  keep(path: string): Promise<void>;
  /** Removes an older version by its id; what it was, if there was one. */
  drop(path: string, id: string): Promise<Stored | null>;
  /** Puts the newest of the older versions at the path; null when there is none. */
  back(path: string): Promise<Stored | null>;
}

/** Opens the older versions under a folder. */
export function openVersions(root: string): Versions {
  const folderOf = (path: string) => join(root, basename(path));
  const numbers = async (path: string) =>
    ((await orNull(readdir(folderOf(path)))) ?? [])
      .filter((name) => !name.endsWith('.tags'))
      .sort((one, other) => Number(other) - Number(one));
  /** An object and the tags beside it. */
  const both = async (work: (end: string) => Promise<void>) => {
    await orNull(work('.tags'));
    await orNull(work(''));
  };

  return {
    async keep(path) {
      const folder = folderOf(path);
      await mkdir(folder, { recursive: true });
      const [newest = '0'] = await numbers(path);
      const kept = join(folder, String(Number(newest) + 1));
      await both((end) => link(`${path}${end}`, `${kept}${end}`));
      await syncFolder(folder);
    },
    async drop(path, id) {
      for (const number of await numbers(path)) {
        const kept = join(folderOf(path), number);
        const stored = await recordAt<Stored>(kept);
        if (stored?.id !== id) continue;
        await both((end) => rm(`${kept}${end}`, { force: true }));
        return stored;
      }
      return null;
    },
    async back(path) {
      const [newest] = await numbers(path);
      if (newest === undefined) return null;
      await both((end) => rename(join(folderOf(path), `${newest}${end}`), `${path}${end}`));
      return recordAt<Stored>(path);
    },
  };
}
