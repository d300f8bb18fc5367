/** How figures are said: tables of aligned columns, medians, and a promise with «kept» or «missed» beside it. */

const width = (text: string) => [...text].length;

/** Prints a table; the first column stands to the left, figures to the right. */
export function table(head: string[], rows: string[][]): void {
  const widths = head.map((_, place) =>
    Math.max(...[head, ...rows].map((row) => width(row[place] ?? ''))),
  );
  const line = (row: string[]) =>
    row
      .map((cell, place) => {
        const space = ' '.repeat((widths[place] ?? 0) - width(cell));
        return place === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd();
  console.log(`  ${line(head)}`);
  console.log(`  ${widths.map((one) => '─'.repeat(one)).join('  ')}`);
  for (const row of rows) console.log(`  ${line(row)}`);
}

/** The head of a part. */
export const part = (title: string): void => console.log(`\n${title}`);

/** A remark under a table. */
export const remark = (text: string): void => console.log(`  ${text}`);

/** A promise beside what was measured; nothing is asserted, a missed one is only said. */
export function promise(
  of: string,
  most: number,
  found: number,
  unit: string,
  signs: 0 | 1 | 2 = 0,
) {
  const kept = found <= most ? 'kept' : 'missed';
  console.log(
    `  promise ≤ ${most}${unit} (${of}): ${found.toFixed(signs)}${unit}, ${kept === 'missed' ? 'MISSED' : kept}`,
  );
}

/** The value below which `part` of the samples lie. */
export function quantile(samples: number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (samples: number[]): number => quantile(samples, 0.5);

/** Kilobytes of 1,000 bytes, as the promises count them. */
export const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** Milliseconds, with as many signs as say something. */
export const ms = (time: number): string => time.toFixed(time < 10 ? 2 : time < 100 ? 1 : 0);
