/**
 * Files that have files inside, judged by their directories alone: bombs, what leads outside, what runs, macros,
 * passwords; and what real ones hold, which stays.
 */
import { describe, expect, test } from 'vitest';
import { inspect } from '../../../functions/domain/inspection/inspect.ts';
import { compound, rar4, rar5, records } from '../../containers.ts';
import { type Entry, office, openDocument, zip } from '../../papers.ts';
import { bof, doc, eof, look, paper, ppt, sheet, user, xls } from './kinds.ts';

describe('bombs, and what leads outside', () => {
  const big = 2 ** 31;
  const archives: [string, (entries: Entry[]) => Buffer][] = [
    ['a.zip', zip],
    ['a.docx', (entries) => office('docx', ...entries)],
    ['a.ods', (entries) => openDocument('spreadsheet', ...entries)],
  ];
  test.each(archives)('%s', async (name, pack) => {
    const of = (...entries: Entry[]) => look(name, pack(entries));
    expect(await of({ name: 'a', content: 'x'.repeat(999), claims: big })).toBe('bomb');
    expect(await of({ name: 'a', content: 'x'.repeat(999), claims: 150 * 2 ** 20 })).toBe('bomb');
    const bits = { content: 'x'.repeat(99), claims: 9_000_000, packs: 99 };
    expect(await of(...Array.from({ length: 120 }, (_, n) => ({ name: `${n}`, ...bits })))).toBe(
      'bomb',
    );
    const shared = { content: 'x', claims: 999, packs: 999 };
    expect(await of({ name: 'a', ...shared }, { name: 'b', ...shared })).toBe('bomb');
    expect(await of(...Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}` })))).toBe('bomb');
    for (const path of ['../../x', 'a/../../x', '/etc/x', 'C:/x', '..\\x', '\\x', 'c:\\x', 'a/..'])
      expect([path, await of({ name: path, content: 'x' })]).toEqual([path, 'broken']);
    expect(await of({ name: 'a.pdf', content: '/etc/passwd', mode: 0o120777 })).toBe('broken');
    expect(await of({ name: 'a.pdf', content: 'x'.repeat(20), flags: 1, claims: 8 })).toBe(
      'encrypted',
    );
  });

  test('a million entries are refused by the end record, the directory is not read', async () => {
    const bytes = zip([{ name: 'a.jpg', content: 'x'.repeat(20_000_000) }, paper], 1e6);
    let read = 0;
    const answer = await inspect('zip', bytes.length, async (from, to) => {
      read += to - from;
      return bytes.subarray(from, to);
    });
    expect(answer).toBe('bomb');
    expect(read).toBeLessThanOrEqual(3 * 2 ** 20);
  });

  test.each([
    ['RAR 4', rar4],
    ['RAR 5', (entries: Entry[]) => rar5(entries)],
  ])('%s', async (_, pack) => {
    const of = (...entries: Entry[]) => look('a.rar', pack(entries));
    expect(await of({ name: 'a', content: 'x', claims: big })).toBe('bomb');
    expect(await of({ name: 'a', content: 'x', claims: 150 * 2 ** 20 })).toBe('bomb');
    expect(await of(...Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}` })))).toBe('bomb');
    expect(await of({ name: 'a', content: 'x', packs: 5000 })).toMatch(/broken|bomb/);
    for (const path of ['../x', '/etc/x', 'C:\\x', '..\\x'])
      expect([path, await of({ name: path, content: 'x' })]).toEqual([path, 'broken']);
  });
});

