/** What was answered once serves all like rows of the next table: answers become words of the municipality. */
import type { Answers, Reading } from '../../contract/reading/reading.ts';
import type { Context } from '../context.ts';

export async function remember(
  _ctx: Context,
  _reading: Reading,
  _answers: Answers,
): Promise<void> {}
