/** The table of styles of a workbook (`xl/styles.xml`): each style is entered once and known by its number. */

import { attributes, element } from './markup.ts';
import type { Style } from './styles.ts';

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

const fontXml = ({ font = 'Arial', size, bold, underline, colour }: Style) =>
  `<font>${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/>${
    colour ? `<color rgb="FF${colour}"/>` : ''
  }<name val="${font}"/></font>`;

const fillXml = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

/** An empty table of styles. */
export function stylesOf() {
  const known = new Map<Style, number>();
  const formats = new Map<string, number>();
  const fonts = listOf([base]);
  const fills = listOf([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const cells = listOf(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);

  const enter = (style: Style): number => {
    if (style.format && !formats.has(style.format)) formats.set(style.format, 164 + formats.size);
    const alignment = element('alignment', {
      horizontal: style.across,
      vertical: style.down,
      textRotation: style.upright ? 90 : undefined,
      wrapText: style.wrap ? 1 : undefined,
    });
    return cells.place(
      element(
        'xf',
        {
          numFmtId: style.format ? formats.get(style.format) : 0,
          fontId: fonts.place(fontXml(style)),
          fillId: style.fill ? fills.place(fillXml(style.fill)) : 0,
          borderId: style.bordered ? 1 : 0,
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
    /** The number of a style. */
    of(style: Style): number {
      const place = known.get(style) ?? enter(style);
      known.set(style, place);
      return place;
    },

    /** The part `xl/styles.xml`; made when all styles were asked for. */
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
