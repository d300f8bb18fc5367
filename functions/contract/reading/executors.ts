/** Who is named as executor, and who that is: by the dictionary, or by an answer; what kind of name it is gives the default. */
import { alike, fold, slugOf, subject, wordsOf } from './letters.ts';
import type { Code } from './questions.ts';
import type { Answer, Known } from './reading.ts';

export type Name = { raw: string; joint: boolean };

/** Lines of a cell that are one name: a bracket, or what goes on with a preposition. */
const joined = (text: string): string =>
  text.replace(/\s*\n\s*(?=\(|(?:по|и|при|для|с|об|о|на|в)\s)/gu, ' ').replace(/-\s*\n\s*/g, '-');

/** The names of a cell in their order: parted by commas, semicolons, lines, «совместно с»; never within brackets. */
export function namesOf(text: string, known: Known): Name[] {
  const guarded = joined(text).replace(/\([^)]*\)/g, (inside) =>
    inside.replace(/[,;\n]/g, '\u0001'),
  );
  const parts = guarded.split(/\s*[,;\n]+\s*|\s+(?=совместно с(?:о)?\s|при участии\s)/iu);
  return parts.flatMap((part) => {
    const raw = part.replaceAll('\u0001', ',').trim().replace(/\.$/u, '');
    const joint = /^(?:совместно со?|при участии)\s+/iu.exec(raw);
    const bare = joint ? raw.slice(joint[0].length) : raw;
    if (!/[\p{L}\d]/u.test(bare)) return [];
    const both = bare.split(/\s+и\s+/u);
    const apart =
      both.length > 1 && both.every((one) => knownAs(one, known) !== null || abbreviation(one));
    return (apart ? both : [bare]).map((one) => ({ raw: one, joint: joint !== null }));
  });
}

const abbreviation = (text: string): boolean => /^[А-ЯЁ]{2,8}$/u.test(text.trim());

/** Whom the dictionary knows under a name. */
export function knownAs(name: string, known: Known): string | null {
  const words = wordsOf(name);
  for (const { id, aliases } of known.executors)
    for (const alias of aliases) {
      const of = wordsOf(alias);
      if (
        of.length === words.length &&
        of.length > 0 &&
        of.every((word, i) => alike(word, words[i] as string))
      )
        return id;
    }
  return null;
}

/** The school of the registry that a name means. */
export const schoolOf = (name: string, known: Known): string | null => {
  const of = wordsOf(name).join(' ');
  return known.schools.find((one) => wordsOf(one.name).join(' ') === of)?.id ?? null;
};

const namedSchool =
  /(?:мбоу|моу|мкоу|маоу|гбоу|маоу|гимнази|лице[йя]|сош|оош|школа?)\p{L}*[^,;]*(?:№|n)\s*\d+|(?:мбоу|моу|мкоу|маоу|гбоу)\s+["«]|(?:^|\s)(?:сош|оош|нош)\s+\p{L}/iu;
const isNamedSchool = (name: string): boolean => namedSchool.test(name);
/** The name of a school without what is said of it in brackets. */
export const bareName = (name: string): string => name.replace(/\s*\([^)]*\)/g, '').trim() || name;

/** Posts within a school: in a school's own plan they are the school. */
const post =
  /(?:^|\s)(?:(?:зам\p{L}*\.?\s*)?директор|завуч|учител|педагог|классн\p{L}+ руководител|руководител\p{L}*\s+(?:ш?мо|методическ\p{L}+ объединени)|психолог|логопед|дефектолог|администраци|социальн\p{L}+ педагог|библиотекар|советник|тьютор|воспитател|наставник|методист|рабоч\p{L}+ групп|куратор|координатор|ответственн|шмо|зд по|зам\.? ?дир|педсовет|управленческ\p{L}+ команд)/iu;
export const isPost = (name: string): boolean => post.test(fold(name));

/** The other name in brackets: «районный методический кабинет (РМК)». */
export const otherName = (name: string): { whole: string; brief: string } | null => {
  const found = /^(.+?)\s*\(([А-ЯЁA-Z][\p{L}-]{1,11})\)$/u.exec(name.trim());
  return found ? { whole: found[1] as string, brief: found[2] as string } : null;
};

/** Under which subject a name is asked about, so that both of its names are one question. */
export const subjectOf = (name: string, briefs: Map<string, string>): string => {
  const brief = otherName(name)?.brief ?? name;
  return briefs.get(subject(brief)) ?? subject(brief);
};

/** What a name is most probably; only a default, ИМО is asked. */
export function likely(name: string, known: Known): { code: Code; is: string } {
  if (isNamedSchool(name) && !/директор/iu.test(name)) return { code: 'named-school', is: 'add' };
  const text = fold(name);
  const school =
    /директор|школ|координатор|завуч|учител|педагог|классн|(?:^| )(?:оо|оу|шмо)(?: |$)|образовательн\p{L}+ (?:организац|учрежд)/u;
  if (
    /министерств|институт\p{L}* (?:развити|повышени)|(?:^|[^\p{L}])(?:с?к?ир[оп]|рцоко|рцоки)(?:$|[^\p{L}])|региональн|университет|федеральн|роспотреб/u.test(
      text,
    )
  )
    return { code: 'unknown-executor', is: 'text' };
  if (/^(?:не (?:назначен|определ)|нет$|по согласованию|уточняется)/u.test(text))
    return { code: 'unknown-executor', is: 'text' };
  const inside = known.executors.find(({ aliases }) =>
    aliases.some((alias) => {
      const of = wordsOf(alias);
      const words = wordsOf(name);
      return words.some((_, at) =>
        of.every((word, i) => words[at + i] !== undefined && alike(word, words[at + i] as string)),
      );
    }),
  );
  if (inside) return { code: 'unknown-executor', is: inside.id };
  if (methodical(name)) return { code: 'unknown-executor', is: 'imo' };
  if (school.test(text) || isPost(name)) return { code: 'unknown-executor', is: 'school' };
  return { code: 'unknown-executor', is: 'add' };
}

/** A methodical office by its words, or by an abbreviation with «М» that ends as such offices do. */
const methodical = (name: string): boolean =>
  /(?<!институт)методич|информационн\p{L}+[- ]методич|методист|методслужб/u.test(fold(name)) ||
  (otherName(name) !== null && /методич/u.test(fold(name))) ||
  /^(?!ШМО$)(?=.{3,6}$)[А-ЯЁ]{0,3}М[А-ЯЁ]{0,2}[ЦКСО]$/u.test(name.trim().split(/\s/u)[0] ?? '');

/** Who of the named hands the evidence in: the first who can. */
export function owesOf(list: { is: string | null; said: Answer | null }[]): string | null {
  for (const { is, said } of list) {
    const who = is ?? (typeof said === 'string' ? said : null);
    if (who === 'school' || who === 'own') return 'each-school';
    if (who && who !== 'text') return who;
  }
  return null;
}

/** The id of a body or a school that is to be added. */
export const bodyId = (name: string): string => slugOf(bareName(name).replace(/["«»„“”]/g, ''));
