// A file that does not count yet. It is written aside, forced to the disk and only then renamed
// into its place; whatever is left of it after a crash is swept at the next start.

import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A file on its way: write, then `land` it or `drop` it; dropping after landing does nothing. */
export interface Draft {
  write(chunk: Uint8Array): Promise<void>;
  land(path: string): Promise<void>;
  drop(): Promise<void>;
}

/** Starts a draft in the given folder. */
export async function startDraft(folder: string): Promise<Draft> {
  const aside = join(folder, randomUUID());
  const file: FileHandle = await open(aside, 'wx');
  let isOpen = true;
  const close = async () => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    async write(chunk) {
      await file.writeFile(chunk);
    },
    async land(path) {
      await file.sync();
      await close();
      await rename(aside, path);
    },
    async drop() {
      await close();
      await rm(aside, { force: true });
    },
  };
}

/** Forces a folder's entries to the disk, so that a rename or removal outlives a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
