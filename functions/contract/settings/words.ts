/** How a word of a table is compared with one of the dictionary; without schemas, for pages reckon with it too. */

/** The same word however it was typed: «ММЦ», « ммц », «„ММЦ“». */
export const foldWords = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»„“”"']/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
