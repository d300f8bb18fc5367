/** Support of schools in Russian words; pure, like all words. */
import { grouped } from '../groups.ts';
import { counted, nameWords } from '../words.ts';
import { type Category, type Supported, tidy } from './support.ts';

const words: Record<Category, string> = { shnor: 'ШНОР', shnsu: 'ШНСУ' };

/** «ШНОР и ШНСУ»; what the order leaves open is said so. */
export const categoryWords = (categories: readonly Category[]): string =>
  categories.map((one) => words[one]).join(' и ') || 'категория не названа';

/** «2020–2022, 2024». */
export function yearsWords(years: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** Years that say the same stand together: «2020–2022: ШНОР» with its order. */
export function spansOf(
  support: readonly Supported[],
): Omit<Supported & { years: string }, 'year'>[] {
  const groups = grouped(tidy(support), ({ categories, basis }) =>
    JSON.stringify([categories, basis]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const years = yearsWords(group.map(({ year }) => year));
    return first ? [{ years, categories: first.categories, basis: first.basis }] : [];
  });
}

/** «14 отчётов»: tasks, as those call them who owe them. */
export const reportsWords = (count: number): string => counted(count, 'отчёт', 'отчёта', 'отчётов');

/** «Лицей № 4: 14 отчётов с 2024 года», or «за 2024 год» where it is one year. */
export function appearWords(
  name: string,
  appear: readonly { year: number; count: number }[],
): string {
  const years = appear.map(({ year }) => year).sort((a, b) => a - b);
  const count = appear.reduce((all, one) => all + one.count, 0);
  const when =
    years.length === 1
      ? `за ${years[0]}\u00a0год`
      : `с ${years[0]}\u00a0года по ${years.at(-1)}\u00a0год`;
  return `${nameWords(name)}: ${reportsWords(count)} ${when}`;
}
