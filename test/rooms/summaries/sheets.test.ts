/** The sheets of a summary: what opens in Excel, Word and a messenger is what the content says, and harmless. */
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { fromBuffer } from 'yauzl';
import { field, makeCsv } from '../../../functions/schedule/summaries/csv.ts';
import { makeDocx } from '../../../functions/schedule/summaries/docx.ts';
import { makeXlsx } from '../../../functions/schedule/summaries/xlsx.ts';
import { contentOf, hostile, owners, roadmap, stamp } from './content.ts';

/** What XML cannot hold. */
const illegal = ['\u0000', '\u000B'];

/** The parts of a zip file as texts. */
function unzipped(bytes: Uint8Array): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      const parts = new Map<string, string>();
      zip.on('end', () => resolve(parts));
      zip.on('error', reject);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (broken, stream) => {
          if (broken) return reject(broken);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          parts.set(entry.fileName, Buffer.concat(chunks).toString());
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

const content = contentOf('2021-05-15');
const bad = structuredClone(content);
for (const row of bad.rows) {
  row.title = hostile;
  row.executorsRaw = '+7(000)';
  for (const cell of row.cells) for (const one of cell.proofs) one.name = hostile;
}
const [sheet1, sheet2, sheet3, sheet4] = [1, 2, 3, 4].map((n) => `xl/worksheets/sheet${n}.xml`) as [
  string,
  string,
  string,
  string,
];
const numbers = roadmap.measures.map(({ labelRaw }) => labelRaw);

describe('XLSX', () => {
  let parts: Map<string, string>;
  let file: Buffer;
  beforeAll(async () => {
    file = Buffer.from(await makeXlsx(content, stamp));
    parts = await unzipped(file);
  });

  test('no text becomes a formula, and no character breaks the file', async () => {
    const all = await unzipped(await makeXlsx(bad, stamp));
    const text = [...all.values()].join('');
    expect(text).not.toMatch(/<f[ >]/);
    for (const sign of illegal) expect(text).not.toContain(sign);
    expect(text).toContain('=HYPERLINK(&#34;http://evil.example&#34;');
    expect(text).not.toContain('Target="http://evil.example');
    expect(text).toContain('_x005F_x0041_');
  });

  test('an address that is none is no link', async () => {
    const odd = structuredClone(content);
    for (const cell of odd.rows.flatMap((row) => row.cells))
      for (const one of cell.proofs) {
        one.url = 'javascript:alert(1)';
        one.path = `/${'я'.repeat(3000)}`;
      }
    const all = await unzipped(await makeXlsx(odd, stamp));
    expect([...all.keys()].filter((path) => path.includes('_rels/sheet'))).toEqual([]);
  });

  test('one row per indicator, numbers never renumbered', async () => {
    const rows = await readSheet(file, 'Сводка');
    const found = rows.map(([number]) => number).filter((one) => /^\d\.\d\.?$/.test(String(one)));
    expect(found).toHaveLength(17);
    expect([...new Set(found)]).toEqual(numbers);
    expect(rows.filter(([title]) => /^\d\. Реализация/.test(String(title)))).toHaveLength(4);
  });

  test('numbers are numbers, a plan stays as printed, an empty cell stays empty', async () => {
    const rows = await readSheet(file, 'Сводка');
    const row = (number: string) => rows.find(([one]) => one === number) ?? [];
    expect(row('1.3').slice(3, 9)).toEqual([2, 2, 1, 'Выполнено частично', -1, expect.any(String)]);
    expect(row('1.2')[9]).toBe('1 (февраль)');
    expect(row('4.1.')[3]).toBe('1;4');
    expect(row('4.5')[4]).toBeNull();
    expect(row('2.1.').slice(4, 8)).toEqual([1, 5, 'Выполнено', 4]);
    expect(row('2.1.')[8]).toContain('и ещё 2 — на листе «Документы»');
    expect(row('2.1.')[20]).toBe('6 при плане не менее 1');
    expect(row('1.1.')[22]).toBe('Толкование не подтверждено');
    expect(row('2.3')[22]).toContain('2021 г.: задач выдано на 3 при плане 2: пересмотрите план');
  });

  test('the other sheets: who owes what, debts, every proof with its day', async () => {
    const matrix = await readSheet(file, 'Школы и задачи');
    expect(matrix.find(([one]) => one === owners['lyceum-4'])).toContain('0 из 1\nВ работе');
    const debts = await readSheet(file, 'Долги и возвраты');
    const late = debts.find(([one]) => one === owners.imo) ?? [];
    expect(late[4]).toEqual(new Date('2021-02-28T00:00:00Z'));
    expect(late[5]).toBe(76);
    const mended = debts.find(([one]) => one === owners['lyceum-4']) ?? [];
    expect(mended.slice(7, 9)).toEqual(['Возврат', 'Неполные сведения']);
    const proofs = await readSheet(file, 'Документы');
    const items = content.rows.flatMap((row) => row.cells.flatMap((cell) => cell.proofs));
    expect(proofs).toHaveLength(3 + items.length);
    expect(proofs[3]?.[6]).toEqual(new Date('2020-01-20T00:00:00Z'));
    expect(proofs[3]?.[9]).toBe('внесено позднее');
  });

  test('links lead to the evidence', () => {
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).toContain(
      'Target="https://opora.example/tasks/uo.2020.1.1#0" TargetMode="External"',
    );
    expect(parts.get(sheet4)).toContain('<hyperlink ref="L4" r:id="rId1"/>');
  });

  test.each([
    [sheet1, 'A5:W26'],
    [sheet2, 'A4:AD8'],
    [sheet3, 'A3:J6'],
    [sheet4, 'A3:M15'],
  ])('%s can be filtered, keeps its head and prints on A4', (path, filter) => {
    const xml = parts.get(path) ?? '';
    expect(xml).toContain(`<autoFilter ref="${filter}"/>`);
    expect(xml).toMatch(/<pane [^>]*state="frozen"/);
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(xml).toContain('Страница &#38;P из &#38;N');
    expect(parts.get('xl/workbook.xml')).toContain("'Сводка'!$4:$5</definedName>");
  });

  test('no debts: said in words', async () => {
    const clean = { ...content, debts: [] };
    const rows = await readSheet(Buffer.from(await makeXlsx(clean, stamp)), 'Долги и возвраты');
    expect(rows.at(-1)?.[0]).toBe('Долгов и возвратов нет.');
  });

  test('the same content gives the same bytes', async () => {
    expect(Buffer.from(await makeXlsx(contentOf('2021-05-15'), stamp)).equals(file)).toBe(true);
    expect(parts.get('docProps/core.xml')).toContain('2021-05-15T09:30:00Z</dcterms:modified>');
  });
});