describe('what runs, in an archive', () => {
  const packers: [string, string, (entries: Entry[]) => Buffer][] = [
    ['ZIP', 'a.zip', zip],
    ['RAR 4', 'a.rar', rar4],
    ['RAR 5', 'a.rar', (entries) => rar5(entries)],
  ];
  const refused: Record<string, string[]> = {
    active: [
      'a.exe',
      'A.EXE',
      'a.pdf.exe',
      'a.exe.',
      'a.exe ',
      'b/c.js',
      'a.lnk',
      'a.html',
      'a.svg',
      'a.hta',
      'a.bat',
      'report.exe::$DATA',
      'b/report.exe. ::$Data. ',
      'a.exe:a.txt',
      'a.txt:a.exe',
      'a.exe/.',
      'a.rdp',
      'a.library-ms',
      'a.search-ms',
      'a.vsto',
      'a.xbap',
    ],
    macros: ['a.docm', 'a.xlsm', 'a.PPTM', 'a.docm::$DATA'],
    nested: ['a.zip', 'a.rar', 'a.7z', 'a.tar.gz', 'a.iso', 'a.zip. :x'],
  };
  test.each(packers)('%s', async (_, name, pack) => {
    for (const [word, names] of Object.entries(refused))
      for (const one of names)
        expect([one, await look(name, pack([{ name: one, content: 'x' }]))]).toEqual([one, word]);
    expect(await look(name, pack([]))).toBe('broken');
    expect(
      await look(name, pack([{ name: 'a.doc', content: 'x' }, { name: 'b.pdf.sig' }])),
    ).toBeUndefined();
    expect(await look(name, pack([{ name: 'a.html/b.exe/Отчёт 1:2.doc' }]))).toBeUndefined();
  });

  test('a program under either of the two names of a ZIP, a folder by one of them or none', async () => {
    for (const other of ['a.txt', 'a/', 'a.txt/']) {
      const pairs = [
        { name: 'a.exe', other },
        { name: other, other: 'a.exe' },
      ];
      for (const pair of pairs)
        expect([pair, await look('a.zip', zip([{ ...pair, content: 'x' }]))]).toEqual([
          pair,
          'active',
        ]);
    }
    expect(await look('a.zip', zip([{ name: 'a.exe/', other: 'b.exe/' }, paper]))).toBeUndefined();
  });

  test('a program under the plain name of RAR 4, or under its wide one', async () => {
    const wide = (plain: string, high: string) => [
      { name: `${plain}\0${high}`, content: 'x', flags: 0x200 },
    ];
    expect(await look('a.rar', rar4(wide('a.exe', '\x04\x00a.tx\x00t')))).toBe('active');
    expect(await look('a.rar', rar4(wide('a.txt', '\x04\x00a.ex\x00e')))).toBe('active');
    expect(await look('a.rar', rar4(wide('a.txt', '\x04\x00a.tx\x00t')))).toBeUndefined();
    // «ы.txt»: a low byte with the common high one, then a run of the plain name.
    expect(await look('a.rar', rar4(wide('?.exe', '\x04\x70\x4b\x02')))).toBe('active');
  });

  test('links and passwords of RAR', async () => {
    expect(await look('a.rar', rar4([{ ...paper, mode: 0o120777 }]))).toBe('broken');
    for (const type of [1, 2, 3])
      expect(await look('a.rar', rar5([paper], [5, type, 0, 1, 97]))).toBe('broken');
    expect(await look('a.rar', rar5([paper], [5, 4, 0, 1, 97]))).toBeUndefined();
    expect(await look('a.rar', rar4([{ ...paper, flags: 4 }]))).toBe('encrypted');
    expect(await look('a.rar', rar5([paper], [1, 0]))).toBe('encrypted');
    expect(await look('a.rar', rar4([paper], true))).toBe('encrypted');
    expect(await look('a.rar', rar5([paper], [], true))).toBe('encrypted');
  });
});

