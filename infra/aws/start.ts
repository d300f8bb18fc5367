/**
 * `npm run -s begin -- dev`: writes the event by which a new environment begins, for `aws lambda invoke`
 * (`docs/operations.md`): the municipality, its schools, the road map, and the first administrator.
 */
import type { Start } from '../../functions/contract/start.ts';
import { blank, municipality, roadmap, schools, table } from '../data/reference.ts';
import { choose, readEnvironments } from './chosen.ts';
import type { Environment } from './environments.ts';

/** The first event of an environment. Sent again it changes nothing. */
export function startOf(environment: Environment): Start & { job: 'start' } {
  const { administrator, begins, contacts } = environment;
  const people = [{ ...administrator, grants: [{ role: 'admin' as const }] }];
  const whom = contacts && { contacts: [...contacts] };
  if (begins === 'none') {
    const place = { ...blank, id: environment.municipality, ...whom };
    return { job: 'start', municipality: place, schools: [], people };
  }
  const place = { ...municipality, ...whom };
  return { job: 'start', municipality: place, schools, roadmap, table, people };
}

if (import.meta.main) {
  try {
    console.log(JSON.stringify(startOf(choose(process.argv[2], readEnvironments()))));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
