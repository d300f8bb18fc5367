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

/** `gone`: in milliseconds when it was thrown away or became a plan; it can be taken up again for some days. */
const Kept = z.extend(ProposalHeading, {
  ...Packed.shape,
  print: z.string(),
  gone: z.optional(z.int()),
});
type Kept = z.infer<typeof Kept>;

/** How long what was thrown away is kept, in milliseconds. */
const keptFor = 30 * 86_400_000;

export const kind: Kind<Kept> = {
  name: 'proposal',
  shape: 1,
  schema: Kept,
  beside: ({ gone }) => (gone === undefined ? {} : { expires: Math.ceil((gone + keptFor) / 1000) }),
};

export const keyOf = (ctx: Pick<Context, 'municipality'>, id: string) =>
  keys.proposal(ctx.municipality, id);

/** As it is written. `print`: of the request that began it. */
export const kept = ({ grid, answers, edits, ...heading }: Proposal, print: string): Kept => ({
  ...heading,
  print,
  packed: packed({ grid, answers, edits }),
});

/** As it is read. */
export const proposalOf = ({ packed: text, print: _, gone: __, ...heading }: Kept): Proposal => ({
  ...heading,
  ...unpacked(ProposalInput, text),
});
