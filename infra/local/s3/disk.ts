// Objects on disk: one file each, named by the hash of the key, so that no key is ever a path.
// An index of keys is held in memory for listing and is read from the files at start. Where versions
// are kept, a removal leaves a mark in the place of the object, and what lay there lies beside.

import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draft, startDraft, syncFolder } from './draft.ts';
import { orNull, readRecord, recordAt, type Stored, sealRecord, type Tags } from './record.ts';
import { createTurns } from './turns.ts';
import { openVersions, type Version } from './versions.ts';

/** What a listing says of an object. */
export type Listed = Pick<Stored, 'key' | 'size' | 'etag' | 'time' | 'marker'>;

/** An object being read: a stable view of one whole version. The reader closes the file. */
export interface Opened {
  readonly stored: Stored;
  readonly tags: Tags;
  readonly file: FileHandle;
}

/** The objects of one bucket on one disk. */
export interface Disk {
  /** Whether it keeps versions. */
  readonly versioned: boolean;
  has(key: string): boolean;
  /** Whether a removal left its mark there. */
  isMarked(key: string): boolean;
  list(): Iterable<Listed>;
  /** A file of this disk that does not count until it lands. */
  draft(): Promise<Draft>;
  /** Makes a draft the object; null when `onlyNew` is set and the key is taken. */
  commit(draft: Draft, facts: Omit<Stored, 'id'>, onlyNew: boolean): Promise<Version | null>;
  open(key: string): Promise<Opened | null>;
  tag(key: string, tags: Tags): Promise<boolean>;
  /** Removes an object, or leaves the mark of it where versions are kept; by its id a version goes for good. */
  remove(key: string, time: number, version?: string): Promise<Version | null>;
}

/** Opens the store in a folder: makes it if missing, sweeps leftovers, reads the index. */
export async function openDisk(root: string, versioned = false): Promise<Disk> {
  const objects = join(root, 'objects');
  const incoming = join(root, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(objects, { recursive: true });
  await mkdir(incoming, { recursive: true });
  await syncFolder(root);
  const index = await readIndex(objects);
  const inTurn = createTurns();
  const pathOf = (key: string) => join(objects, createHash('sha256').update(key).digest('hex'));
  const versions = openVersions(join(root, 'versions'));

  /** Lands what is whole in the place of its key. */
  const land = async (draft: Draft, stored: Stored): Promise<Version> => {
    const path = pathOf(stored.key);
    if (versioned && index.has(stored.key)) await versions.keep(path);
    await draft.land(path);
    index.set(stored.key, listed(stored));
    await syncFolder(objects);
    return stored;
  };
  const mark = async (key: string, time: number): Promise<Version> => {
    const none = { size: 0, etag: '', headers: {}, checksum: null, tags: [] };
    const stored: Stored = { id: randomUUID(), key, time, ...none, marker: true };
    const draft = await startDraft(incoming);
    try {
      await draft.write(sealRecord(stored));
      return await land(draft, stored);
    } finally {
      await draft.drop();
    }
  };
  const clear = async (key: string): Promise<void> => {
    await rm(pathOf(key), { force: true });
    index.delete(key);
    await rm(`${pathOf(key)}.tags`, { force: true });
  };
  /** Removes a version for good; what lay under it comes back when it was the newest. */
  const removeVersion = async (key: string, id: string): Promise<Version | null> => {
    const path = pathOf(key);
    const newest = await orNull(recordAt<Stored>(path));
    if (newest?.id !== id) return versions.drop(path, id);
    await clear(key);
    const back = await versions.back(path);
    if (back !== null) index.set(key, listed(back));
    await syncFolder(objects);
    return newest;
  };
  const isMarked = (key: string) => index.get(key)?.marker === true;
  const has = (key: string) => index.has(key) && !isMarked(key);

  return {
    versioned,
    has,
    isMarked,
    list: () => [...index.values()].filter(({ marker }) => marker !== true),
    draft: () => startDraft(incoming),
    async commit(draft, facts, onlyNew) {
      const stored: Stored = { id: randomUUID(), ...facts };
      await draft.write(sealRecord(stored));
      return inTurn(stored.key, async () =>
        onlyNew && has(stored.key) ? null : land(draft, stored),
      );
    },
    open: async (key) => (isMarked(key) ? null : openObject(pathOf(key))),
    async tag(key, tags) {
      return inTurn(key, async () => {
        const opened = isMarked(key) ? null : await openObject(pathOf(key));
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
    remove: (key, time, version) =>
      inTurn(key, async () => {
        if (version !== undefined) return removeVersion(key, version);
        if (versioned) return mark(key, time);
        await clear(key);
        await syncFolder(objects);
        return null;
      }),
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

function listed({ key, size, etag, time, marker }: Stored): Listed {
  return { key, size, etag, time, ...(marker && { marker }) };
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
