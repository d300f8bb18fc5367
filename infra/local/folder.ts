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
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const OWNER_ONLY = { folder: 0o700, file: 0o600 };
/** A folder that all users of the machine share, as `/tmp`. */
const STICKY = 0o1000;

/**
 * Makes a folder and those above it that lack, step by step: `mkdir -p` never ends where a folder cannot be (`/proc/x`).
 * Throws the system's error where that cannot be.
 */
function makeFolder(path: string): void {
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

/** The folder of all data: closed where we make it, and where it is ours already, whoever left it open. */
export function dataFolder(path: string): void {
  const ours = existsSync(join(path, 'secret')) && (statSync(path).mode & STICKY) === 0;
  if (ours) closedFolder(path);
  else makeFolder(path);
}

/** Makes an empty file, or closes the one that is there. */
export function closedFile(path: string): string {
  closeSync(openSync(path, 'a', OWNER_ONLY.file));
  chmodSync(path, OWNER_ONLY.file);
  return path;
}

/** Keeps a text: in its place whole, or not at all. */
export function keepFile(path: string, text: string): void {
  const aside = `${path}.tmp`;
  const file = openSync(aside, 'w', OWNER_ONLY.file);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
}

/** A text that was kept, made by `make` where there is none yet, or an empty one. */
export function keptFile(path: string, make: () => string): string {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (text !== '') return text;
  keepFile(path, make());
  return readFileSync(path, 'utf8');
}

/** A rename outlives a power cut once its folder is on the disk; Windows knows no such thing. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
