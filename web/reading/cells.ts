/** What cells of a workbook show: shared texts, values under their formats, Russian words for errors. No formula is run. */
import { codeOf, numberText, wordsUnder } from './formats.ts';
import { textOf } from './text.ts';
import { childOf, isNode, type Node, nodesIn, treeOf } from './xml.ts';

const errors: Record<string, string> = {
  '#REF!': '#ССЫЛКА!',
  '#DIV/0!': '#ДЕЛ/0!',
  '#N/A': '#Н/Д',
  '#NAME?': '#ИМЯ?',
  '#VALUE!': '#ЗНАЧ!',
  '#NUM!': '#ЧИСЛО!',
  '#NULL!': '#ПУСТО!',
};

/** Excel writes signs that XML has not as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

const plainIn = (node: Node | undefined): string =>
  node?.children.filter((one) => !isNode(one)).join('') ?? '';

/** A text of one or several runs. */
const richText = (node: Node): string =>
  unescaped(
    nodesIn(node)
      .map((one) =>
        one.name === 's:r' ? plainIn(childOf(one, 's:t')) : one.name === 's:t' ? plainIn(one) : '',
      )
      .join(''),
  );

const skip = new Set(['s:rPh', 's:phoneticPr', 's:rPr', 's:extLst']);

/** The shared texts of a workbook, each made ready once however many cells show it. */
function sharedOf(xml: string | undefined): string[] {
  const texts: string[] = [];
  if (xml === undefined) return texts;
  treeOf(xml, { skip, each: { name: 's:si', take: (node) => texts.push(textOf(richText(node))) } });
  return texts;
}

const looks = new Set([
  's:fonts',
  's:fills',
  's:borders',
  's:cellStyleXfs',
  's:cellStyles',
  's:dxfs',
  's:tableStyles',
  's:colors',
  's:extLst',
]);

/** The code of the format of each style of cells. */
function codesOf(xml: string | undefined): string[] {
  if (xml === undefined) return [];
  const root = treeOf(xml, { skip: looks });
  const own = new Map(
    nodesIn(childOf(root, 's:numFmts')).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  return nodesIn(childOf(root, 's:cellXfs')).map(({ attributes }) =>
    codeOf(Number(attributes.numFmtId ?? 0), own),
  );
}

/** Says what a cell shows. */
export function shownOf(
  strings: string | undefined,
  styles: string | undefined,
  since1904: boolean,
) {
  const shared = sharedOf(strings);
  const codes = codesOf(styles);
  return (cell: Node): string => {
    const { t: type = 'n', s: style = '0' } = cell.attributes;
    const code = codes[Number(style)] ?? 'General';
    const inline = childOf(cell, 's:is');
    if (type === 'inlineStr') return inline ? textOf(wordsUnder(richText(inline), code)) : '';
    const value = plainIn(childOf(cell, 's:v'));
    if (value === '') return '';
    if (type === 's') {
      const text = shared[Number(value)] ?? '';
      return code.includes(';') ? textOf(wordsUnder(text, code)) : text;
    }
    if (type === 'str') return textOf(wordsUnder(unescaped(value), code));
    if (type === 'b') return value === '1' || value === 'true' ? 'ИСТИНА' : 'ЛОЖЬ';
    if (type === 'e') return errors[value] ?? textOf(value);
    if (type === 'd') return textOf(isoDay(value));
    const number = Number(value);
    return Number.isNaN(number) ? textOf(value) : textOf(numberText(number, code, since1904));
  };
}

/** A day that is written as ISO. */
const isoDay = (value: string): string => value.replace(/^(\d{4})-(\d\d)-(\d\d).*$/, '$3.$2.$1');
