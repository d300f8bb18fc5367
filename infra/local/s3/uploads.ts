// Uploads by parts that are not complete yet: a folder each, with a file that says what is to become
// of it and a file per part. They are read again at start, so a sender goes on where it stopped.

import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../gate/refusal.ts';
import type { Checksum } from './checksum.ts';
import type { Disk } from './disk.ts';
import { type Draft, syncFolder } from './draft.ts';
import { recordAt, sealRecord, type Tags } from './record.ts';
import { createTurns } from './turns.ts';

/** What was said when the upload began. `algorithm` is the checksum that every part must bring. */
export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly time: number;
  readonly headers: Record<string, string>;
  readonly tags: Tags;
  readonly algorithm: string | null;
}

/** One part that is on the disk. `md5` is in hexadecimal. */
export interface Part {
  readonly number: number;
  readonly size: number;
  readonly time: number;
  readonly md5: string;
  readonly checksum: Checksum | null;
}

/** An upload with the parts it has. */
export interface Begun {
  readonly upload: Upload;
  readonly parts: ReadonlyMap<number, Part>;
  /** The bytes of one of its parts, piece by piece. */
  read(part: Part): AsyncIterable<Buffer>;
}

/** The unfinished uploads of one bucket. */
export interface Uploads {
  list(): Iterable<Upload>;
  /** The upload of that id for that key; NoSuchUpload when there is none. */
  find(key: string, id: string): Begun;
  begin(facts: Omit<Upload, 'id'>): Promise<Upload>;
  /** Makes a draft the part of its number; an earlier part of that number is replaced. */
  keep(key: string, id: string, draft: Draft, part: Part): Promise<void>;
  /** Does the last work of an upload and then removes it; undefined when there is no such upload. */
  finish<T>(key: string, id: string, work: (begun: Begun) => Promise<T>): Promise<T | undefined>;
}

interface Held extends Begun {
  readonly parts: Map<number, Part>;
}

const ABOUT = 'upload';
const PIECE = 1024 * 1024;

/** Opens the uploads beside the objects of a disk: sweeps leftovers, reads what is there. */
export async function openUploads(root: string, disk: Disk): Promise<Uploads> {
  const folder = join(root, 'uploads');
  await mkdir(folder, { recursive: true });
  await syncFolder(root);
  const all = new Map<string, Held>();
  const inTurn = createTurns();
  const held = (key: string, id: string) => {
    const found = all.get(id);
    return found?.upload.key === key ? found : undefined;
  };
  const hold = (upload: Upload, parts: Map<number, Part>) => {
    const read = (part: Part) => readPart(join(folder, upload.id, String(part.number)), part);
    all.set(upload.id, { upload, parts, read });
  };
  /** Gone with one rename: what a crash leaves of it lies among the drafts, which are swept. */
  const discard = async (id: string) => {
    all.delete(id);
    const aside = join(root, 'incoming', id);
    await rename(join(folder, id), aside);
    await syncFolder(folder);
    await rm(aside, { recursive: true, force: true });
  };

  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const id = entry.name;
    const upload = await readUpload(join(folder, id));
    if (upload === null) continue;
    hold(upload, await readParts(join(folder, id)));
    if (await isComplete(disk, upload)) await discard(id);
  }

  return {
    *list() {
      for (const { upload } of all.values()) yield upload;
    },
    find(key, id) {
      const found = held(key, id);
      if (found === undefined) throw noSuchUpload(id);
      return found;
    },
    async begin(facts) {
      const upload: Upload = { id: newId(facts.time), ...facts };
      await mkdir(join(folder, upload.id));
      const draft = await disk.draft();
      try {
        await draft.write(sealRecord({ ...upload, size: 0 }));
        await draft.land(join(folder, upload.id, ABOUT));
      } finally {
        await draft.drop();
      }
      await syncFolder(join(folder, upload.id));
      await syncFolder(folder);
      hold(upload, new Map());
      return upload;
    },
    async keep(key, id, draft, part) {
      await draft.write(sealRecord(part));
      await inTurn(id, async () => {
        const found = held(key, id);
        if (found === undefined) throw noSuchUpload(id);
        await draft.land(join(folder, id, String(part.number)));
        found.parts.set(part.number, part);
        await syncFolder(join(folder, id));
      });
    },
    finish(key, id, work) {
      return inTurn(id, async () => {
        const found = held(key, id);
        if (found === undefined) return undefined;
        const done = await work(found);
        await discard(id);
        return done;
      });
    },
  };
}

/** The refusal for an upload that never was, was aborted or is complete. */
export function noSuchUpload(id: string): Refusal {
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  return new Refusal(404, 'NoSuchUpload', message, { UploadId: id });
}

/** Ids go in the order of time, as listings do, and none can be guessed. */
function newId(time: number): string {
  return time.toString(16).padStart(12, '0') + randomBytes(16).toString('hex');
}

/** An upload whose object stands already: the engine was killed before it could remove it. */
async function isComplete(disk: Disk, { id, key }: Upload): Promise<boolean> {
  if (!disk.has(key)) return false;
  const opened = await disk.open(key);
  await opened?.file.close();
  return opened?.stored.upload === id;
}

async function readUpload(folder: string): Promise<Upload | null> {
  const path = join(folder, ABOUT);
  if (!(await readdir(folder)).includes(ABOUT)) {
    await rm(folder, { recursive: true });
    return null;
  }
  const upload = await recordAt<Upload & { size: number }>(path);
  if (upload === null) console.error(`s3: ${path} is damaged, its upload is left out`);
  return upload;
}

async function readParts(folder: string): Promise<Map<number, Part>> {
  const parts = new Map<number, Part>();
  for (const name of await readdir(folder)) {
    if (name === ABOUT) continue;
    const part = await recordAt<Part>(join(folder, name));
    if (part === null) console.error(`s3: ${join(folder, name)} is damaged and left out`);
    else parts.set(part.number, part);
  }
  return parts;
}

async function* readPart(path: string, { size }: Part): AsyncGenerator<Buffer> {
  if (size === 0) return;
  let left = size;
  const file = await open(path, 'r');
  try {
    const range = { start: 0, end: size - 1, highWaterMark: PIECE, autoClose: false };
    for await (const piece of file.createReadStream(range)) {
      left -= piece.length;
      yield piece;
    }
  } finally {
    await file.close();
  }
  if (left !== 0) throw new Error(`${path} is damaged`);
}
