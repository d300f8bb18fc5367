/** Kinds of evidence are called alike where a table is read and where its paper is asked for. */
import { expect, test } from 'vitest';
import { dictionary } from '../../functions/contract/roadmaps/dictionary.ts';
import { kindOf } from '../../functions/contract/roadmaps/words.ts';

test.each(dictionary.kinds)('«$name»', ({ id, name }) => {
  expect(kindOf(id)).toBe(name);
});
