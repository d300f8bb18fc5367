/** Reads a ZIP as another program would: by yauzl, which checks sizes and refuses unsafe names. */
import { buffer } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';

/** What a ZIP holds, by path, in its order. */
export const unzip = (bytes: Uint8Array): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true };
    fromBuffer(Buffer.from(bytes), options, (fault, zip) => {
      if (fault) return reject(fault);
      const files = new Map<string, Buffer>();
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, async (error, body) => {
          if (error) return reject(error);
          files.set(entry.fileName, await buffer(body));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
