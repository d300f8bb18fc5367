/** Files of each kind that is taken, and a look at them that minds what is read. */
import { expect } from 'vitest';
import { type Extension, extensionOf } from '../../../functions/contract/documents/files.ts';
import { inspect } from '../../../functions/domain/inspection/inspect.ts';
import { compound, rar5, records } from '../../containers.ts';
import {
  type Entry,
  heic,
  jpg,
  office,
  openDocument,
  pdf,
  png,
  rtf,
  signature,
  zip,
} from '../../papers.ts';

/** Looks at bytes under a name; no read may go outside, and there may not be many. */
export async function look(name: string, bytes: Uint8Array) {
  let reads = 0;
  const answer = await inspect(extensionOf(name) as Extension, bytes.length, async (from, to) => {
    reads += 1;
    expect(from >= 0 && from < to && to <= bytes.length && to - from <= 2 ** 20).toBe(true);
    return bytes.subarray(from, to);
  });
  expect(reads).toBeLessThanOrEqual(256);
  return answer;
}

export const [bof, eof] = [
  [0x809, '0006050000000000'] as [number, string],
  [0x0a, ''] as [number, string],
];
const fib = (flags = 0, size = 4096) => {
  const made = Buffer.alloc(size);
  made.writeUInt16LE(0xa5ec);
  made.writeUInt16LE(flags, 10);
  return made;
};
export const user = (token = 0xe391c05f) => {
  const made = Buffer.alloc(40);
  made.writeUInt32LE(token, 12);
  return made;
};
export const sheet = (kind: number): [number, string] => [0x85, `00000000000${kind}0100004c`];
export const doc = (more = {}, flags = 0) =>
  compound({ WordDocument: fib(flags), '1Table': fib(), ...more });
export const xls = (...more: [number, string][]) =>
  compound({ Workbook: records(bof, ...more, sheet(0), eof) });
export const ppt = (more = {}) =>
  compound({ 'PowerPoint Document': Buffer.alloc(5000), 'Current User': user(), ...more });
export const paper: Entry = { name: 'Протокол №1.docx', content: 'x' };

/** One of each kind that is taken. */
export const genuine: Record<Extension, Uint8Array> = {
  pdf: pdf(),
  docx: office('docx'),
  xlsx: office('xlsx'),
  pptx: office('pptx'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  jpg: jpg(),
  jpeg: jpg(),
  png: png(),
  heic: heic(),
  doc: doc(),
  xls: xls(),
  ppt: ppt(),
  rtf: rtf(),
  zip: zip([paper]),
  rar: rar5([paper]),
  sig: signature(),
};
