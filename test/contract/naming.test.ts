/** Files are named by the own words of their municipality: those that every other has too say nothing. */
import { expect, test } from 'vitest';
import { placeName } from '../../functions/contract/casefiles/names.ts';

test.each([
  ['город-курорт Кисловодск', 'Кисловодск'],
  ['Солнечный муниципальный округ', 'Солнечный'],
  ['городской округ Приозёрнохолмск', 'Приозёрнохолмск'],
  ['г. Энск', 'Энск'],
  ['Муниципальный округ', 'Муниципальный_округ'],
])('a municipality is called by its own words: «%s»', (name, own) => {
  expect(placeName(name)).toBe(own);
});
