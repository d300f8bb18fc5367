/**
 * A PDF whose pages are JPEG pictures, written by hand (docs/decisions/0009-photos.md): PDF takes a JPEG as it is, so
 * what is left to write is a list of objects and where each of them stands (ISO 32000-1, 7.5). The pictures stay the
 * Blobs that they are: the whole is never one buffer.
 */

/** How often a picture was turned by 90° clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** A picture of a page. It must have three components (RGB), as every JPEG that a canvas gives. */
export type PdfPage = { jpeg: Blob; width: number; height: number; turns: Turns };

/** A4 (ISO 216) and 5 mm around the picture, in points: 1/72 inch. */
const [short, long, margin] = [595.28, 841.89, 14.17];

/** UTF-16BE with its mark, in hexadecimal: the text string that every reader shows right (ISO 32000-1, 7.9.2.2). */
const text = (value: string): string =>
  `<FEFF${Array.from({ length: value.length }, (_, at) =>
    value.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('')}>`;

/** The sheet that lies as the turned picture does, and the matrix that fits the picture to its middle. */
function layout({ width, height, turns }: PdfPage): { sheet: [number, number]; matrix: number[] } {
  const [across, down] = turns % 2 ? [height, width] : [width, height];
  const sheet: [number, number] = across > down ? [long, short] : [short, long];
  const scale = Math.min((sheet[0] - 2 * margin) / across, (sheet[1] - 2 * margin) / down);
  const [w, h] = [across * scale, down * scale];
  const [x, y] = [(sheet[0] - w) / 2, (sheet[1] - h) / 2];
  const matrices = [
    [w, 0, 0, h, x, y],
    [0, -h, w, 0, x, y + h],
    [-w, 0, 0, -h, x + w, y + h],
    [0, h, -w, 0, x + w, y],
  ];
  return { sheet, matrix: matrices[turns] as number[] };
}

/** The document: A4 pages in the order given, portrait or landscape each. No dates, no author, nothing but the title. */
export function pdfOf(title: string, pages: PdfPage[]): Blob {
  const parts: (string | Blob)[] = [];
  const places: number[] = [];
  let size = 0;
  // Strings here are ASCII: as many bytes as characters.
  const put = (...some: (string | Blob)[]) => {
    for (const part of some) {
      parts.push(part);
      size += typeof part === 'string' ? part.length : part.size;
    }
  };
  const object = (...body: (string | Blob)[]) => {
    places.push(size);
    put(`${places.length} 0 obj\n`, ...body, '\nendobj\n');
  };
  const stream = (dictionary: string, data: Blob) =>
    object(`<< ${dictionary} /Length ${data.size} >>\nstream\n`, data, '\nendstream');

  // Four bytes over 127 tell those who carry the file that it is not text.
  put('%PDF-1.4\n%', new Blob([Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3)]), '\n');
  const first = 4;
  const kids = pages.map((_, index) => `${first + 3 * index} 0 R`).join(' ');
  object(
    '<< /Type /Catalog /Pages 2 0 R /Lang (ru) /ViewerPreferences << /DisplayDocTitle true >> >>',
  );
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  object(`<< /Title ${text(title)} >>`);
  pages.forEach((page, index) => {
    const own = first + 3 * index;
    const { sheet, matrix } = layout(page);
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sheet.join(' ')}] /Contents ${own + 1} 0 R`,
      ` /Resources << /XObject << /P ${own + 2} 0 R >> >> >>`,
    );
    const drawing = `q ${matrix.map((one) => one.toFixed(2)).join(' ')} cm /P Do Q`;
    stream('', new Blob([drawing]));
    stream(
      `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      page.jpeg,
    );
  });

  const start = size;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = places.length + 1;
  put(
    `xref\n0 ${count}\n0000000000 65535 f \n${rows}`,
    `trailer\n<< /Size ${count} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return new Blob(parts, { type: 'application/pdf' });
}
