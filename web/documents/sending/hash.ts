/** SHA-256 of files and of their parts, in hexadecimal: by the browser itself, by our own code where that cannot. */
import { largestPut } from '../../../functions/contract/documents/files.ts';

const piece = 1024 * 1024;

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Of a piece that fits into memory. A browser sums only on pages that came by https or from this machine. */
export async function hashPart(part: Blob): Promise<string> {
  const bytes = await part.arrayBuffer();
  if (globalThis.crypto.subtle)
    return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return hexOf(sha256(new Uint8Array(bytes)));
}

/** Of a whole file; a large one is never in memory at once. */
export async function hashFile(
  file: File,
  onRead: (bytes: number) => void,
  stop: AbortSignal,
): Promise<string> {
  if (file.size <= largestPut) return hashPart(file);
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const digest = sha256.create();
  for (let at = 0; at < file.size; at += piece) {
    stop.throwIfAborted();
    digest.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
    onRead(Math.min(file.size, at + piece));
  }
  return hexOf(digest.digest());
}
