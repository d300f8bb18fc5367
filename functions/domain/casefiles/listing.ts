/**
 * Evidence by a selection, page by page: the same that a case file by this selection holds.
 */

import {
  type Chosen,
  chosen,
  mayHold,
  type Selection,
} from '../../contract/casefiles/selection.ts';
import { isOffice } from '../../contract/offices.ts';
import { Problem } from '../../contract/problem.ts';
import { briefRange } from '../../store/keys.ts';
import type { Page } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { briefs } from '../tasks/listing.ts';
import * as tasks from '../tasks/reading.ts';

/** Tasks that one page is read of: an answer stays far below the 6 MB that a function may send. */
const pageOf = 20;

/**
 * Chosen evidence that this person may see, a page of tasks at a time; a page may be empty and yet have a `next`. The
 * parts of the index are read one after another, so that a request stays within three calls.
 */
export async function evidence(
  ctx: Context,
  roadmap: string,
  { after, ...selection }: Selection & { after?: string | undefined },
): Promise<Page<Chosen>> {
  ctx.allow('roadmap.read');
  const parts = partsOf(ctx, selection);
  const [place, cursor] = readPlace(after);
  const begins = parts[place];
  if (begins === undefined) throw new Problem('unreadable');
  const page = await briefs(ctx, roadmap, {
    begins,
    after: cursor || undefined,
    limit: pageOf,
  });
  const wanted = page.items.filter(
    (brief) =>
      brief.handedIn !== undefined && mayHold(brief, selection) && ctx.may('task.read', brief),
  );
  const found = await tasks.some(
    ctx,
    roadmap,
    wanted.map(({ id }) => id),
  );
  const items = found.flatMap((task) => chosen(tasks.seen(ctx, task), selection));
  const more = page.next ? `${place}~${page.next}` : undefined;
  return { items, next: more ?? (place + 1 < parts.length ? `${place + 1}~` : undefined) };
}

/** Where in the index the evidence of a side lies, or of all that this person may see. */
function partsOf(ctx: Context, { side }: Selection): string[] {
  const of = (owes: string) => briefRange.of(owes, isOffice(owes));
  if (side !== undefined) return isOffice(side) ? [of(side)] : [of(side), briefRange.offices];
  if (ctx.may('task.read')) return [''];
  const own = new Set(ctx.person?.grants.flatMap((grant) => grant.schools ?? []));
  return [...[...own].map(of), briefRange.offices];
}

/** A page ends in a part of the index, at a cursor of it. */
function readPlace(after = '0~'): [place: number, cursor: string] {
  const [, place, cursor] = /^(\d{1,3})~(.*)$/.exec(after) ?? [];
  if (place === undefined || cursor === undefined) throw new Problem('unreadable');
  return [Number(place), cursor];
}
