/** The folder of the data and what is kept in it: closed to other users of the machine, whole after a power cut. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';

const OWNER_ONLY = { folder: 0o700, file: 0o600 };

/**
 * Makes a folder and those above it that lack, step by step: `mkdir -p` never ends where a folder cannot be (`/proc/x`).
 * Throws the system's error where that cannot be.
 */
export function makeFolder(path: string): void {
  const whole = resolve(path);
  if (existsSync(whole)) return;
  if (dirname(whole) !== whole) makeFolder(dirname(whole));
  mkdirSync(whole, { mode: OWNER_ONLY.folder });
}

/** Makes a folder of ours, or closes the one that an earlier release left open. */
export function closedFolder(path: string): string {
  makeFolder(path);
  chmodSync(path, OWNER_ONLY.folder);
  return path;
}

/** Makes an empty file, or closes the one that is there. */
export function closedFile(path: string): string {
  closeSync(openSync(path, 'a', OWNER_ONLY.file));
  chmodSync(path, OWNER_ONLY.file);
  return path;
}

/** Keeps a text: in its place whole, or not at all. */
export function keepFile(path: string, text: string): void {
  const file = openSync(`${path}.tmp`, 'w', OWNER_ONLY.file);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.tmp`, path);
}

/** A text that was kept, made by `make` where there is none yet. */
export function keptFile(path: string, make: () => string): string {
  if (!existsSync(path)) keepFile(path, make());
  return readFileSync(path, 'utf8');
}
