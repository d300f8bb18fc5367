/**
 * Documents: what is not what it says to be is refused and really gone, what is comes back as it was, and nobody reaches
 * another school's paper.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { askPlace, confirm, send, sha256, upload, uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { jpg, office, openDocument, pdf, png, strangers, zip } from '../../papers.ts';
import { placesOf } from '../../places.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const mine = 'lyceum-4';
const placeOf = placesOf(ground.house, mine);
const stored = async (id: string) => ground.house.files.head(await placeOf(id));

describe('what is not what it says to be', () => {
  const lies: [string, Uint8Array, string][] = [
    ['program.pdf', strangers.program as Buffer, 'mismatch'],
    ['program.docx', strangers.elf as Buffer, 'mismatch'],
    ['page.pdf', strangers.html as Buffer, 'mismatch'],
    ['picture.png', strangers.svg as Buffer, 'mismatch'],
    ['script.jpg', strangers.script as Buffer, 'mismatch'],
    ['picture.jpg', png(), 'mismatch'],
    ['picture.png', jpg(), 'mismatch'],
    ['moving.png', strangers.gif as Buffer, 'mismatch'],
    ['words.pdf', strangers.words as Buffer, 'mismatch'],
    ['old.docx', strangers.old as Buffer, 'mismatch'],
    ['table.docx', office('xlsx'), 'mismatch'],
    ['text.xlsx', office('docx'), 'mismatch'],
    ['slides.docx', office('pptx'), 'mismatch'],
    ['text.ods', openDocument('text'), 'mismatch'],
    ['table.odt', openDocument('spreadsheet'), 'mismatch'],
    ['archive.docx', zip([{ name: 'setup.exe', content: 'MZ' }]), 'mismatch'],
    ['letter.docx', pdf(), 'mismatch'],
    ['letter.pdf', office('docx'), 'mismatch'],
    ['macro.docx', office('docx', { name: 'word/vbaProject.bin', content: 'x' }), 'macros'],
    ['macro.ods', openDocument('spreadsheet', { name: 'Basic/script.xml' }), 'macros'],
    [
      'locked.xlsx',
      office('xlsx', { name: 'xl/a.xml', content: 'x', flags: 1, claims: 1 }),
      'encrypted',
    ],
    ['bomb.pptx', office('pptx', { name: 'a', content: 'x', claims: 3_000_000_000 }), 'bomb'],
    [
      'many.docx',
      office('docx', ...Array.from({ length: 10_001 }, (_, n) => ({ name: `word/${n}.xml` }))),
      'bomb',
    ],
    ['torn.docx', office('docx').subarray(0, -30), 'broken'],
    ['slip.docx', office('docx', { name: '../../etc/passwd', content: 'x' }), 'broken'],
  ];

  test.each(lies)('%s is refused, and the object is gone', async (name, bytes, reason) => {
    const { target, document } = await askPlace(lyceum, mine, bytes, name);
    expect((await send(target, bytes)).status).toBe(200);
    const { id } = document;
    const answer = await confirm(lyceum, mine, id);
    expect([said(answer), answer.body.reason]).toEqual(['422 file-refused', reason]);
    expect(await stored(id)).toBeUndefined();
    expect(said(await confirm(lyceum, mine, id))).toBe('422 file-refused');
    expect(said(await lyceum.get(`/documents/${mine}/${id}/url`))).toBe('404 absent');
  });
});

describe('what is foreign', () => {
  test('a foreign document and none at all give the same answer', async () => {
    const { id } = (await upload(lyceum, mine, pdf('Svoe'))).body;
    for (const ask of [
      (one: string) => centre.get(`/documents/${mine}/${one}/url`),
      (one: string) => confirm(centre, mine, one),
      (one: string) => centre.get(`/documents/education-centre/${one}/url`),
      (one: string) => confirm(centre, 'education-centre', one),
    ]) {
      const [foreign, none] = [await ask(id), await ask(sha256('none'))];
      expect([said(foreign), foreign.text]).toEqual(['404 absent', none.text]);
    }
  });

  test('an address that cannot be one is absent, for those too who read everything', async () => {
    for (const id of ['%2e%2e%2f', 'a%23b', 'x'.repeat(3000), '%00', '%F0%9F%92%A9']) {
      expect(said(await imo.get(`/documents/${mine}/${id}/url`))).toBe('404 absent');
      expect(said(await imo.get(`/documents/${id}/${uuid()}/url`))).toBe('404 absent');
    }
  });
});

describe('what is what it says to be is stored', () => {
  const kinds: [string, Uint8Array, string][] = [
    ['Протокол.pdf', pdf('One'), 'application/pdf'],
    ['ПРОТОКОЛ.PDF', pdf('Two'), 'application/pdf'],
    [
      'Письмо.docx',
      office('docx'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'Таблица.xlsx',
      office('xlsx'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'Слайды.pptx',
      office('pptx'),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['Текст.odt', openDocument('text'), 'application/vnd.oasis.opendocument.text'],
    ['Таблица.ods', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['Фото.jpg', jpg(), 'image/jpeg'],
    ['Фото.jpeg', Buffer.concat([jpg(), Buffer.from('2')]), 'image/jpeg'],
    ['Скан.png', png(), 'image/png'],
  ];

  test.each(kinds)('%s comes back byte for byte with its own type', async (name, bytes, media) => {
    const answer = await upload(lyceum, mine, bytes, name);
    expect(answer.body).toMatchObject({ state: 'stored', name, media, id: sha256(bytes) });
    const link = await lyceum.get<{ url: string; inline: boolean }>(
      `/documents/${mine}/${answer.body.id}/url`,
    );
    const read = await fetch(link.body.url);
    expect(read.headers.get('content-type')).toBe(media);
    expect(sha256(new Uint8Array(await read.arrayBuffer()))).toBe(sha256(bytes));
  });

  const names = [
    '../../x.pdf',
    '..\\x.pdf',
    'Приказ "О назначении".pdf',
    `${'я'.repeat(251)}.pdf`,
    'смета 💼.pdf',
    '.pdf',
    'CON.pdf',
    "Отчёт (100%) 'новый'; *.pdf",
    'a%00b%0d%0aSet-Cookie: x.pdf',
  ];
  test.each(names)(
    'the name %s is kept, and the header that gives it back is whole',
    async (name) => {
      const { body } = await upload(lyceum, mine, pdf(uuid()), name);
      expect(body.name).toBe(name);
      const link = await lyceum.get<{ url: string }>(`/documents/${mine}/${body.id}/url?save=1`);
      const header = (await fetch(link.body.url)).headers.get('content-disposition') ?? '';
      expect(header).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/,
      );
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
    },
  );

  test('marks that turn the direction are taken out of a name', async () => {
    const { body } = await upload(lyceum, mine, pdf('Povorot'), 'отчёт\u202Excod.pdf');
    expect(body.name).toBe('отчётxcod.pdf');
  });

  test('PDF and pictures are opened in the page, the rest is saved', async () => {
    const header = async (id: string, query = '') => {
      const { body } = await lyceum.get<{ url: string; inline: boolean }>(
        `/documents/${mine}/${id}/url${query}`,
      );
      const answer = await fetch(body.url);
      return [body.inline, answer.headers.get('content-disposition')?.split(';')[0]];
    };
    const paper = (await upload(lyceum, mine, pdf('Smotret'))).body.id;
    expect(await header(paper)).toEqual([true, 'inline']);
    expect(await header(paper, '?save=1')).toEqual([false, 'attachment']);
    const text = (await upload(lyceum, mine, office('docx', { name: 'word/a.xml' }), 'a.docx')).body
      .id;
    expect(await header(text)).toEqual([false, 'attachment']);
  });
});
