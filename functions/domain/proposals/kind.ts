/** How a proposal is kept: its heading as it is, its table packed. */
import * as z from 'zod/mini';
import {
  type Proposal,
  ProposalHeading,
  ProposalInput,
} from '../../contract/proposals/proposal.ts';
import { keys } from '../../store/keys.ts';
import type { Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { Packed, packed, unpacked } from '../roadmaps/kind.ts';

const Kept = z.extend(ProposalHeading, { ...Packed.shape, print: z.string() });
type Kept = z.infer<typeof Kept>;

export const kind: Kind<Kept> = { name: 'proposal', shape: 1, schema: Kept };

export const keyOf = (ctx: Pick<Context, 'municipality'>, id: string) =>
  keys.proposal(ctx.municipality, id);

/** As it is written. `print`: of the request that began it. */
export const kept = ({ grid, answers, edits, ...heading }: Proposal, print: string): Kept => ({
  ...heading,
  print,
  packed: packed({ grid, answers, edits }),
});

/** As it is read. */
export const proposalOf = ({ packed: text, print: _, ...heading }: Kept): Proposal => ({
  ...heading,
  ...unpacked(ProposalInput, text),
});
