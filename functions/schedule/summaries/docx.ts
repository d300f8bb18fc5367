/**
 * The summary as «Отчёт о выполнении дорожной карты», to sign: A4 landscape, laid out by ГОСТ Р 7.0.97. A pure
 * function of the content and its stamp: the same twice gives the same bytes. Loaded on first use.
 */
import { AlignmentType, Document, Footer, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { Content } from '../../contract/summaries/summary.ts';
import { longDay, moment } from '../../contract/words.ts';
import { paragraph, runs } from './blocks.ts';
import { approval, debts, figures, type Signatures, signing } from './closing.ts';
import { coreProperties } from './markup.ts';
import { headers, page, styles } from './paper.ts';
import { reportTable } from './report.ts';
import { type Stamp, sealOf } from './stamp.ts';
import { undated } from './undated.ts';

const heading = 'Отчёт о выполнении дорожной карты';

/** The bytes of the DOCX file of a summary. Without `signatures` the posts stand over blank lines. */
export async function makeDocx(
  content: Content,
  stamp: Stamp,
  signatures: Signatures = {},
): Promise<Uint8Array> {
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: sealOf(stamp), size: 14, color: '5B6573' })],
      }),
    ],
  });
  const document = new Document({
    title: heading,
    compatibility: { version: 15 },
    styles: styles(),
    sections: [
      {
        properties: page('landscape'),
        headers: headers(),
        footers: { first: footer, default: footer },
        children: [
          ...approval(signatures.approves),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(heading) }),
          paragraph(content.roadmap.title, { align: 'center', bold: true, keep: true }),
          paragraph(
            `${content.municipality}\nпо состоянию на ${longDay(content.asOf)}, по данным на ${moment(stamp.known)}`,
            { align: 'center', keep: true },
          ),
          reportTable(content),
          ...figures(content),
          ...debts(content),
          ...signing(signatures),
        ],
      },
    ],
  });
  const properties = coreProperties({
    title: `${heading}. ${content.roadmap.title}`,
    subject: `${content.municipality}, по состоянию на ${longDay(content.asOf)}`,
    by: stamp.by,
    about: sealOf(stamp),
    known: stamp.known,
  });
  const core = { path: 'docProps/core.xml', data: properties };
  // The library would write the time of day into the properties and the zip.
  return undated(await Packer.pack(document, 'uint8array', undefined, [core]));
}
