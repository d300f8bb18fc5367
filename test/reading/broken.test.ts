/** Files that are cut or changed: read or refused in a sentence, never thrown. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { docxParts, file, refused, zipped } from './making.ts';

const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const good = docxParts(`<w:tbl>${`<w:tr>${cell('а')}${cell('б')}</w:tr>`.repeat(2)}</w:tbl>`);

describe('a zip that is broken', () => {
  const bytes = zipped(good);
  const changed = (change: (view: DataView, bytes: Uint8Array) => void) => {
    const copy = bytes.slice();
    change(new DataView(copy.buffer), copy);
    return file(copy);
  };
  const central = (view: DataView) => {
    for (let at = 0; ; at++) if (view.getUint32(at, true) === 0x02014b50) return at;
  };

  test('cut anywhere', async () => {
    for (let length = 4; length < bytes.length; length += 97)
      expect(await refused(file(bytes.subarray(0, length)))).toBe('damaged');
  });

  test('with numbers that lead out of it, of zip64 or not', async () => {
    for (const at of [16, 20, 24, 28, 30, 32, 42])
      for (const value of [0xffffffff, 0x7fffffff, bytes.length - 3])
        expect(
          ['damaged', 'format', 'read', 'empty'].includes(
            await refused(changed((view) => view.setUint32(central(view) + at, value, true))),
          ),
        ).toBe(true);
    expect(await refused(changed((view) => view.setUint16(bytes.length - 12, 0xffff, true)))).toBe(
      'damaged',
    );
  });

  test('with a byte of text that is not what was packed', async () => {
    expect(
      await refused(changed((view) => view.setUint32(central(view) + 16, 0x12345678, true))),
    ).toBe('damaged');
  });

  test('locked part by part', async () => {
    expect(await refused(changed((view) => view.setUint16(central(view) + 8, 1, true)))).toBe(
      'password',
    );
  });

  test('any byte of it changed: read or refused, never thrown', async () => {
    for (let at = 0; at < bytes.length; at += 13)
      await refused(
        changed((_, all) => {
          all[at] = (all[at] as number) ^ 0x55;
        }),
      );
  });
});

test('real files, a byte changed or cut anywhere, never make it throw', async () => {
  for (const name of ['02-quarters.xlsx', '05-school.docx']) {
    const real = new Uint8Array(readFileSync(`test/tables/${name}`));
    for (let step = 1; step <= 40; step++) {
      const at = Math.floor((real.length * step) / 41);
      const copy = real.slice();
      copy[at] = (copy[at] as number) ^ 0xff;
      await refused(file(copy));
      expect(await refused(file(real.subarray(0, at)))).toBe('damaged');
    }
  }
});
