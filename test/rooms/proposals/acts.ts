/** What people do with proposals, through the door: bring a table, answer, approve, take up again. */
import type { Approval, Proposal } from '../../../functions/contract/proposals/proposal.ts';
import type { Edit } from '../../../functions/contract/reading/edits.ts';
import type { Grid } from '../../../functions/contract/reading/grid.ts';
import type { Answers, Known } from '../../../functions/contract/reading/reading.ts';
import type { Roadmap } from '../../../functions/contract/roadmaps/roadmap.ts';
import { uuid } from '../../acts.ts';
import type { Client } from '../../ground.ts';
import { gridOf, order, report } from './grids.ts';

export type Opened = { proposal: Proposal; known: Known };
type Typed = { grid?: Grid; answers?: Answers; edits?: Edit[] };

const input = ({ grid = gridOf([order, report]), answers = {}, edits = [] }: Typed) => ({
  grid,
  answers,
  edits,
});

/** Brings a table. */
export const begin = (who: Client, typed: Typed = {}, id = uuid()) =>
  who.post<Opened>('/proposals', { id, ...input(typed) });

export const open = (who: Client, id: string) => who.get<Opened>(`/proposals/${id}`);

/** Saves it over a version. */
export const save = (who: Client, id: string, typed: Typed, ifMatch: string | undefined) =>
  who.put<Proposal>(`/proposals/${id}`, input(typed), { ifMatch });

export const ground = { order: 'Приказ УО', number: '12-р', date: '2021-05-11' };

/** Approves it over a version, by an order. */
export const approve = (
  who: Client,
  id: string,
  more: Partial<Approval> = {},
  ifMatch: string | undefined = '"1"',
) => who.post<Roadmap>(`/proposals/${id}/approval`, { ...ground, ...more }, { ifMatch });

/** Brings a table and approves it at once; gives the road map. */
export async function approved(who: Client, grid?: Grid): Promise<Roadmap> {
  const { body } = await begin(who, grid ? { grid } : {});
  const answer = await approve(who, body.proposal.id);
  if (answer.status !== 200) throw new Error(`Not approved: ${answer.text}`);
  return answer.body;
}

/** Takes the table of a road map up again: for its next version, or moved by years. */
export const resume = (who: Client, roadmap: string, years?: number, id = uuid()) =>
  who.post<Proposal>(`/roadmaps/${roadmap}/proposals`, {
    id,
    ...(years !== undefined && { years }),
  });
