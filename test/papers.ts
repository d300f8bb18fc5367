/**
 * Papers that people send, made byte by byte: a PDF that opens, pictures, texts, signatures, office files as ZIPs, and
 * the hostile ones.
 */
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A PDF of one page that says something (ASCII). */
export function pdf(words = 'Protokol'): Buffer {
  const stream = `BT /F1 18 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return bytes(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`);
}

/** A PDF of a size in bytes, unlike any other: what a scanner makes, for all that anybody looks at. */
export function scan(size: number): Buffer {
  const bytes = randomBytes(size);
  bytes.write('%PDF-1.4\n', 'latin1');
  return bytes;
}

/** A file in an archive, and what is said of it. */
export type Entry = {
  name: string;
  /** Another name for it, that of the Unicode Path field (APPNOTE 4.6.9). */
  other?: string;
  content?: string;
  flags?: number;
  /** Sizes that are claimed: unpacked and packed. */
  claims?: number;
  packs?: number;
  /** The mode of Unix. */
  mode?: number;
  /** What the header before the file says otherwise than the directory. */
  before?: { name?: string; other?: string; packs?: number; claims?: number; method?: number };
  /** Its sizes follow the file: a sum and two of four bytes, behind a mark, or two of eight. */
  follows?: 'bare' | 'marked' | 'wide';
};

/**
 * A ZIP of stored entries; `claims` lies about the size after inflating, `flags` 1 says «encrypted». With `count` the end
 * is that of ZIP64, and says so many entries.
 */
export function zip(entries: Entry[], count?: number): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let place = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.content ?? '');
    const said = headerOf(entry, data);
    const { follows, before = {} } = entry;
    const none = follows && { packs: 0, claims: 0, method: 0 };
    const first = headerOf({ ...entry, ...none, ...before }, data);
    const file = [bytes('PK\x03\x04'), first, data, follows ? descriptor(follows, data) : ''];
    local.push(...file.map((one) => Buffer.from(one)));
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(entry.mode ?? 0, 8);
    tail.writeUInt32LE(place, 10);
    central.push(
      bytes('PK\x01\x02'),
      bytes('\x14\x00'),
      said.subarray(0, 26),
      tail,
      said.subarray(26),
    );
    place += file.reduce((all, one) => all + one.length, 0);
  }
  const directory = Buffer.concat(central);
  const [wide, end] = [Buffer.alloc(count === undefined ? 0 : 76), Buffer.alloc(22)];
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(count ?? entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(count ?? entries.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(place, 16);
  if (count !== undefined) {
    wide.write('PK\x06\x06', 'latin1');
    wide.writeUInt32LE(44, 4);
    for (const at of [24, 32]) wide.writeBigUInt64LE(BigInt(count), at);
    wide.writeBigUInt64LE(BigInt(directory.length), 40);
    wide.writeBigUInt64LE(BigInt(place), 48);
    wide.write('PK\x06\x07', 56, 'latin1');
    wide.writeBigUInt64LE(BigInt(place + directory.length), 64);
    wide.writeUInt32LE(1, 72);
  }
  return Buffer.concat([...local, directory, wide, end]);
}

/** What stands of a file in both places: 26 bytes, its names. */
function headerOf(entry: Entry & { method?: number }, data: Buffer): Buffer {
  const { name, other, flags = 0, claims, packs, method, follows } = entry;
  const title = Buffer.from(name);
  const extra = other === undefined ? Buffer.alloc(0) : unicodePath(title, other);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(follows ? flags | 8 : flags, 2);
  head.writeUInt16LE(method ?? (claims === undefined ? 0 : 8), 4);
  head.writeUInt32LE(crc32(data), 10);
  head.writeUInt32LE(packs ?? data.length, 14);
  head.writeUInt32LE(claims ?? data.length, 18);
  head.writeUInt16LE(title.length, 22);
  head.writeUInt16LE(extra.length, 24);
  return Buffer.concat([head, title, extra]);
}

function descriptor(follows: 'bare' | 'marked' | 'wide', data: Buffer): Buffer {
  const width = follows === 'wide' ? 8 : 4;
  const sizes = Buffer.alloc(4 + 2 * width);
  sizes.writeUInt32LE(crc32(data));
  for (const at of [4, 4 + width]) sizes.writeUInt32LE(data.length, at);
  return follows === 'bare' ? sizes : Buffer.concat([bytes('PK\x07\x08'), sizes]);
}

function unicodePath(title: Buffer, other: string): Buffer {
  const [head, name] = [Buffer.alloc(9), Buffer.from(other)];
  head.writeUInt16LE(0x7075);
  head.writeUInt16LE(5 + name.length, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(title), 5);
  return Buffer.concat([head, name]);
}

const types: Entry = { name: '[Content_Types].xml', content: '<Types/>' };
const parts = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' };

/** An Office file with its one necessary part, and whatever more it is to hold. */
export const office = (kind: keyof typeof parts, ...more: Entry[]): Buffer =>
  zip([types, { name: parts[kind], content: '<document/>' }, ...more]);

/** An OpenDocument file. */
export const openDocument = (kind: 'text' | 'spreadsheet', ...more: Entry[]): Buffer =>
  zip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', content: '<office/>' },
    ...more,
  ]);

/** The smallest pictures that their kinds can be known by. */
export const png = (): Buffer =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
export const jpg = (): Buffer =>
  Buffer.concat([
    bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00'),
    bytes('\xff\xd9'),
  ]);

export const heic = (brand = 'heic'): Buffer =>
  bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic\0\0\0\x08mdat`);

/** An RTF that says something (ASCII), with whatever control words. */
export const rtf = (words = 'Protokol'): Buffer =>
  bytes(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0 ${words}\\par}`);

/** A detached signature, as far as it tells that it is one: DER with a definite length. */
export function signature(): Buffer {
  const signedData = Buffer.from('06092a864886f70d010702', 'hex');
  const content = Buffer.concat([
    signedData,
    Buffer.from('a082010030820100', 'hex'),
    Buffer.alloc(252, 5),
  ]);
  const head = Buffer.from([0x30, 0x82, 0, 0]);
  head.writeUInt16BE(content.length, 2);
  return Buffer.concat([head, content]);
}

/** The same by PEM. */
export const pem = (der: Buffer, word = 'CMS'): Buffer =>
  bytes(
    `-----BEGIN ${word}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${word}-----\n`,
  );

/** What must never get in. */
export const strangers: Record<string, Buffer> = {
  program: Buffer.concat([bytes('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(200)]),
  elf: Buffer.concat([bytes('\x7fELF\x02\x01\x01\x00'), Buffer.alloc(100)]),
  macho: Buffer.concat([bytes('\xcf\xfa\xed\xfe\x07\x00\x00\x01'), Buffer.alloc(100)]),
  java: Buffer.concat([bytes('\xca\xfe\xba\xbe\x00\x00\x00\x41'), Buffer.alloc(100)]),
  batch: Buffer.from('@echo off\r\ndel /q *.*\r\n'),
  page: Buffer.from('<?php system($_GET[0]);'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  script: Buffer.from('#!/bin/sh\nrm -rf ~\n'),
  gif: bytes('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;'),
  words: Buffer.from('Просто слова, названные документом'),
  old: Buffer.concat([bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(600)]),
};