describe('office files', () => {
  test('macros, programs, passwords', async () => {
    const of = (name: string) => look('a.xlsx', office('xlsx', { name, content: 'x' }));
    for (const name of [
      'xl/vbaProject.bin',
      'xl/macrosheets/sheet1.xml',
      'xl/intlMacroSheets/a.xml',
    ])
      expect(await of(name)).toBe('macros');
    expect(await of('xl/embeddings/a.exe')).toBe('active');
    const hidden = { name: 'xl/vbaProject.bin', other: 'xl/a.bin', content: 'x' };
    expect(await look('a.xlsx', office('xlsx', hidden))).toBe('macros');
    const open = (entry: Entry) => look('a.odt', openDocument('text', entry));
    for (const name of [
      'Scripts/python/a.py',
      'Basic/Standard/Module1.xml',
      'Object 1/Basic/Standard/Module1.xml',
      'Object 1/Object 2/Scripts/a',
    ])
      expect([name, await open({ name, content: 'x' })]).toEqual([name, 'macros']);
    expect(await open({ name: 'encrypted-package', content: 'x' })).toBe('encrypted');
    const [mimetype, content] = ['application/vnd.oasis.opendocument.text', '\x8c\x11\x9a\x07\x66'];
    const scrambled = zip([
      { name: 'mimetype', content: mimetype },
      { name: 'content.xml', content },
    ]);
    expect(await look('a.odt', scrambled)).toBe('encrypted');
    const locked = compound({
      EncryptionInfo: Buffer.alloc(200),
      EncryptedPackage: Buffer.alloc(9000),
    });
    for (const name of ['a.docx', 'a.xlsx', 'a.pptx', 'a.doc', 'a.xls'])
      expect(await look(name, locked)).toBe('encrypted');
  });

  const inside: Record<string, string[]> = {
    macros: ['embeddings/a.xlsm', 'embeddings/a.docm', 'embeddings/a.PPTM', 'a.dotm', 'a.xlsm. '],
    active: ['afchunk.html', 'afchunk1.mht', 'a.mhtml', 'a.xhtml', 'a.svgz', 'a.exe::$DATA'],
    nested: ['embeddings/a.zip', 'embeddings/a.rar', 'a.7z', 'embeddings/a.jar/b.iso'],
  };
  test('what they may not have inside: macros, pages, archives', async () => {
    for (const [word, names] of Object.entries(inside))
      for (const name of names) {
        const entry = { name: `word/${name}`, content: 'x' };
        expect([name, await look('a.docx', office('docx', entry))]).toEqual([name, word]);
        expect([name, await look('a.odt', openDocument('text', entry))]).toEqual([name, word]);
      }
  });

  test('what real ones hold stays: objects, pictures, fonts, form controls, printer settings', async () => {
    const entries = [
      'word/embeddings/oleObject1.bin',
      'word/embeddings/Microsoft_Excel_Worksheet1.xlsx',
      'word/embeddings/Microsoft_Excel_97-2003_Worksheet.xls',
      'word/embeddings/a.docx',
      'word/embeddings/a.pptx',
      'word/media/image1.svg',
      'word/media/image2.emf',
      'word/media/image3.wmf',
      'word/media/image4.emz',
      'word/fonts/font1.odttf',
      'word/activeX/activeX1.bin',
      'word/drawings/vmlDrawing1.vml',
      'word/_rels/document.xml.rels',
      'word/printerSettings/printerSettings1.bin',
      'customXml/item1.xml',
      'docProps/thumbnail.jpeg',
      '_xmlsignatures/origin.sigs',
    ].map((name) => ({ name, content: 'x' }));
    expect(await look('a.docx', office('docx', ...entries))).toBeUndefined();
    const open = [
      'Object 1/content.xml',
      'ObjectReplacements/Object 1',
      'Configurations2/accelerator/current.xml',
      'Pictures/1000.svg',
      'Pictures/1000.svm',
      'Fonts/a.ttf',
      'Thumbnails/thumbnail.png',
      'manifest.rdf',
      'layout-cache',
    ].map((name) => ({ name, content: 'x' }));
    expect(await look('a.odt', openDocument('text', ...open))).toBeUndefined();
    const numbered = zip([
      { name: '[Content_Types].xml' },
      { name: 'word/document2.xml', content: 'x' },
    ]);
    expect(await look('a.docx', numbered)).toBeUndefined();
  });

  test('old ones: macros at any depth, sheets of macros, passwords', async () => {
    const some = Buffer.alloc(80, 1);
    expect(await look('a.doc', doc({ 'Macros/VBA/dir': some }))).toBe('macros');
    expect(await look('a.doc', doc({ 'ObjectPool/_1/_VBA_PROJECT_CUR/PROJECT': some }))).toBe(
      'macros',
    );
    expect(await look('a.xls', xls(sheet(1)))).toBe('macros');
    const atom = Buffer.from('0f00ff0314000000020000040c000000070000000100000002000000', 'hex');
    const slides = (mark: Buffer) =>
      ppt({ 'PowerPoint Document': Buffer.concat([mark, Buffer.alloc(5000)]) });
    expect(await look('a.ppt', slides(atom))).toBe('macros');
    expect(
      await look('a.ppt', slides(Buffer.concat([atom.subarray(0, 20), Buffer.alloc(8)]))),
    ).toBeUndefined();
    expect(await look('a.doc', doc({}, 0x0100))).toBe('encrypted');
    expect(await look('a.xls', xls([0x2f, '000000000000']))).toBe('encrypted');
    expect(await look('a.ppt', ppt({ 'Current User': user(0xf3d1c4df) }))).toBe('encrypted');
    expect(await look('a.ppt', ppt({ EncryptedSummary: some }))).toBe('encrypted');
  });

  test('an object inside does not make the whole of its kind; it may be there', async () => {
    const inside = { 'MBD001/Workbook': records(bof, eof), 'MBD001/\u0001Ole': Buffer.alloc(20) };
    expect(await look('a.doc', doc(inside))).toBeUndefined();
    expect(await look('a.xls', doc(inside))).toBe('mismatch');
    const large = compound({
      Workbook: Buffer.concat([records(bof, eof), Buffer.alloc(9_000_000)]),
    });
    expect(await look('a.xls', large)).toBeUndefined();
  });

  test('an OLE file whose chains bite their tails is broken', async () => {
    const bytes = Buffer.from(doc());
    const table = (bytes.readUInt32LE(76) + 1) * 512;
    const directory = bytes.readUInt32LE(48);
    const bitten = Buffer.from(bytes);
    bitten.writeUInt32LE(directory, table + 4 * directory);
    expect(await look('a.doc', bitten)).toBe('broken');
    const around = Buffer.concat([bytes, Buffer.alloc(2 ** 24)]);
    // Further sectors of the table are named in a chain of one that follows itself.
    around.writeUInt32LE(directory, 68);
    around.writeUInt32LE(directory, (directory + 2) * 512 - 4);
    expect(await look('a.doc', around)).toBeUndefined();
  });
});
