/** Addresses as the URL standard reads them; pages are promised to browsers that are older than `URL.canParse`. */

/** An address read, or undefined where it is none. */
export function readUrl(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
