/** What a table is called, as far as what stands above it says so. Pure. */
import type { Grid } from './grid.ts';

const plans = /план|карт|комплекс мер|программ|мероприяти/iu;
/** The stamp of an approval stands above a title, and is none. */
const stamps = /^(утвержд|приложение|к приказу|от «?\d|приказ)/iu;

/** The title of a table; of one without any, a word for what it is. */
export function titleOf({ pieces }: Grid): string {
  const [first] = pieces;
  const [row = []] = first?.rows ?? [];
  const wide = row.length === 1 && (row[0]?.over ?? 1) > 2 ? [row[0]?.text ?? ''] : [];
  const texts = [...(first?.before ?? []), ...wide]
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '' && !stamps.test(text));
  const found = texts.filter((text) => plans.test(text)).sort((a, b) => b.length - a.length)[0];
  return (found ?? texts[0] ?? 'Дорожная карта').slice(0, 500);
}
