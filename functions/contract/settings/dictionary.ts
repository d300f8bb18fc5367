/**
 * The municipality's own words: how its tables call those who do and what is handed in, and outside bodies for which an
 * office hands in. What «Опора» knows by itself does not stand here.
 */
import * as z from 'zod/mini';
import { offices } from '../offices.ts';
import { required, slug } from '../text.ts';
import { foldWords } from './words.ts';

const alias = required(200);
const aliases = z.array(alias).check(z.maxLength(50, 'too-many'));
const most = <T extends z.ZodMiniType>(one: T) => z.array(one).check(z.maxLength(200, 'too-many'));

/** Somebody known already — an office, `school` for each school, one school by its id — by other names. */
const ExecutorWords = z.object({ id: slug, aliases });

/** An outside body that nobody signs in for; `by` is the office that hands in for it. */
const Body = z.object({ id: slug, name: required(300), aliases, by: z.enum(offices) });

/** A kind of evidence. */
const KindWords = z.object({ id: slug, name: required(200), aliases });

const parts = {
  executors: most(ExecutorWords),
  bodies: most(Body),
  kinds: most(KindWords),
};

type Named = { name?: string; aliases: string[] };

/** Where a word stands a second time: the same cell of a table would be read in two ways. */
function twice(all: readonly Named[][]): PropertyKey[][] {
  return all.flatMap((list, part) => {
    const others = part === 2 ? [] : all.slice(0, part).flat();
    const seen = new Set(others.flatMap(wordsOf));
    return list.flatMap((one, place) => {
      const own = new Set<string>();
      const found = [one.name, ...one.aliases].flatMap((word, at) => {
        if (word === undefined) return [];
        const folded = foldWords(word);
        const again = seen.has(folded);
        own.add(folded);
        return again ? [[place, at === 0 ? 'name' : 'aliases']] : [];
      });
      for (const word of own) seen.add(word);
      return found.map((path) => [
        (['executors', 'bodies', 'kinds'] as const)[part] ?? '',
        ...path,
      ]);
    });
  });
}

const wordsOf = ({ name, aliases }: Named): string[] =>
  [...(name === undefined ? [] : [name]), ...aliases].map(foldWords);

/** What the administrator keeps of it. */
export const Words = z.object(parts).check((ctx) => {
  const { executors, bodies, kinds } = ctx.value;
  for (const path of twice([executors, bodies, kinds]))
    ctx.issues.push({ code: 'custom', message: 'twice', path, input: ctx.value });
});
export type Words = z.infer<typeof Words>;

/** As it is kept: with answers to questions of plans, which serve all like rows and the next table. */
export const Dictionary = z.object({
  executors: z._default(z.array(ExecutorWords), []),
  bodies: z._default(z.array(Body), []),
  kinds: z._default(z.array(KindWords), []),
  answers: z._default(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    {},
  ),
});
export type Dictionary = z.infer<typeof Dictionary>;

/** A municipality that has no words of its own. */
export const noWords: Dictionary = { executors: [], bodies: [], kinds: [], answers: {} };
