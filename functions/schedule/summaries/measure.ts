/**
 * How high a row must be for its text to show. Spreadsheets do not agree on growing rows by themselves (LibreOffice
 * does not on opening, no one does for merged cells), so the height is estimated here, rather too large than too
 * small: widths of letters are those of Arial in thousandths of its size.
 */

const pixel = 7;
const lineHeight = 11.6;
const padding = 4;
/** The highest row that Excel takes, in points. */
export const highest = 409;

const widthOf = (letter: string): number => {
  if (/[ .,:;!|'ijltfI()\-/]/.test(letter)) return 300;
  if (/[ШЩЮЖМФшщжюмфыWM@№—]/.test(letter)) return 810;
  if (/[А-ЯA-Z]/.test(letter)) return 710;
  return 540;
};

/** Lines of a text wrapped into a column so many characters wide, as word wrap fills them. */
export function linesIn(text: string, width: number, points: number): number {
  const room = (width * pixel - 4) / ((points * 96) / 72 / 1000);
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.split(/(?<=[\s-])/)) {
      let size = 0;
      for (const letter of word) size += widthOf(letter);
      if (used > 0 && used + size > room + 300) {
        lines++;
        used = 0;
      }
      // A word longer than the column is broken where the line ends.
      while (size > room) {
        lines++;
        size -= room;
      }
      used += size;
    }
  }
  return lines;
}

/** Height in points that so many lines need. */
export const neededFor = (lines: number): number =>
  Math.round(Math.max(1, lines) * lineHeight + padding);

/** Height in points of a row that holds so many lines. */
export const heightOf = (lines: number): number => Math.min(highest, neededFor(lines));
