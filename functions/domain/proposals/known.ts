/** What is known of the municipality when a table is read: its schools, and whom and what it calls how. */

import type { Known } from '../../contract/reading/reading.ts';
import { supportedIn } from '../../contract/schools/support.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';

/** The dictionary of the field and of the municipality, as the reading takes it. */
export async function knownOf(ctx: Context): Promise<Known> {
  // Long, and asked for by few.
  const { dictionary } = await import('../../contract/roadmaps/dictionary.ts');
  const { schools, place } = await registryOf(ctx);
  const year = Number(ctx.today.slice(0, 4));
  const own = place?.dictionary;
  const aliases = (id: string) =>
    (own?.executors ?? []).filter((one) => one.id === id).flatMap((one) => one.aliases);
  const offices = dictionary.executors.map(({ id, aliases: known }) => ({
    id,
    aliases: [...known, ...(place?.offices[id] ? [place.offices[id]] : []), ...aliases(id)],
  }));
  const bodies = (own?.bodies ?? []).map(({ id, name, aliases: known }) => ({
    id,
    aliases: [name, ...known],
  }));
  // One school by other names.
  const named = (own?.executors ?? []).filter(({ id }) => schools.some((one) => one.id === id));
  return {
    executors: [...offices, ...named, ...bodies],
    schools: schools.map(({ id, name }) => ({ id, name })),
    kinds: [...dictionary.kinds, ...(own?.kinds ?? [])],
    supported: schools.filter((school) => supportedIn(school, year)).length || schools.length,
  };
}
