/**
 * What was answered once serves all like cells of the next table: whom a word means becomes a word of the municipality, and
 * how it reads its terms and marks is kept as an answer. What is of one measure or one cell is not remembered.
 */

import { isOffice } from '../../contract/offices.ts';
import type { Answers, Reading } from '../../contract/reading/reading.ts';
import type { Dictionary } from '../../contract/settings/dictionary.ts';
import type { Context } from '../context.ts';
import * as settings from '../settings.ts';
import { touch } from '../stamp.ts';

/** Questions whose subject is a word, not a place in one table. */
const general = [
  'unknown-executor',
  'named-school',
  'recurrence',
  'school-year',
  'standing',
  'marks',
];

/** Remembers the answers of a plan that was approved. Done twice, it changes nothing. */
export async function remember(ctx: Context, reading: Reading, answers: Answers): Promise<void> {
  const place = await settings.find(ctx);
  if (!place) return;
  const dictionary = learned(place.dictionary, reading, answers);
  if (JSON.stringify(dictionary) === JSON.stringify(place.dictionary)) return;
  await settings.learn(ctx, { ...place, dictionary });
  await touch(ctx);
}

/** The dictionary with what these answers say. */
function learned(dictionary: Dictionary, reading: Reading, answers: Answers): Dictionary {
  const next = structuredClone(dictionary);
  for (const { id, code } of reading.questions) {
    const answer = answers[id];
    if (answer === undefined || !general.includes(code)) continue;
    next.answers[id] = answer;
  }
  for (const { id, name, by } of reading.bodies ?? []) {
    if (!isOffice(by) || next.bodies.some((one) => one.id === id)) continue;
    next.bodies.push({ id, name, aliases: [], by });
  }
  return next;
}
