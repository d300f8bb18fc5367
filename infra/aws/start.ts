/**
 * `node infra/aws/start.ts dev`: writes the event by which a new environment begins, for `aws lambda invoke`
 * (`docs/operations.md`): the municipality, its schools, the road map, and the first administrator.
 */
import type { Start } from '../../functions/contract/start.ts';
import { municipality, roadmap, schools } from '../data/reference.ts';
import { choose, type Environment } from './environments.ts';

/** The first event of an environment. Sent again it changes nothing. */
export function startOf({ administrator, contacts }: Environment): Start & { job: 'start' } {
  const people = [{ ...administrator, grants: [{ role: 'admin' as const }] }];
  const place = { ...municipality, ...(contacts && { contacts }) };
  return { job: 'start', municipality: place, schools, roadmap, people };
}

if (import.meta.main) {
  try {
    console.log(JSON.stringify(startOf(choose(process.argv[2]))));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
