/** The table of styles of a workbook (`xl/styles.xml`): each look is entered once and known by its number. */
import type { Look } from './looks.ts';
import { attributes, element } from './markup.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The font that column widths are counted in. */
const base = '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>';
const side = (name: string) => `<${name} style="thin"><color rgb="FFB7BEC9"/></${name}>`;
const borders = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
];

/** A list in which an entry keeps its place. */
function listOf(start: string[]) {
  const places = new Map(start.map((xml, place) => [xml, place]));
  return {
    place(xml: string): number {
      const known = places.get(xml);
      if (known !== undefined) return known;
      places.set(xml, places.size);
      return places.size - 1;
    },
    xml: (name: string) => element(name, { count: places.size }, [...places.keys()].join('')),
  };
}

const fontXml = ({ font = 'Arial', size, bold, underline, colour }: Look) =>
  `<font>${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/>${
    colour ? `<color rgb="FF${colour}"/>` : ''
  }<name val="${font}"/></font>`;

const fillXml = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

/** An empty table of styles. */
export function stylesOf() {
  const known = new Map<Look, number>();
  const formats = new Map<string, number>();
  const fonts = listOf([base]);
  const fills = listOf([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const cells = listOf(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);

  const enter = (look: Look): number => {
    if (look.format && !formats.has(look.format)) formats.set(look.format, 164 + formats.size);
    const alignment = element('alignment', {
      horizontal: look.across,
      vertical: look.down,
      textRotation: look.upright ? 90 : undefined,
      wrapText: look.wrap ? 1 : undefined,
    });
    return cells.place(
      element(
        'xf',
        {
          numFmtId: look.format ? formats.get(look.format) : 0,
          fontId: fonts.place(fontXml(look)),
          fillId: look.fill ? fills.place(fillXml(look.fill)) : 0,
          borderId: look.bordered ? 1 : 0,
          xfId: 0,
          applyNumberFormat: 1,
          applyFont: 1,
          applyFill: 1,
          applyBorder: 1,
          applyAlignment: 1,
        },
        alignment,
      ),
    );
  };

  return {
    /** The number of a look. */
    of(look: Look): number {
      const place = known.get(look) ?? enter(look);
      known.set(look, place);
      return place;
    },

    /** The part `xl/styles.xml`; made when all looks were asked for. */
    xml: (): string => {
      const codes = [...formats].map(
        ([code, id]) => `<numFmt${attributes({ numFmtId: id, formatCode: code })}/>`,
      );
      return [
        `<styleSheet xmlns="${main}">`,
        codes.length > 0 ? element('numFmts', { count: codes.length }, codes.join('')) : '',
        fonts.xml('fonts'),
        fills.xml('fills'),
        element('borders', { count: borders.length }, borders.join('')),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        cells.xml('cellXfs'),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        '</styleSheet>',
      ].join('');
    },
  };
}

export type Styles = ReturnType<typeof stylesOf>;
