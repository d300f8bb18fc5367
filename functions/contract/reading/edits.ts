/** What people change of a reading in place, beside the answers: a text of the table, and what is made of it. Pure. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { Aggregation, Asks, Sense } from '../roadmaps/roadmap.ts';
import { required, text } from '../text.ts';

const indicator = z.string().check(z.maxLength(60, 'too-long'));
const measure = indicator;

/** One change; a later one of the same place comes over an earlier one. */
export const Edit = z.discriminatedUnion('what', [
  /** The text of a cell of the table, which is then read anew. */
  z.object({
    what: z.literal('text'),
    piece: z.int(),
    row: z.int(),
    column: z.int(),
    text: text(8000),
  }),
  z.object({ what: z.literal('title'), title: required(500) }),
  /** A planned value of a term; null asks for nothing. */
  z.object({
    what: z.literal('value'),
    indicator,
    term: z.string(),
    value: z.nullable(z.number()),
    sense: Sense,
  }),
  z.object({ what: z.literal('due'), measure, term: z.string(), due: z.nullable(Day) }),
  z.object({ what: z.literal('owes'), measure, owes: z.string() }),
  z.object({ what: z.literal('sign-off'), measure, signOff: z.boolean() }),
  z.object({ what: z.literal('asks'), indicator, asks: Asks }),
  z.object({ what: z.literal('aggregation'), indicator, aggregation: Aggregation }),
  z.object({
    what: z.literal('kinds'),
    indicator,
    kinds: z.array(EvidenceKind).check(z.minLength(1, 'required'), z.maxLength(10, 'too-many')),
  }),
]);
export type Edit = z.infer<typeof Edit>;

/** What a change is of: another one of the same comes in its place. */
function placeOf(edit: Edit): string {
  switch (edit.what) {
    case 'text':
      return `text ${edit.piece} ${edit.row} ${edit.column}`;
    case 'title':
      return 'title';
    case 'value':
      return `value ${edit.indicator} ${edit.term}`;
    case 'due':
      return `due ${edit.measure} ${edit.term}`;
    case 'owes':
    case 'sign-off':
      return `${edit.what} ${edit.measure}`;
    default:
      return `${edit.what} ${edit.indicator}`;
  }
}

/** Changes with one more, which takes the place of what was said of the same before. */
export const withEdit = (edits: Edit[], edit: Edit): Edit[] => [
  ...edits.filter((one) => placeOf(one) !== placeOf(edit)),
  edit,
];
