/** Rules of what a ZIP may say: its directory and the headers before its files say the same, and name all that is there. */
import type { Mutant } from './mutant.ts';

const of = (name: string, before: string, after = ''): Mutant => ({
  name,
  file: 'functions/domain/inspection/headers.ts',
  before,
  after,
  suites: ['test/rooms/documents/headers.test.ts'],
});

export const inspection: Mutant[] = [
  of('another name stands before a file', 'refuse(!header.fileName.equals(row.fileNameRaw));'),
  of(
    'another name in a Unicode field stands before a file',
    'refuse(extra.some((one) => one.id === unicodePath && nameIn(one.data) !== row.fileName));',
  ),
  of(
    'a file is packed in another way by its header',
    'refuse(header.compressionMethod !== row.compressionMethod);',
  ),
  of(
    'a file is under a password by its header alone',
    'refuse((flags & encrypted) !== (row.generalPurposeBitFlag & encrypted));',
  ),
  of(
    'the size of a file that is unpacked is another before it',
    'sizeOf(header.uncompressedSize, wider, 0) === sizes.unpacked &&',
  ),
  of(
    'the size of a file as it lies is another before it',
    'sizeOf(header.compressedSize, wider, 8) === sizes.packed;',
    'wider !== null;',
  ),
  of('sizes that follow a file are believed', ' || found.readUInt32LE(skipped) !== crc'),
  of(
    'sizes that follow a file may be missing',
    'refuse(!isSaid && described === undefined);',
    'refuse(!isSaid && described === undefined && !(flags & follows));',
  ),
  of('files lie in each other', "if (begins < end) throw new Refused('bomb');"),
  of('a file lies in the directory', "if (directory < end) throw new Refused('bomb');"),
  of('a file that no row names lies between others', 'await refuseBetween(bytes, end, begins);'),
  of(
    'a file that no row names lies behind the others',
    'await refuseBetween(bytes, end, directory);',
  ),
  of('the end says another number of rows', 'says(record.readUInt16LE(8), rows.length, wide16);'),
  of('the end says another size of the directory', 'says(record.readUInt32LE(12), size, wide32);'),
];
