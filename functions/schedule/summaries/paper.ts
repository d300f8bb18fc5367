/** The sheet that documents of Opora are printed on: A4 by ГОСТ Р 7.0.97, its type, its numbered pages. */
import {
  AlignmentType,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { millimetres } from './blocks.ts';

export type Turn = 'landscape' | 'portrait';

const font = 'Times New Roman';
const black = '000000';
const margin = { left: 20, right: 10, top: 20, bottom: 20, header: 10, footer: 10 };

/** Room between the margins, in millimetres. */
export const room = (turn: Turn): number =>
  (turn === 'landscape' ? 297 : 210) - margin.left - margin.right;

/** A4 with margins; the first page has no number. */
export const page = (turn: Turn): ISectionPropertiesOptions => ({
  titlePage: true,
  page: {
    size: {
      orientation: turn === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      width: millimetres(210),
      height: millimetres(297),
    },
    margin: {
      left: millimetres(margin.left),
      right: millimetres(margin.right),
      top: millimetres(margin.top),
      bottom: millimetres(margin.bottom),
      header: millimetres(margin.header),
      footer: millimetres(margin.footer),
    },
  },
});

/** The number of the page above it, from the second on. */
export const headers = () => ({
  first: new Header({ children: [new Paragraph('')] }),
  default: new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  }),
});

/** The type of the body and of headings. */
export function styles() {
  const head = (size: number, alignment: 'center' | 'left', before: number) => ({
    run: { font, size, bold: true, color: black },
    paragraph: { alignment, keepNext: true, spacing: { before, after: 120 } },
  });
  return {
    default: {
      document: { run: { font, size: 24, language: { value: 'ru-RU', eastAsia: 'ru-RU' } } },
      heading1: head(28, 'center', 120),
      heading2: head(24, 'left', 280),
    },
  };
}
