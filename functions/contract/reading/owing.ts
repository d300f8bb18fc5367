/** The executors of a measure: who they are by the dictionary or an answer, and who of them hands the evidence in. */

import type * as z from 'zod/mini';
import type { Body, NamedExecutor } from '../roadmaps/roadmap.ts';
import type { Context } from './context.ts';
import {
  bareName,
  bodyId,
  isPost,
  knownAs,
  likely,
  namesOf,
  otherName,
  owesOf,
  schoolOf,
  subjectOf,
} from './executors.ts';
import { placeAt } from './layout.ts';
import { subject } from './letters.ts';
import { idOf } from './questions.ts';
import type { Answer } from './reading.ts';
import type { Row } from './rows.ts';
import * as words from './words.ts';

/** What is gathered over all measures: bodies to add, other names of the same, names by whom they mean. */
export type Gathered = {
  bodies: Map<string, z.infer<typeof Body>>;
  briefs: Map<string, string>;
  same: Map<string, Map<string, string[]>>;
  semicolons: boolean;
};

export const gathering = (texts: string[]): Gathered => {
  const briefs = new Map<string, string>();
  for (const text of texts)
    for (const part of text.split(/[,;\n]\s*/u)) {
      const both = otherName(part);
      if (both) {
        briefs.set(subject(both.whole), subject(both.brief));
        briefs.set(subject(both.brief), subject(both.brief));
      }
    }
  return { bodies: new Map(), briefs, same: new Map(), semicolons: false };
};

export type Owed = { executorsRaw: string; executors: NamedExecutor[]; owes: string };

export function owed(
  raw: string,
  id: string,
  row: Row,
  context: Context,
  gathered: Gathered,
): Owed {
  const { known, asking, head, answers, own } = context;
  const column = head.columns.find((one) => one.is === 'executors');
  const cells = column ? [placeAt(row.line, column.at)] : [];
  const ask = asking.at({ at: id, column: column?.words ?? '', cells });
  const names = namesOf(raw, known);
  if (names.some((one) => one.joint)) asking.note('joint', [id], words.notes.joint(raw), cells);
  if (raw.includes(';')) gathered.semicolons = true;
  const read = names.map(
    ({ raw: name }): { executor: NamedExecutor; said: Answer | null; direct: string | null } => {
      const direct =
        knownAs(name, known) ?? knownAs(bareName(name), known) ?? schoolOf(bareName(name), known);
      if (direct) {
        const variants = gathered.same.get(direct) ?? new Map<string, string[]>();
        variants.set(subject(name), [...(variants.get(subject(name)) ?? []), id]);
        gathered.same.set(direct, variants);
        return { executor: { raw: name, is: direct }, said: null, direct };
      }
      if (own && (isPost(name) || name === raw))
        return { executor: { raw: name, is: 'own' }, said: null, direct: 'own' };
      const { code, is } = likely(name, known);
      const byDefault = context.owner !== null && is === 'add' ? 'school' : is;
      const about =
        code === 'named-school' ? subject(bareName(name)) : subjectOf(name, gathered.briefs);
      const options = words.whoOptions.concat(
        known.schools.map((one) => ({ value: one.id, words: one.name })),
      );
      const said = ask(
        code,
        about,
        code === 'named-school' ? words.namedSchool(name) : words.whoIs(name, byDefault),
        byDefault,
        options,
      );
      const who =
        said === 'add'
          ? added(name, code === 'named-school', gathered)
          : typeof said === 'string'
            ? said
            : byDefault;
      const answered = Object.hasOwn(answers, idOf(code, about));
      return { executor: { raw: name, is: answered ? who : null }, said: who, direct: null };
    },
  );
  const first = owesOf(read.map(({ executor, said }) => ({ is: executor.is, said })));
  return {
    executorsRaw: raw,
    executors: read.map((one) => one.executor),
    owes: whoOwes(
      first,
      read.map((one) => one.direct),
      raw,
      id,
      ask,
      context,
    ),
  };
}

function added(name: string, school: boolean, gathered: Gathered): string {
  const [id, bare] = [bodyId(name), bareName(name)];
  if (!gathered.bodies.has(id))
    gathered.bodies.set(id, { id, name: school ? bare : name, by: 'uo' });
  return id;
}

/** An office first and schools after it: that is not told by the document. */
function whoOwes(
  first: string | null,
  direct: (string | null)[],
  raw: string,
  id: string,
  ask: ReturnType<Context['asking']['at']>,
  { owner, own }: Context,
): string {
  if (first === null) {
    if (owner || own) return 'each-school';
    const said = ask(
      'who-owes',
      '',
      words.nobody,
      'imo',
      words.whoOptions.filter(({ value }) => value !== 'text' && value !== 'add'),
    );
    return said === 'school' ? 'each-school' : typeof said === 'string' ? said : 'imo';
  }
  const office = direct[0];
  if (!office || office === 'school' || office === 'own' || !direct.slice(1).includes('school'))
    return first;
  const said = ask(
    'who-owes',
    id,
    words.whoOwes(raw),
    office,
    words.owesOptions(office, raw.split(/[,;]/u)[0] ?? office),
  );
  return said === 'school' ? 'each-school' : typeof said === 'string' ? said : first;
}
