/**
 * Documents: storage takes exactly the declared bytes, what is not what it says to be is refused and really gone, and
 * nobody reaches another school's paper.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { largestFile } from '../../functions/contract/files.ts';
import { objects } from '../../functions/store/keys.ts';
import { askPlace, confirm, send, sha256, type Ticket, upload, uuid } from '../acts.ts';
import { fields, said, stand } from '../ground.ts';
import { jpg, office, openDocument, pdf, png, strangers, zip } from '../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const mine = 'lyceum-4';
const stored = (id: string, owner = mine) =>
  ground.house.files.look(objects.document('kislovodsk', owner, id));

describe('before anything is sent', () => {
  test('an empty file, one over the limit, an unknown kind, no name: each at its field', async () => {
    const ask = async (more: Record<string, unknown>) =>
      fields(await askPlace(lyceum, mine, pdf(), 'a.pdf', more));
    expect(await ask({ size: 0 })).toEqual(['size file-empty']);
    expect(await ask({ size: largestFile + 1 })).toEqual(['size file-large']);
    expect(await ask({ name: 'virus.exe' })).toEqual(['name file-kind']);
    expect(await ask({ name: 'page.html' })).toEqual(['name file-kind']);
    expect(await ask({ name: 'picture.svg' })).toEqual(['name file-kind']);
    expect(await ask({ name: 'a.constructor' })).toEqual(['name file-kind']);
    expect(await ask({ name: 'отчёт\u202Efdp.exe' })).toEqual(['name file-kind']);
    expect(await ask({ name: `${'я'.repeat(252)}.pdf` })).toEqual(['name too-long']);
    expect(await ask({ name: ' ' })).toContain('name required');
    expect(await ask({ sha256: 'ff' })).toEqual(['sha256 sha256']);
    expect(await ask({ id: '../../x' })).toEqual(['id id']);
    expect(await ask({ name: 'a\r\nb\u0000.pdf' })).toEqual(['name characters']);
  });

  test('a file of exactly the limit may be sent', async () => {
    const answer = await askPlace(lyceum, mine, pdf(), 'a.pdf', { size: largestFile });
    expect(said(answer)).toBe('200');
  });

  test('nobody sends for another school or an office', async () => {
    for (const owner of ['education-centre', 'imo', 'no-such', '../x', 'x'.repeat(300), 'a#b']) {
      const answer = await askPlace(lyceum, owner, pdf());
      expect([404, 422]).toContain(answer.status);
    }
  });

  test('the same id with other bytes is 409; with the same it is a new ticket', async () => {
    const id = uuid();
    const first = await askPlace(lyceum, mine, pdf('1'), 'a.pdf', { id });
    expect(said(await askPlace(lyceum, mine, pdf('22'), 'a.pdf', { id }))).toBe('409 conflict');
    const again = await askPlace(lyceum, mine, pdf('1'), 'a.pdf', { id });
    expect([said(again), again.body.document]).toEqual(['200', first.body.document]);
    expect(again.body.put).toBeDefined();
  });
});

describe('storage itself refuses', () => {
  const asked = async (bytes: Uint8Array) =>
    (await askPlace(lyceum, mine, bytes)).body as Ticket & { put: NonNullable<Ticket['put']> };

  test('other bytes, another length, another type, no checksum', async () => {
    const bytes = pdf('Declared');
    const { put, document } = await asked(bytes);
    const other = Buffer.from(bytes);
    other[20] = 0x21;
    const answers = [
      await send(put, other),
      await send(put, Buffer.concat([bytes, Buffer.from('x')])),
      await send(put, bytes.subarray(1)),
      await send(put, Buffer.alloc(0)),
      await send(put, bytes, { 'content-type': 'text/html' }),
      await send({ url: put.url, headers: { 'content-type': 'application/pdf' } }, bytes),
      await send(put, other, {
        'x-amz-checksum-sha256': Buffer.from(sha256(other), 'hex').toString('base64'),
      }),
    ];
    for (const answer of answers) expect([400, 403]).toContain(answer.status);
    expect(await stored(document.id)).toBeUndefined();
    expect(said(await confirm(lyceum, mine, document.id))).toBe('409 state');
  });

  test('a forged link, a foreign key, an expired link', async () => {
    const bytes = pdf('Forged');
    const { put, document } = await asked(bytes);
    const url = new URL(put.url);
    const twisted = [
      put.url.replace(document.id, uuid()),
      put.url.replace(/Signature=[0-9a-f]{4}/, 'Signature=0000'),
      put.url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=360000'),
      put.url.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20210101'),
      put.url.replace('kislovodsk', 'pyatigorsk'),
      `${url.origin}${url.pathname}`,
    ];
    for (const link of twisted) {
      const answer = await send({ url: link, headers: put.headers }, bytes);
      expect([400, 403], link).toContain(answer.status);
    }
    expect(await stored(document.id)).toBeUndefined();
  });
});

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
    const place = await askPlace(lyceum, mine, bytes, name);
    expect((await send(place.body.put, bytes)).status).toBe(200);
    const { id } = place.body.document;
    const answer = await confirm(lyceum, mine, id);
    expect([said(answer), answer.body.reason]).toEqual(['422 file-refused', reason]);
    expect(await stored(id)).toBeUndefined();
    expect(said(await confirm(lyceum, mine, id))).toBe('422 file-refused');
    expect(said(await lyceum.get(`/documents/${mine}/${id}/link`))).toBe('404 absent');
  });
});

describe('what is foreign', () => {
  test('a foreign document and none at all give the same answer', async () => {
    const { id } = (await upload(lyceum, mine, pdf())).body;
    for (const ask of [
      (one: string) => centre.get(`/documents/${mine}/${one}/link`),
      (one: string) => confirm(centre, mine, one),
      (one: string) => centre.get(`/documents/education-centre/${one}/link`),
      (one: string) => confirm(centre, 'education-centre', one),
    ]) {
      const [foreign, none] = [await ask(id), await ask(uuid())];
      expect([said(foreign), foreign.text]).toEqual(['404 absent', none.text]);
    }
  });

  test('an address that cannot be one is absent, for those too who read everything', async () => {
    for (const id of ['%2e%2e%2f', 'a%23b', 'x'.repeat(3000), '%00', '%F0%9F%92%A9']) {
      expect(said(await imo.get(`/documents/${mine}/${id}/link`))).toBe('404 absent');
      expect(said(await imo.get(`/documents/${id}/${uuid()}/link`))).toBe('404 absent');
    }
  });
});

describe('what is what it says to be is stored', () => {
  const kinds: [string, Uint8Array, string][] = [
    ['Протокол.pdf', pdf(), 'application/pdf'],
    ['ПРОТОКОЛ.PDF', pdf(), 'application/pdf'],
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
    ['Фото.jpeg', jpg(), 'image/jpeg'],
    ['Скан.png', png(), 'image/png'],
  ];

  test.each(kinds)('%s comes back byte for byte with its own type', async (name, bytes, media) => {
    const answer = await upload(lyceum, mine, bytes, name);
    expect(answer.body).toMatchObject({ state: 'stored', name, media, sha256: sha256(bytes) });
    const link = await lyceum.get<{ url: string; looked: boolean }>(
      `/documents/${mine}/${answer.body.id}/link`,
    );
    const read = await fetch(link.body.url);
    expect(read.headers.get('content-type')).toBe(media);
    expect(sha256(new Uint8Array(await read.arrayBuffer()))).toBe(sha256(bytes));
  });

  test('confirming again, and asking again, give the same document', async () => {
    const bytes = pdf('Dvazhdy');
    const first = await upload(lyceum, mine, bytes, 'Дважды.pdf');
    const { id } = first.body;
    expect((await confirm(lyceum, mine, id)).body).toEqual(first.body);
    const again = await askPlace(lyceum, mine, bytes, 'Дважды.pdf', { id });
    expect(again.body).toEqual({ document: first.body });
  });

  test('confirmed by five at once it is one document, and all are told so', async () => {
    const bytes = pdf('Srazu');
    const place = await askPlace(lyceum, mine, bytes);
    await send(place.body.put, bytes);
    const { id } = place.body.document;
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => confirm(lyceum, mine, id)));
    for (const answer of answers)
      expect([said(answer), answer.body]).toEqual(['200', answers[0]?.body]);
    expect(answers[0]?.body.version).toBe(2);
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
      const { body } = await upload(lyceum, mine, pdf(), name);
      expect(body.name).toBe(name);
      const link = await lyceum.get<{ url: string }>(`/documents/${mine}/${body.id}/link?save=1`);
      const header = (await fetch(link.body.url)).headers.get('content-disposition') ?? '';
      expect(header).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/,
      );
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
    },
  );

  test('marks that turn the direction are taken out of a name', async () => {
    const { body } = await upload(lyceum, mine, pdf(), 'отчёт\u202Excod.pdf');
    expect(body.name).toBe('отчётxcod.pdf');
  });

  test('PDF and pictures are looked at, the rest is saved', async () => {
    const header = async (id: string, query = '') => {
      const { body } = await lyceum.get<{ url: string; looked: boolean }>(
        `/documents/${mine}/${id}/link${query}`,
      );
      const answer = await fetch(body.url);
      return [body.looked, answer.headers.get('content-disposition')?.split(';')[0]];
    };
    const paper = (await upload(lyceum, mine, pdf())).body.id;
    expect(await header(paper)).toEqual([true, 'inline']);
    expect(await header(paper, '?save=1')).toEqual([false, 'attachment']);
    const text = (await upload(lyceum, mine, office('docx'), 'a.docx')).body.id;
    expect(await header(text)).toEqual([false, 'attachment']);
  });
});
