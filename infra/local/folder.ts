/** The folder of the data, made step by step: `mkdir -p` never ends where a folder cannot be (`/proc/x`). */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes a folder and those above it that lack; throws the system's error where that cannot be. */
export function makeFolder(path: string): void {
  const whole = resolve(path);
  if (existsSync(whole)) return;
  if (dirname(whole) !== whole) makeFolder(dirname(whole));
  mkdirSync(whole);
}
