/**
 * What bytes are, asked directly: everything that is not what its name says, or is two things at once, is refused by
 * its own word; whatever one does to a file, there is an answer after a bounded number of reads.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Extension,
  fileKinds,
  largestFile,
} from '../../../functions/contract/documents/files.ts';
import { inspect } from '../../../functions/domain/inspection/inspect.ts';
import { rar4 } from '../../containers.ts';
import { heic, jpg, office, pdf, pem, png, rtf, signature, strangers, zip } from '../../papers.ts';
import { genuine, look, paper, xls } from './kinds.ts';

const kinds = Object.keys(fileKinds) as Extension[];

describe('a name that lies', () => {
  test.each(kinds)('no stranger passes as %s', async (kind) => {
    const old = ['doc', 'xls', 'ppt'].includes(kind);
    for (const [word, bytes] of Object.entries(strangers))
      expect([word, await look(`a.${kind}`, bytes)]).toEqual([
        word,
        word === 'old' && old ? 'broken' : 'mismatch',
      ]);
    expect(await look(`a.${kind}`, Buffer.alloc(0))).toBe('mismatch');
  });

  test.each(kinds)('nothing else that is taken passes as %s', async (kind) => {
    for (const other of kinds) {
      const same =
        genuine[kind] === genuine[other] || fileKinds[kind].media === fileKinds[other].media;
      // Office files of today are archives too.
      if (same || (kind === 'zip' && /^(docx|xlsx|pptx|odt|ods)$/.test(other))) continue;
      expect([other, await look(`a.${kind}`, genuine[other])]).toEqual([other, 'mismatch']);
    }
  });
});

describe('two files in one', () => {
  test('a page behind the first bytes of a paper or a picture', async () => {
    const page = Buffer.from('<!-- --><html><script>alert(1)</script>');
    const behind = (head: Uint8Array) =>
      Buffer.concat([head.subarray(0, 16), page, head.subarray(16)]);
    expect(await look('a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), page, pdf()]))).toBe(
      'active',
    );
    expect(await look('a.jpg', behind(jpg()))).toBe('active');
    expect(await look('a.png', behind(png()))).toBe('active');
    expect(await look('a.heic', behind(heic()))).toBe('active');
    expect(await look('a.pdf', Buffer.concat([page, pdf()]))).toBe('mismatch');
  });

  test('an archive behind a picture or a PDF; one attached to a PDF is no such', async () => {
    const jar = zip([
      { name: 'META-INF/MANIFEST.MF', content: 'x' },
      { name: 'A.class', content: 'x' },
    ]);
    for (const [name, bytes] of Object.entries({
      pdf: pdf(),
      jpg: jpg(),
      png: png(),
      heic: heic(),
    })) {
      expect(await look(`a.${name}`, Buffer.concat([bytes, jar]))).toBe('active');
      expect(await look(`a.${name}`, Buffer.concat([bytes, jar, Buffer.from('tail')]))).toBe(
        'active',
      );
    }
    const attached = Buffer.concat([pdf(), office('docx'), Buffer.from('\nendstream\n%%EOF\n')]);
    expect(await look('a.pdf', attached)).toBeUndefined();
    expect(
      await look('a.jpg', Buffer.concat([jpg(), Buffer.from('PK\x05\x06'), Buffer.alloc(90)])),
    ).toBeUndefined();
  });

  test('a PDF that starts a program; one that opens a document does not', async () => {
    const launch = (what: string) => pdf(`/S/Launch/Win<</F${what}>>`);
    expect(await look('a.pdf', launch('(cmd.exe)/P(/c calc)'))).toBe('active');
    expect(
      await look('a.pdf', Buffer.concat([pdf(), Buffer.alloc(12_000_000), launch('(a.bat)')])),
    ).toBe('active');
    expect(await look('a.pdf', launch('(Prikaz 12.docx)'))).toBeUndefined();
    expect(await look('a.pdf', Buffer.concat([Buffer.from('\ufeff\r\n'), pdf()]))).toBeUndefined();
  });

  test('an RTF that opens objects by itself; one that shows the word does not', async () => {
    for (const words of [
      '{\\object\\objupdate}',
      '{\\object\\objautlink}',
      '{\\*\\fldinst DDEAUTO c calc}',
      '\\\\\\objupdate',
    ])
      expect([words, await look('a.rtf', rtf(words))]).toEqual([words, 'active']);
    for (const words of ['{\\object\\objemb{\\*\\objdata d0cf11e0}}', '\\\\objupdate', 'DDEAUTO'])
      expect([words, await look('a.rtf', rtf(words))]).toEqual([words, undefined]);
    const far = Buffer.concat([
      Buffer.from(rtf()),
      Buffer.alloc(2 ** 20 - 60, 97),
      Buffer.from('{\\objupdate}'),
    ]);
    expect(await look('a.rtf', far)).toBe('active');
  });
});

describe('signatures', () => {
  test('another length, another kind of DER, a page in Base64, too much', async () => {
    expect(await look('a.sig', Buffer.concat([signature(), Buffer.from('x')]))).toBe('broken');
    expect(await look('a.sig', signature().subarray(0, -1))).toBe('broken');
    const key = Buffer.from(signature());
    key[12] = 9;
    expect(await look('a.sig', key)).toBe('mismatch');
    expect(await look('a.sig', pem(key, 'CERTIFICATE'))).toBe('mismatch');
    expect(await look('a.sig', Buffer.concat([pem(signature()), strangers.html as Buffer]))).toBe(
      'mismatch',
    );
    expect(await look('a.sig', Buffer.alloc(10 * 2 ** 20 + 1, 0x30))).toBe('mismatch');
  });

  test('by PEM, by bare Base64, by BER', async () => {
    for (const word of ['CMS', 'PKCS7', 'SIGNATURE'])
      expect(await look('Приказ.pdf.sig', pem(signature(), word))).toBeUndefined();
    expect(await look('a.sig', Buffer.from(signature().toString('base64')))).toBeUndefined();
    const ber = Buffer.concat([
      Buffer.from('3080', 'hex'),
      signature().subarray(4),
      Buffer.alloc(4),
    ]);
    expect(await look('a.sig', ber)).toBeUndefined();
  });
});

describe('what is what it says to be', () => {
  test.each(kinds)('%s', async (kind) => {
    expect(await look(`a.${kind}`, genuine[kind])).toBeUndefined();
  });

  test('a ZIP64, a RAR 4, whatever brand of HEIC, a small workbook and a large one', async () => {
    expect(await look('a.zip', zip([paper], 1))).toBeUndefined();
    expect(await look('a.rar', rar4([{ name: 'Otchet.pdf', content: 'x' }]))).toBeUndefined();
    for (const brand of ['heix', 'mif1', 'msf1', 'hevc'])
      expect(await look('a.heic', heic(brand))).toBeUndefined();
    const large = Array.from({ length: 500 }, (): [number, string] => [0xe0, '00'.repeat(20)]);
    expect(await look('a.xls', xls(...large))).toBeUndefined();
  });

  test('a picture of 50,000 by 50,000 points: nobody decodes it here', async () => {
    const wide = Buffer.from(png());
    for (const at of [16, 20]) wide.writeUInt32BE(50_000, at);
    expect(await look('a.png', wide)).toBeUndefined();
  });

  test('of the largest size: read by pieces, and few of them are kept', async () => {
    const ends = { pdf: pdf(), rtf: rtf() };
    for (const [kind, head] of Object.entries(ends)) {
      let [reads, most] = [0, 0];
      const answer = await inspect(kind as Extension, largestFile, async (from, to) => {
        reads += 1;
        most = Math.max(most, to - from);
        const bytes = Buffer.alloc(to - from, 0x20);
        if (from === 0) bytes.set(head);
        return bytes;
      });
      expect([answer, most]).toEqual([undefined, 2 ** 20]);
      expect(reads).toBeLessThanOrEqual(110);
    }
  });
});

test('storage that fails is not the fault of a file', async () => {
  for (const kind of kinds) {
    const bytes = genuine[kind];
    const silent = () => Promise.reject(new Error('storage'));
    await expect(inspect(kind, bytes.length, silent)).rejects.toThrow('storage');
    const short = async (from: number, to: number) => bytes.subarray(from, to - 1);
    expect(await inspect(kind, bytes.length, short)).toBe('broken');
  }
});

describe('whatever one does to a file', () => {
  const words = [
    undefined,
    'mismatch',
    'broken',
    'macros',
    'encrypted',
    'bomb',
    'active',
    'nested',
  ];
  const samples = [
    ...Object.entries(genuine),
    ['rar', rar4([paper])],
    ['zip', zip([paper], 1)],
  ] as [string, Buffer][];
  const sample = fc.constantFrom(...samples);

  test('bytes that are turned, cut, doubled or random get an answer', async () => {
    const turn = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
    const change = fc.record({
      turn,
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      tail: fc.uint8Array(),
    });
    await fc.assert(
      fc.asyncProperty(
        sample,
        change,
        fc.boolean(),
        async ([kind, bytes], { turn, keep, tail }, cut) => {
          const made = Buffer.concat([
            bytes.subarray(0, cut ? Math.ceil(bytes.length * keep) : bytes.length),
            tail,
          ]);
          for (const [at, byte] of turn) if (made.length > 0) made[at % made.length] = byte;
          expect(words).toContain(await look(`a.${kind}`, made));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('the first bytes of a kind and noise behind them', async () => {
    await fc.assert(
      fc.asyncProperty(
        sample,
        fc.nat(64),
        fc.uint8Array({ maxLength: 3000 }),
        async ([kind, bytes], head, noise) => {
          const made = Buffer.concat([bytes.subarray(0, head), noise]);
          expect(words).toContain(await look(`a.${kind}`, made));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
