/** Road maps as people and the house read them. */
import { Problem } from '../../contract/problem.ts';
import type { Edition, Roadmap, RoadmapHeading } from '../../contract/roadmaps/roadmap.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { editionKind, followKind, kind, Said, unpacked } from './kind.ts';

export type Reader = Pick<Context, 'table' | 'municipality'>;

/** A road map for the house itself; `absent` when there is none. */
export async function find(ctx: Reader, id: string): Promise<Roadmap> {
  const roadmap = await ctx.table.get(kind, keys.roadmap(ctx.municipality, id));
  if (!roadmap) throw new Problem('absent');
  return roadmap;
}

/** A road map as people read it. */
export async function read(ctx: Context, id: string): Promise<Roadmap> {
  ctx.allow('roadmap.read');
  return find(ctx, id);
}

/** All road maps of the municipality. */
export const all = (ctx: Reader): Promise<Roadmap[]> =>
  ctx.table.list(kind, keys.roadmaps(ctx.municipality));

/** Where a version lies; one that came of no proposal was loaded. */
export const placeOf = (
  ctx: Reader,
  id: string,
  { number, proposal }: Pick<Edition, 'number' | 'proposal'>,
) => keys.edition(ctx.municipality, id, number, proposal ?? 'loaded');

/** What a version said, for the house itself; undefined where it was loaded before versions were kept. */
export async function saidIn(
  ctx: Reader,
  { id, editions }: Pick<Roadmap, 'id' | 'editions'>,
  number: number,
): Promise<Said | undefined> {
  const edition = editions?.find((one) => one.number === number) ?? { number };
  const lies = await ctx.table.get(editionKind, placeOf(ctx, id, edition));
  return lies && unpacked(Said, lies.packed);
}

/** The version that is in force. */
export const editionOf = ({ edition }: Pick<Roadmap, 'edition'>): number => edition ?? 1;

/** To which version the tasks were brought, and of which the table was written out: the first, and none. */
export async function followed(ctx: Reader, id: string) {
  const found = await ctx.table.get(followKind, keys.follow(ctx.municipality, id));
  return { settled: found?.settled ?? 1, written: found?.written ?? 0 };
}

/** Notes how far it is. */
export const noteFollowed = (
  ctx: Reader,
  id: string,
  what: 'settled' | 'written',
  number: number,
): Promise<unknown> =>
  ctx.table.change(keys.follow(ctx.municipality, id), {
    set: 'SET #what = :number, shape = :shape',
    names: { '#what': what },
    values: { ':number': number, ':shape': followKind.shape },
  });

/** What a version of a road map said, as people read it. */
export async function edition(ctx: Context, id: string, number: number): Promise<Said> {
  const roadmap = await read(ctx, id);
  const said = await saidIn(ctx, roadmap, number);
  if (said) return said;
  if (number === editionOf(roadmap)) return { plan: roadmap };
  throw new Problem('absent');
}

/** Road maps as lists tell of them, the newest first: those that are approved, or those that are not. */
export const headings = (plans: Roadmap[], approved: boolean): RoadmapHeading[] =>
  plans
    .filter((plan) => (plan.approved !== undefined) === approved)
    .sort(({ span: [, a], id }, { span: [, b], id: other }) =>
      a === b ? (id < other ? -1 : 1) : a < b ? 1 : -1,
    )
    .map(({ id, title, periods, span, measures, sections, closed }) => ({
      id,
      title,
      periods,
      span,
      measures: measures.length,
      sections: sections.map((section) => section.title),
      ...(closed && { closed: true }),
    }));
