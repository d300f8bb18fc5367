/**
 * Sending a file: its SHA-256 here, a ticket from the server, the bytes straight to storage with progress, a
 * confirmation. A line that breaks is tried again by itself.
 */
import type { Document } from '../functions/contract/documents.ts';
import { api, Failure, read } from './client.ts';

export type Progress = { step: 'reading' | 'sending' | 'checking'; part: number };

const piece = 1024 * 1024;
const tries = 4;

/** SHA-256 of a file in hexadecimal, piece by piece. */
async function hash(file: File, onProgress: (part: number) => void): Promise<string> {
  const [{ sha256 }, { bytesToHex }] = await Promise.all([
    import('@noble/hashes/sha2.js'),
    import('@noble/hashes/utils.js'),
  ]);
  const digest = sha256.create();
  for (let at = 0; at < file.size; at += piece) {
    digest.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
    onProgress(Math.min(1, (at + piece) / file.size));
  }
  return bytesToHex(digest.digest());
}

function put(
  to: { url: string; headers: Record<string, string> },
  file: File,
  onProgress: (part: number) => void,
  stop: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', to.url);
    for (const [name, value] of Object.entries(to.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded / file.size);
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(
            new Failure(request.status >= 500 ? 'busy' : 'file-refused', { reason: 'broken' }),
          );
    request.onerror = () => reject(new Failure('offline'));
    stop.addEventListener('abort', () => request.abort());
    request.onabort = () => reject(stop.reason);
    request.send(file);
  });
}

/** Asks until storage has scanned the file; a scan takes seconds, seldom minutes. */
async function confirmed(owner: string, id: string, stop: AbortSignal): Promise<Document> {
  const route = api.documents[':owner'][':id'].confirmation;
  for (let pause = 300; ; pause = Math.min(10_000, pause * 1.6)) {
    stop.throwIfAborted();
    const document = await read(route.$post({ param: { owner, id } }));
    if (document.state !== 'checking') return document;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Sends a file for a school or office and returns its record once storage and server agree on it. */
export async function send(
  file: File,
  owner: string,
  onProgress: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<Document> {
  const sha256 = await hash(file, (part) => onProgress({ step: 'reading', part }));
  const json = { id: crypto.randomUUID(), name: file.name, size: file.size, sha256, owner };
  for (let left = tries; ; left--) {
    try {
      stop.throwIfAborted();
      const { document, put: to } = await read(api.documents.$post({ json }));
      if (to) await put(to, file, (part) => onProgress({ step: 'sending', part }), stop);
      onProgress({ step: 'checking', part: 1 });
      return await confirmed(owner, document.id, stop);
    } catch (failure) {
      const passing = failure instanceof Failure && ['offline', 'busy'].includes(failure.code);
      if (!passing || left === 1) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 1500 * (tries - left + 1)));
    }
  }
}
