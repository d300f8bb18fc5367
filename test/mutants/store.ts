/** Rules of the stores, each taken away. */
import type { Mutant } from './mutant.ts';

export const store: Mutant[] = [
  {
    name: 'a look reaches the service that hands out keys of a cloud',
    file: 'functions/store/addresses.ts',
    before: "  '169.254.0.0/16',\n",
    after: '',
    suites: ['test/stores/addresses.test.ts'],
  },
  {
    name: 'an address of this very link is public',
    file: 'functions/store/addresses.ts',
    before: " || address.includes('%')",
    after: '',
    suites: ['test/stores/addresses.test.ts'],
  },
];
