/** Texts are kept byte for byte or refused whole; names are shown without disguise; links are public web addresses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extensionOf, shownName } from '../../functions/contract/documents/files.ts';
import { Link, readLink } from '../../functions/contract/links.ts';
import { Email } from '../../functions/contract/people/person.ts';
import { clientId, required, slug, text } from '../../functions/contract/text.ts';
import { receiptNumber } from '../../functions/contract/words.ts';

const takes = (value: string) => text().safeParse(value).success;

describe('a text', () => {
  test('with NUL, other control characters or a lone surrogate is refused wherever they stand', () => {
    const poison = fc.constantFrom(
      '\u0000',
      '\u0008',
      '\u001b',
      '\u007f',
      '\ud800',
      '\udfff',
      '\uffff',
      '\ufffe',
    );
    const around = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(takes);
    fc.assert(
      fc.property(around, poison, around, (before, bad, after) => {
        const joined = before + bad + after;
        fc.pre(!joined.isWellFormed() || !/^\p{Surrogate}$/u.test(bad));
        expect(takes(joined)).toBe(false);
      }),
    );
  });

  test('of people is taken and kept: tabs, lines, RTL, zero width, NFD, ё, four bytes', () => {
    for (const good of [
      'a\tb\r\nc',
      '\u202eabc\u202c',
      'a\u200bb',
      'е\u0308',
      'ё',
      '🧮👩‍🏫',
      '=1+1',
      '',
    ]) {
      expect(text().parse(good)).toBe(good);
    }
  });

  test('of 4,000 characters is taken, of 4,001 not; one that must say something is not blank', () => {
    expect([takes('я'.repeat(4000)), takes('я'.repeat(4001))]).toEqual([true, false]);
    for (const blank of ['', ' ', '\n\t', '\u00a0'])
      expect(required().safeParse(blank).success).toBe(false);
  });

  test('that is an id cannot part a key', () => {
    for (const bad of [
      'a#b',
      'a.b',
      'A',
      '',
      '-a',
      'a-',
      'a--b',
      'а',
      'x'.repeat(61),
      '__proto__',
      'a\n',
    ])
      expect(slug.safeParse(bad).success, bad).toBe(false);
    expect(slug.safeParse('lyceum-4').success).toBe(true);
    expect(clientId.safeParse('3F2504E0-4F89-11D3-9A0C-0305E82C3301').success).toBe(false);
  });
});

describe('a name', () => {
  test('of a kind that is not taken has no extension, however it hides it', () => {
    for (const bad of [
      'a.exe',
      'a.pdf.exe',
      'fdp.\u202eexe',
      'a',
      '.',
      'a.',
      'a.constructor',
      'a.hasOwnProperty',
      'a.pdf\u200b',
    ])
      expect(extensionOf(bad), bad).toBeUndefined();
    const good = ['A.PDF', 'отчёт.v2.docx', '.pdf', 'a.pdf '];
    expect(good.map(extensionOf)).toEqual(['pdf', 'docx', 'pdf', 'pdf']);
  });

  test('is shown without marks that turn its direction', () => {
    expect(shownName(' отчёт\u202Efdp.exe\u2066 ')).toBe('отчётfdp.exe');
  });
});

describe('a link', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.ru',
    'mailto:a@b.ru',
    'http://user:pass@a.ru',
    'http://user@a.ru',
    'http://127.0.0.1/x',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost',
    'http://localhost:3000/x',
    'лицей4',
    'http://',
    'https:// a.ru',
    'a b.ru',
    'tel:112',
    'http://a.ru/x y',
    'http://а\u0000.рф',
    '/x',
    '',
  ])('that is no public web address is refused: «%s»', (typed) => {
    expect(readLink(typed)).toBeUndefined();
    expect(Link.safeParse(typed).success).toBe(false);
  });

  test.each([
    [
      'http://центр-образования-кисловодск.рф/500-.html#a500',
      'http://xn-----7kcadhcqbxnbzdmvgmdib1ad8afe9h1m.xn--p1ai/500-.html#a500',
    ],
    ['лицей4.рф', 'http://xn--4-itbifh1e.xn--p1ai/'],
    [
      ' https://school.ru/план?год=2021 ',
      'https://school.ru/%D0%BF%D0%BB%D0%B0%D0%BD?%D0%B3%D0%BE%D0%B4=2021',
    ],
    ['HTTPS://School.RU', 'https://school.ru/'],
    ['http://school.ru:8080/x', 'http://school.ru:8080/x'],
    ['school.ru:8080/x', 'http://school.ru:8080/x'],
  ])('of people is read: «%s»', (typed, url) => {
    expect(readLink(typed)).toBe(url);
    expect(readLink(url)).toBe(url);
  });

  test('garbage never throws, and what is read is ASCII, http(s), and reads again the same', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.domain(),
      fc.ipV4(),
      fc.webUrl().map((url) => url.replace('http', 'х')),
    );
    fc.assert(
      fc.property(garbage, (typed) => {
        const read = readLink(typed);
        if (read === undefined) return;
        expect(read).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
        expect(readLink(read)).toBe(read);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an e-mail', () => {
  test('is one whatever its letters, its domain in ASCII', () => {
    expect(Email.parse(' Licey4@Школа.РФ ')).toBe('licey4@xn--80atdl2c.xn--p1ai');
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const read = Email.safeParse(email);
        if (read.success) expect(Email.parse(read.data)).toBe(read.data);
      }),
    );
  });

  test('with a second line, a bracket or a control sign is none', () => {
    for (const bad of [
      'a@b.ru\r\nBcc: x@y.ru',
      '<a@b.ru>',
      'a@b',
      'a b@c.ru',
      'a@b.ru\u0000',
      'a@@b.ru',
    ])
      expect(Email.safeParse(bad).success, bad).toBe(false);
  });
});

test('a receipt’s number is what people can say on the phone', () => {
  expect(receiptNumber('3f2504e0-4f89-41d3-9a0c-0305e82c3301')).toBe('3F25-04E0');
});
