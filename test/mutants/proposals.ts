/** Rules of proposals and versions: what is open, what somebody else changed, what was handed in. */
import type { Mutant } from './mutant.ts';

const approving = 'functions/domain/proposals/approving.ts';
const keeping = 'functions/domain/proposals/keeping.ts';
const deciding = 'functions/domain/roadmaps/approving.ts';
const revising = 'functions/contract/tasks/revising.ts';
const proposing = ['test/rooms/proposals/proposals.test.ts'];
const versions = ['test/rooms/proposals/versions.test.ts'];

export const proposals: Mutant[] = [
  {
    name: 'a plan with questions open is approved',
    file: approving,
    before: 'if (open.length === 0) return;',
    after: 'if (open.length >= 0) return;',
    suites: proposing,
  },
  {
    name: 'a proposal that was changed since is approved',
    file: approving,
    before: "if (proposal.version !== version) throw new Problem('stale');",
    after: '',
    suites: proposing,
  },
  {
    name: 'of two versions begun from one the second overwrites the first',
    file: approving,
    before: "if (newest !== base) throw new Problem('state', { state: 'other-version' });",
    after: '',
    suites: versions,
  },
  {
    name: 'a version needs no reason',
    file: approving,
    before: "if (!approval.reason?.trim()) throw invalid('reason', 'required');",
    after: '',
    suites: versions,
  },
  {
    name: 'a version of a day ahead holds at once',
    file: approving,
    before: 'from <= ctx.today ? inForce(known, edition, said.plan) : known',
    after: 'inForce(known, edition, said.plan)',
    suites: versions,
  },
  {
    name: 'another table under the id of a proposal is the first',
    file: keeping,
    before: "if (lies?.print !== print || lies.begun.id !== by.id) throw new Problem('conflict');",
    after: "if (!lies) throw new Problem('conflict');",
    suites: proposing,
  },
  {
    name: 'a closed road map is closed by anybody who read an older one',
    file: deciding,
    before: `  if (!roadmap.approved) throw new Problem('state', { state: 'proposed' });
  if (roadmap.version !== version) throw new Problem('stale');`,
    after: "  if (!roadmap.approved) throw new Problem('state', { state: 'proposed' });",
    suites: versions,
  },
  {
    name: 'what fell away never comes back',
    file: revising,
    before: 'const same = !dropped && isSame(task, now);',
    after: 'const same = isSame(task, now);',
    suites: versions,
  },
  {
    name: 'signs that cannot be kept are kept in cells',
    file: 'functions/contract/reading/grid.ts',
    before: '  text: text(8000),',
    after: '  text: z.string(),',
    suites: ['test/rooms/proposals/hostile.test.ts'],
  },
];
