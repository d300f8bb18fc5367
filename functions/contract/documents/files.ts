/** Which files are taken, by name and size: what a form tells beforehand and the server checks again. */

/** Marks that turn the direction of what follows: harmless in a comment, a disguise in a name. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A name to show: trimmed, and without marks that turn its direction («отчёт\u202Efdp.exe»). */
export const shownName = (value: string) => value.replace(turning, '').trim();

const mebibyte = 1024 * 1024;

/** The largest file, in bytes. */
export const largestFile = 100 * mebibyte;

/** The largest that goes in one piece; what is larger goes by parts of `partSize`. */
export const largestPut = 16 * mebibyte;
export const partSize = 8 * mebibyte;

/**
 * Bytes that one school, and one office, may announce a day. A small file counts as one of `lightest`, for it is scanned
 * and kept as any is: so a school sends a thousand files, or fifty of the largest.
 */
export const mostADay = { school: 5000 * mebibyte, office: 20_000 * mebibyte } as const;
export const lightest = 5 * mebibyte;

/** The longest name of a file, its ending included, in characters. */
export const longestFileName = 255;

/** The most documents that one item of evidence holds. */
export const mostDocuments = 10;

/** How many parts a file of `size` bytes is sent by. */
export const partsOf = (size: number): number =>
  size > largestPut ? Math.ceil(size / partSize) : 1;

/** The bytes that a part holds, from 1: from the first to the one after the last. */
export const bytesOf = (size: number, part: number): [from: number, to: number] =>
  partsOf(size) === 1 ? [0, size] : [(part - 1) * partSize, Math.min(size, part * partSize)];

/**
 * What is taken: by extension, with the media type that storage will hold.
 * `inline`: shown in the page, the rest is downloaded.
 */
export const fileKinds = {
  pdf: { media: 'application/pdf', inline: true },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    inline: false,
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    inline: false,
  },
  pptx: {
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    inline: false,
  },
  odt: { media: 'application/vnd.oasis.opendocument.text', inline: false },
  ods: { media: 'application/vnd.oasis.opendocument.spreadsheet', inline: false },
  jpg: { media: 'image/jpeg', inline: true },
  jpeg: { media: 'image/jpeg', inline: true },
  png: { media: 'image/png', inline: true },
  heic: { media: 'image/heic', inline: false },
  doc: { media: 'application/msword', inline: false },
  xls: { media: 'application/vnd.ms-excel', inline: false },
  ppt: { media: 'application/vnd.ms-powerpoint', inline: false },
  rtf: { media: 'application/rtf', inline: false },
  zip: { media: 'application/zip', inline: false },
  rar: { media: 'application/vnd.rar', inline: false },
  sig: { media: 'application/pkcs7-signature', inline: false },
} as const;
export type Extension = keyof typeof fileKinds;

/** The extension of a name if it is one that is taken. */
export function extensionOf(name: string): Extension | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(shownName(name))?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(fileKinds, extension) ? (extension as Extension) : undefined;
}
