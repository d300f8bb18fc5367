/** Two pages at one address: the list of road maps with the way in, and a table that is being read into one. */
import '../style/proposals.css';
import '../style/preview.css';
import { lazy } from 'preact-iso';

const List = lazy(() => import('./plans.tsx').then((page) => page.PlansPage));
const Proposal = lazy(() => import('./proposal.tsx').then((page) => page.ProposalPage));

export const Plans = ({ proposal }: { proposal: string }) =>
  proposal ? <Proposal proposal={proposal} /> : <List />;