describe('DOCX', () => {
  let xml: string;
  let parts: Map<string, string>;
  beforeAll(async () => {
    parts = await unzipped(await makeDocx(content, stamp));
    xml = parts.get('word/document.xml') ?? '';
  });
  const textOf = (source: string) => source.replace(/<[^>]+>/g, '\n').replace(/\n+/g, '\n');

  test('what XML cannot hold is dropped', async () => {
    const all = await unzipped(await makeDocx(bad, stamp));
    for (const sign of illegal) expect([...all.values()].join('')).not.toContain(sign);
  });

  test('an official table: landscape, head repeated, rows whole, numbers in order', () => {
    expect(xml).toContain('w:w="16838" w:h="11906" w:orient="landscape"');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(5);
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBe(xml.match(/<w:tr>/g)?.length);
    const table = textOf(xml.slice(0, xml.indexOf('Итоги по годам')));
    const found = table.split('\n').filter((line) => /^\d\.\d\.?$/.test(line));
    expect([...new Set(found)]).toEqual(numbers);
    expect(found).toHaveLength(17);
  });

  test('ready to sign: approval, two dates, debts, signatures, seal', async () => {
    const text = textOf(xml);
    for (const words of [
      'УТВЕРЖДАЮ',
      'Отчёт о выполнении дорожной карты',
      'по состоянию на 15\u00a0мая\u00a02021\u00a0г., по данным на 15.05.2021, 12:30 по московскому времени',
      'Причина: неполные сведения',
      'Исполнитель',
    ])
      expect(text).toContain(words);
    const feet = [...parts].filter(([path]) => path.startsWith('word/footer'));
    expect(feet.length).toBeGreaterThan(0);
    for (const [, foot] of feet) expect(foot).toContain(stamp.sha256);
    const signed = await unzipped(
      await makeDocx(content, stamp, { head: { post: 'Начальник ИМО', name: 'И.О. Фамилия' } }),
    );
    expect(signed.get('word/document.xml')).toContain('И.О. Фамилия');
  });

  test('language, headings and properties', () => {
    expect(parts.get('word/styles.xml')).toContain('w:val="ru-RU"');
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml).toContain('<w:titlePg/>');
    expect(parts.get('docProps/core.xml')).toContain('<dc:language>ru-RU</dc:language>');
  });

  test('the same content gives the same bytes, later too', async () => {
    const first = Buffer.from(await makeDocx(content, stamp));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T00:00:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    expect(first.equals(Buffer.from(await makeDocx(content, stamp)))).toBe(true);
  });
});

describe('CSV', () => {
  /** Reads it back as RFC 4180 says, with semicolons. */
  function parsed(text: string): string[][] {
    const rows: string[][] = [[]];
    for (const [, quoted, bare, end] of text.matchAll(
      /(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n|$)/g,
    )) {
      rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
      if (end === '\r\n') rows.push([]);
      if (end === '') break;
    }
    return rows.slice(0, -1);
  }

  test.each(['=1+1', '+7', '-2', '@x', '\t=1', '\r=1', '＝1', '＋1', ' =1', '\u0000=1', '\n=1'])(
    'the text %j is no formula',
    (text) => {
      const [[read] = []] = parsed(`${field(text)}\r\n`);
      expect(read).toMatch(/^'/);
    },
  );

  test('a number keeps its sign', () => expect(field(-1)).toBe('-1'));

  test('BOM, CRLF, a row per indicator and year, as many fields in each', () => {
    const bytes = makeCsv(bad, stamp);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    const rows = parsed(text);
    expect(rows).toHaveLength(1 + 17 * 3);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(rows[1]?.[2]).toMatch(/^'=HYPERLINK/);
    expect(rows[1]).toContain("'+7(000)");
  });

  test('any text comes back, but for its apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2 }), (texts) => {
        const line = texts.map((text) => field(text.replace(/[\p{C}\r]/gu, ''))).join(';');
        const [read] = parsed(`${line}\r\n`);
        expect(read).toHaveLength(texts.length);
        read?.forEach((text, at) => {
          const plain = texts[at]?.replace(/[\p{C}\r]/gu, '');
          expect([plain, `'${plain}`]).toContain(text);
          expect(text).not.toMatch(/^[=+\-@＝＋－＠]/);
        });
      }),
    );
  });
});
