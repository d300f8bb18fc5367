/** A list of schools beside the registry: who is new, what changes, who is asked about, who is not in the list any more. */
import { alike, foldName, idOf, sameName } from './names.ts';
import type { Row } from './pasted.ts';
import type { School, SchoolInput } from './school.ts';
import { merged, type Supported, supportedIn, tidy } from './support.ts';

/** What is said beside the list, for rows that do not say it themselves. */
export type Beside = { years: number[]; basis: string };

/** Answers about names that are alike, by the name as it was typed: the id of that school, or that it is another one. */
export const another = '';
export type Answers = Record<string, string>;

type Named = { id: string; name: string };

/** A school of the list. `stands`: as the registry has it; `input`: as it will stand. */
export type Entry = {
  lines: number[];
  name: string;
  /** The schools that it may be, where that is not known yet. */
  like: Named[];
  stands?: School;
  input: SchoolInput;
  says: 'new' | 'changed' | 'same' | 'asked';
};

/** Why a row of the list is not saved as it is. */
export type Lack = { line: number; why: 'no-basis' | 'twice'; name: string };

export type Compared = {
  entries: Entry[];
  lacks: Lack[];
  /** Schools that the list does not name, though they are supported in years that it speaks of. */
  absent: { school: School; years: number[] }[];
};

/** Lays a list beside the registry. Pure; the same again once all is saved says «same» of every school. */
export function compare(
  rows: readonly Row[],
  schools: readonly School[],
  beside: Beside,
  answers: Answers,
): Compared {
  const entries = new Map<string, Entry & { listed: Map<number, Supported> }>();
  const taken = new Set(schools.map(({ id }) => id));
  const lacks: Lack[] = [];
  const spoken = new Set<number>();
  for (const row of rows) {
    const { line, name } = row;
    const years = row.years ?? beside.years;
    const basis = (row.basis ?? beside.basis).trim();
    for (const year of years) spoken.add(year);
    const found = findIn(name, schools, [...entries.values()], answers);
    const id = found.id ?? idOf(name, taken);
    taken.add(id);
    const stands = schools.find((school) => school.id === id);
    const entry = entries.get(id) ?? {
      lines: [],
      name,
      like: found.like,
      ...(stands && { stands }),
      input: { id, name: stands?.name ?? name, support: [] },
      says: 'asked' as const,
      listed: new Map<number, Supported>(),
    };
    entries.set(id, entry);
    entry.lines.push(line);
    if (row.site !== undefined) entry.input.site = row.site;
    if (years.length > 0 && basis === '') lacks.push({ line, name, why: 'no-basis' });
    else
      for (const year of years)
        if (clashes(entry, row, year, basis)) lacks.push({ line, name, why: 'twice' });
  }
  const all = [...entries.values()];
  const absent = schools.flatMap((school) => {
    const years = [...spoken].filter((year) => supportedIn(school, year)).sort();
    return years.length > 0 && !entries.has(school.id) ? [{ school, years }] : [];
  });
  // A name that is asked about may be a school that would else look absent.
  const asked = new Set(all.flatMap(({ like }) => like.map(({ id }) => id)));
  return {
    entries: all.map(settled),
    lacks: [...new Map(lacks.map((one) => [`${one.line} ${one.why}`, one])).values()],
    absent: absent.filter(({ school }) => !asked.has(school.id)),
  };
}

/** The school that a name means, or those that it may mean. */
function findIn(
  name: string,
  schools: readonly School[],
  listed: readonly Entry[],
  answers: Answers,
): { id?: string; like: Named[] } {
  const known: Named[] = [...schools, ...listed.map(({ input, name }) => ({ id: input.id, name }))];
  const same = known.find((one) => sameName(one.name, name));
  if (same) return { id: same.id, like: [] };
  const like = known.filter((one) => alike(one.name, name));
  const unique = [...new Map(like.map(({ id, name }) => [id, { id, name }])).values()];
  if (unique.length === 0) return { like: [] };
  const answer = answers[foldName(name)];
  if (answer === another) return { like: [] };
  const chosen = unique.find(({ id }) => id === answer);
  return chosen ? { id: chosen.id, like: [] } : { like: unique };
}

/** Takes a year into an entry; whether the list says something else of it already. */
function clashes(
  entry: { stands?: School; listed: Map<number, Supported> },
  row: Row,
  year: number,
  basis: string,
): boolean {
  const before = entry.stands?.support.find((one) => one.year === year);
  // A list that says no category takes none away.
  const categories = row.categories ?? before?.categories ?? [];
  const [next] = tidy([{ year, categories, basis }]);
  const listed = entry.listed.get(year);
  if (listed) return JSON.stringify(listed) !== JSON.stringify(next);
  if (next) entry.listed.set(year, next);
  return false;
}

function settled({ listed, ...entry }: Entry & { listed: Map<number, Supported> }): Entry {
  const { stands, like } = entry;
  const support = merged(stands?.support ?? [], [...listed.values()]);
  const site = entry.input.site ?? stands?.site;
  const input: SchoolInput = { ...entry.input, support, ...(site !== undefined && { site }) };
  const says =
    like.length > 0 ? 'asked' : !stands ? 'new' : isSame(stands, input) ? 'same' : 'changed';
  return { ...entry, input, says };
}

/** Whether a school stands already as it is meant to. */
const isSame = (stands: SchoolInput, input: SchoolInput): boolean =>
  stands.name === input.name &&
  (stands.site ?? '') === (input.site ?? '') &&
  JSON.stringify(tidy(stands.support)) === JSON.stringify(tidy(input.support));

/** A school without support in some years, as it will stand. */
export const leaving = (
  { id, name, site, support }: School,
  years: readonly number[],
): SchoolInput => ({
  id,
  name,
  ...(site !== undefined && { site }),
  support: merged(support, [], years),
});
