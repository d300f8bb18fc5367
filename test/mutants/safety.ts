/** Rules that are of no room: what faults tell; and that documents of safety name what is there, and leave nothing out. */
import type { Mutant } from './mutant.ts';

const ofFaults = ['test/safety.test.ts'];
const ofDocuments = ['test/docs.test.ts'];

export const safety: Mutant[] = [
  {
    name: 'an engine that is ill is told as a fault of ours',
    file: 'functions/store/refused.ts',
    before: "throw Object.assign(new Problem('busy', { retryAfter: 5 }), { cause: error });",
    after: 'throw error;',
    suites: ofFaults,
  },
  {
    name: 'what nobody foresaw tells its own words',
    file: 'functions/api/problems.ts',
    before: "return answer(c, new Problem('internal'));",
    after: "return answer(c, new Problem('internal', { reason: error.message }));",
    suites: ofFaults,
  },
  {
    name: 'the battery lacks a row',
    file: 'docs/reliability.md',
    before: '| B6 |',
    after: '| by |',
    suites: ofDocuments,
  },
  {
    name: 'a row of the battery names a test that there is not',
    file: 'docs/reliability.md',
    before: '«of three verdicts at once one is made',
    after: '«of four verdicts at once one is made',
    suites: ofDocuments,
  },
  {
    name: 'a row of the battery says nothing of how it is tried',
    file: 'docs/reliability.md',
    before: '| not tried; eight at once hand in as fast as they can: `npm run bench`, part 4 |',
    after: '| eight at once hand in as fast as they can |',
    suites: ofDocuments,
  },
  {
    name: 'a chapter of the standard lacks',
    file: 'docs/security.md',
    before: '### V17 WebRTC',
    after: '### WebRTC',
    suites: ofDocuments,
  },
  {
    name: 'a requirement stands in another chapter',
    file: 'docs/security.md',
    before: '- V14.3.3:',
    after: '- V15.3.3:',
    suites: ofDocuments,
  },
  {
    name: 'the list of parts leaves out those that build',
    file: 'package.json',
    before: 'npm sbom --package-lock-only',
    after: 'npm sbom --package-lock-only --omit=dev',
    suites: ofDocuments,
  },
];
