/**
 * Tables of a web page or of the clipboard of Word, Excel, LibreOffice and Google, as a browser shows them. Nothing of it is
 * run or fetched: it is read as text.
 */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { type Block, gridIn } from './blocks.ts';
import { isNumber, numbersOf, numberText } from './lists.ts';
import { blocks, isElement, preserved, unseen } from './markup.ts';
import { gridOfSheets } from './parts.ts';
import { refuse } from './refusal.ts';
import { tableOf } from './spans.ts';

/** A page has no more; what has is made to hang a browser. */
const deepest = 400;
const mostElements = 1_000_000;

/** What is being written: blocks that are done, the line that is not, the number that it waits for; pictures that were seen. */
type Pen = { blocks: Block[]; line: string; number: string; pictures: { seen: boolean } };

/** Marks of Excel, Google Sheets and Calc: there a title stands in rows of the table. */
const ofSheet = /Excel\.Sheet|google-sheets-html-origin|<td[^<>]{0,300}\ssdnum=/i;

const penOf = (pictures: Pen['pictures']): Pen => ({ blocks: [], line: '', number: '', pictures });

/** The grid of a text in HTML. */
export function gridOfHtml(html: string): Grid {
  const pen = penOf({ seen: false });
  write(treeOf(html), pen, false);
  flush(pen);
  const grid = gridIn('html', pen.blocks, pen.pictures.seen);
  return ofSheet.test(html) ? gridOfSheets('html', grid.pieces, grid.after) : grid;
}

function treeOf(html: string): Tree.Document {
  let [depth, elements] = [0, 0];
  const tangled = () =>
    refuse(
      'damaged',
      'Разметка слишком запутана. Скопируйте одну таблицу, без страницы вокруг неё.',
    );
  return parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...said) => {
        if (++elements > mostElements) tangled();
        return defaultTreeAdapter.createElement(...said);
      },
      onItemPush: () => {
        if (++depth > deepest) tangled();
      },
      onItemPop: () => {
        depth--;
      },
    },
  });
}

function flush(pen: Pen): void {
  if (pen.line.trim() !== '') {
    pen.blocks.push(pen.number + pen.line);
    pen.number = '';
  }
  pen.line = '';
}

function write(node: Tree.ParentNode, pen: Pen, keeps: boolean): void {
  for (const child of node.childNodes) {
    if ('value' in child) pen.line += keeps ? child.value : child.value.replace(/\s+/g, spaced);
    else if (isElement(child) && !unseen(child)) element(child, pen, keeps || preserved(child));
  }
}

/** Line ends of the source are spaces; hard spaces and others stay what they are. */
const spaced = (signs: string): string => signs.replace(/[\t\n\f\r ]+/g, ' ');

function element(one: Tree.Element, pen: Pen, keeps: boolean): void {
  if (one.tagName === 'br') pen.line += '\n';
  else if (one.tagName === 'img') pen.pictures.seen = true;
  else if (one.tagName === 'table') table(one, pen);
  else if (isNumber(one)) pen.line += numberText(textIn(one));
  else if (one.tagName === 'ol') list(one, pen, keeps);
  else if (blocks.has(one.tagName)) {
    flush(pen);
    write(one, pen, keeps);
    flush(pen);
  } else write(one, pen, keeps);
}

function table(one: Tree.Element, pen: Pen): void {
  flush(pen);
  const caption = one.childNodes.filter(isElement).find(({ tagName }) => tagName === 'caption');
  if (caption && !unseen(caption)) write(caption, pen, false);
  flush(pen);
  pen.blocks.push(
    tableOf(one, (cell) => {
      const inside = penOf(pen.pictures);
      write(cell, inside, preserved(cell) || preserved(one));
      flush(inside);
      return inside.blocks;
    }),
  );
}

/** An ordered list: each item begins with its number. */
function list(one: Tree.Element, pen: Pen, keeps: boolean): void {
  const numbers = numbersOf(one);
  flush(pen);
  for (const child of one.childNodes.filter(isElement)) {
    if (unseen(child)) continue;
    pen.number += numbers.get(child) ?? '';
    write(child, pen, keeps);
    flush(pen);
    if (pen.number !== '') pen.blocks.push(pen.number);
    pen.number = '';
  }
}

/** All text within. */
const textIn = (node: Tree.ParentNode): string =>
  node.childNodes
    .map((child) => ('value' in child ? child.value : isElement(child) ? textIn(child) : ''))
    .join('');
