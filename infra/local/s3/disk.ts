// Objects on disk: one file each, named by the hash of the key, so that no key is ever a path.
// An index of keys is held in memory for listing and is read from the files at start.

import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draft, startDraft, syncFolder } from './draft.ts';
import { readRecord, recordAt, type Stored, sealRecord, type Tags } from './record.ts';
import { createTurns } from './turns.ts';

/** What a listing says of an object. */
export type Listed = Pick<Stored, 'key' | 'size' | 'etag' | 'time'>;

/** An object being read: a stable view of one whole version. The reader closes the file. */
export interface Opened {
  readonly stored: Stored;
  readonly tags: Tags;
  readonly file: FileHandle;
}

/** The objects of one bucket on one disk. */
export interface Disk {
  has(key: string): boolean;
  list(): Iterable<Listed>;
  /** A file of this disk that does not count until it lands. */
  draft(): Promise<Draft>;
  /** Makes a draft the object; false when `onlyNew` is set and the key is taken. */
  commit(draft: Draft, facts: Omit<Stored, 'id'>, onlyNew: boolean): Promise<boolean>;
  open(key: string): Promise<Opened | null>;
  tag(key: string, tags: Tags): Promise<boolean>;
  remove(key: string): Promise<void>;
}

/** Opens the store in a folder: makes it if missing, sweeps leftovers, reads the index. */
export async function openDisk(root: string): Promise<Disk> {
  const objects = join(root, 'objects');
  const incoming = join(root, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(objects, { recursive: true });
  await mkdir(incoming, { recursive: true });
  await syncFolder(root);
  const index = await readIndex(objects);
  const inTurn = createTurns();
  const pathOf = (key: string) => join(objects, createHash('sha256').update(key).digest('hex'));

  return {
    has: (key) => index.has(key),
    list: () => index.values(),
    draft: () => startDraft(incoming),
    async commit(draft, facts, onlyNew) {
      const stored: Stored = { id: randomUUID(), ...facts };
      await draft.write(sealRecord(stored));
      return inTurn(stored.key, async () => {
        if (onlyNew && index.has(stored.key)) return false;
        await draft.land(pathOf(stored.key));
        index.set(stored.key, listed(stored));
        await syncFolder(objects);
        return true;
      });
    },
    open: (key) => openObject(pathOf(key)),
    async tag(key, tags) {
      return inTurn(key, async () => {
        const opened = await openObject(pathOf(key));
        if (opened === null) return false;
        await opened.file.close();
        const draft = await startDraft(incoming);
        try {
          await draft.write(Buffer.from(JSON.stringify({ id: opened.stored.id, tags })));
          await draft.land(`${pathOf(key)}.tags`);
        } finally {
          await draft.drop();
        }
        await syncFolder(objects);
        return true;
      });
    },
    async remove(key) {
      await inTurn(key, async () => {
        await rm(pathOf(key), { force: true });
        index.delete(key);
        await rm(`${pathOf(key)}.tags`, { force: true });
        await syncFolder(objects);
      });
    },
  };
}

async function readIndex(objects: string): Promise<Map<string, Listed>> {
  const index = new Map<string, Listed>();
  for (const name of await readdir(objects)) {
    if (name.endsWith('.tags')) continue;
    const stored = await recordAt<Stored>(join(objects, name));
    if (stored === null) console.error(`s3: ${join(objects, name)} is damaged and left out`);
    else index.set(stored.key, listed(stored));
  }
  return index;
}

function listed({ key, size, etag, time }: Stored): Listed {
  return { key, size, etag, time };
}

async function openObject(path: string): Promise<Opened | null> {
  const file = await orNull(open(path, 'r'));
  if (file === null) return null;
  try {
    const stored = await readRecord<Stored>(file);
    if (stored === null) throw new Error(`${path} is damaged`);
    return { stored, tags: await readTags(path, stored), file };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Tags set after the put stand in a file beside it and count only for that very put. */
async function readTags(path: string, stored: Stored): Promise<Tags> {
  const text = await orNull(readFile(`${path}.tags`, 'utf8'));
  if (text === null) return stored.tags;
  const later: { id: string; tags: Tags } = JSON.parse(text);
  return later.id === stored.id ? later.tags : stored.tags;
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
