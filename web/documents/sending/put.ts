/** One PUT straight to storage, with its progress. */
import { Failure } from '../../door/client.ts';

/** Without a byte moving for so long, in milliseconds, the line counts as lost. */
const stalled = 45_000;

export type Target = { url: string; headers: Record<string, string> };

/**
 * Sends a piece. Throws a `Failure`: `offline` when the line went, `busy` when storage cannot now (reason `expired`: the
 * link is too old), `state` when it knows of no such upload, `file-refused` when other bytes came than were summed.
 */
export function put(
  { url, headers }: Target,
  body: Blob,
  onSent: (bytes: number) => void,
  stop: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const hang = () => {
      reject(new Failure('offline'));
      request.abort();
    };
    let watch = setTimeout(hang, stalled);
    const moved = () => {
      clearTimeout(watch);
      watch = setTimeout(hang, stalled);
    };
    const abort = () => request.abort();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      moved();
      onSent(event.loaded);
    };
    request.onload = () => {
      const { status, responseText } = request;
      if (status < 300) return resolve();
      if (status === 403) return reject(new Failure('busy', { reason: 'expired' }));
      if (status === 404) return reject(new Failure('state'));
      // A line that stalls gets 400 too, as RequestTimeout: only what says that the bytes are others is the file's fault.
      const other = /<Code>(BadDigest|InvalidDigest|EntityTooLarge)</.test(responseText);
      reject(other ? new Failure('file-refused', { reason: 'broken' }) : new Failure('busy'));
    };
    request.onerror = () => reject(new Failure('offline'));
    request.onabort = () => reject(stop.reason);
    request.onloadend = () => {
      clearTimeout(watch);
      stop.removeEventListener('abort', abort);
    };
    stop.addEventListener('abort', abort);
    request.send(body);
  });
}
