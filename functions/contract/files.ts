/** Which files are taken, by name and size: what a form tells beforehand and the server checks again. */

/** Marks that turn the direction of what follows: harmless in a comment, a disguise in a name. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A name to show: trimmed, and without marks that turn its direction («отчёт\u202Efdp.exe»). */
export const shownName = (value: string) => value.replace(turning, '').trim();

/** The largest file, in bytes: one signed PUT. */
export const largestFile = 16 * 1024 * 1024;

/**
 * What is taken: by extension, with the media type that storage will hold, and how its bytes are known.
 * `looked`: shown in the page, the rest is downloaded.
 */
export const fileKinds = {
  pdf: { types: ['pdf'], media: 'application/pdf', looked: true },
  docx: {
    types: ['docx'],
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    looked: false,
  },
  xlsx: {
    types: ['xlsx'],
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    looked: false,
  },
  pptx: {
    types: ['pptx'],
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    looked: false,
  },
  odt: { types: ['odt'], media: 'application/vnd.oasis.opendocument.text', looked: false },
  ods: { types: ['ods'], media: 'application/vnd.oasis.opendocument.spreadsheet', looked: false },
  jpg: { types: ['jpg'], media: 'image/jpeg', looked: true },
  jpeg: { types: ['jpg'], media: 'image/jpeg', looked: true },
  png: { types: ['png'], media: 'image/png', looked: true },
} as const;
export type Extension = keyof typeof fileKinds;

/** The extension of a name if it is one that is taken. */
export function extensionOf(name: string): Extension | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(shownName(name))?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(fileKinds, extension) ? (extension as Extension) : undefined;
}
