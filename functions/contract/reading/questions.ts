/** Questions of one reading: like cells ask once, and what is known already is answered. */

import { subject } from './letters.ts';
import type { Answer, Answers, Note, Place, Question, questionCodes } from './reading.ts';

export type Code = (typeof questionCodes)[number];
export type Option = { value: Answer; words: string };

/** Asks about one measure and column: gives the answer, or the default while there is none. */
export type Ask = (
  code: Code,
  about: string | null,
  words: string,
  byDefault: Answer,
  options?: Option[],
) => Answer;

/** Where something was met: of which measure or indicator, in which column, in which cells. */
type Where = { at: string; column: string; cells: Place[] };

export type Asking = {
  questions: Question[];
  notes: Note[];
  /** Ids of measures and indicators whose questions are open. */
  at: (where: Where, opened?: () => void) => Ask;
  note: (code: string, at: string[], words: string, cells?: Place[]) => void;
};

export const idOf = (code: Code, about: string | null): string =>
  about ? `${code}:${about}` : code;

export function asking(answers: Answers): Asking {
  const questions = new Map<string, Question>();
  const notes: Note[] = [];
  const at: Asking['at'] = (where, opened) => (code, about, words, byDefault, options) => {
    const id = idOf(code, about);
    const known = questions.get(id);
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (known) {
      if (!known.at.includes(where.at)) known.at.push(where.at);
      known.cells.push(
        ...where.cells.filter((cell) => !known.cells.some((one) => same(one, cell))),
      );
    } else
      questions.set(id, {
        id,
        code,
        at: [where.at],
        column: where.column,
        cells: [...where.cells],
        words,
        default: byDefault,
        ...(options ? { options } : {}),
        ...(answer === undefined ? {} : { answer }),
      });
    if (answer === undefined) opened?.();
    return answer ?? questions.get(id)?.default ?? byDefault;
  };
  return {
    at,
    notes,
    note: (code, of, words, cells = []) => {
      const known = notes.find((one) => one.code === code && subject(one.words) === subject(words));
      if (!known) notes.push({ code, at: [...of], words, cells });
      else {
        known.at.push(...of.filter((one) => !known.at.includes(one)));
        known.cells.push(...cells);
      }
    },
    get questions() {
      return [...questions.values()];
    },
  };
}

const same = (a: Place, b: Place): boolean =>
  a.piece === b.piece && a.row === b.row && a.column === b.column;
