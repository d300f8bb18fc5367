/** Which papers a result asks for: kinds of the dictionary whose words stand in it, the longer before the shorter. */
import { placeOf, wordsOf } from './letters.ts';
import type { Known } from './reading.ts';

/** Ids of kinds in the order of the text; `document` where no word is known. */
export function kindsOf(text: string, known: Known): string[] {
  const words: (string | null)[] = wordsOf(text);
  const aliases = known.kinds
    .flatMap(({ id, aliases: of }) => of.map((alias) => ({ id, words: wordsOf(alias) })))
    .filter((one) => one.words.length > 0)
    .sort(
      (a, b) =>
        b.words.length - a.words.length || b.words.join('').length - a.words.join('').length,
    );
  const found: { id: string; at: number }[] = [];
  for (const alias of aliases)
    for (;;) {
      const at = placeOf(
        alias.words,
        words.map((one) => one ?? ''),
      );
      if (at < 0) break;
      // A word is of one kind only: «программа семинара» is no «программа» besides.
      words.fill(null, at, at + alias.words.length);
      found.push({ id: alias.id, at });
    }
  const ids = found.sort((a, b) => a.at - b.at).map((one) => one.id);
  return ids.length > 0 ? [...new Set(ids)] : ['document'];
}
