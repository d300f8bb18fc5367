/**
 * What ids are joined with when they are read: plans, schools, names of offices. They change seldom and are asked for at
 * every request, so a house keeps them in memory as long as their stamp is the one that stands in the table; the stamp is
 * read with each session, and rises with every change. Nothing here is a copy that could go stale.
 */
import { Problem } from '../contract/problem.ts';
import type { Roadmap } from '../contract/roadmaps/roadmap.ts';
import { kindOf } from '../contract/roadmaps/words.ts';
import type { School } from '../contract/schools/school.ts';
import type { Municipality } from '../contract/settings/municipality.ts';
import type { Context } from './context.ts';
import * as roadmaps from './roadmaps/reading.ts';
import * as schools from './schools.ts';
import * as settings from './settings.ts';

export type Registry = {
  roadmaps: Roadmap[];
  schools: School[];
  place: Municipality | undefined;
  /** A plan by its id; `absent` when there is none. */
  plan(id: string): Roadmap;
  /** A school or an office as it is called today. */
  nameOf(side: string): string;
  /** A kind of evidence, in the municipality's own words where it has some. */
  kindOf(kind: string): string;
};

/** Longer than this nothing is kept: whoever changed something may have been cut off before the stamp. */
const longest = 10 * 60_000;

type Memory = { stamp: number; at: number; registry: Promise<Registry> };

/** The registry as it stands now. */
export async function registryOf(ctx: Context): Promise<Registry> {
  const { stamp } = ctx;
  const kept = ctx.memory.registry as Memory | undefined;
  const fresh = kept && kept.stamp === stamp && Math.abs(ctx.clock() - kept.at) < longest;
  if (fresh) return kept.registry;
  const registry = read(ctx);
  if (stamp !== undefined) {
    // While it is read already: whoever asks at once waits for the same. What failed is read anew.
    const memory: Memory = { stamp, at: ctx.clock(), registry };
    ctx.memory.registry = memory;
    registry.catch(() => {
      if (ctx.memory.registry === memory) delete ctx.memory.registry;
    });
  }
  return registry;
}

async function read(ctx: Context): Promise<Registry> {
  const [plans, all, place] = await Promise.all([
    roadmaps.all(ctx),
    schools.all(ctx),
    settings.find(ctx),
  ]);
  const names: Record<string, string> = {
    ...place?.offices,
    ...Object.fromEntries(all.map(({ id, name }) => [id, name])),
  };
  const kinds = new Map((place?.dictionary.kinds ?? []).map(({ id, name }) => [id, name]));
  return {
    roadmaps: plans,
    schools: all,
    place,
    plan(id) {
      const found = plans.find((plan) => plan.id === id);
      if (!found) throw new Problem('absent');
      return found;
    },
    nameOf: (side) => names[side] ?? side,
    kindOf: (kind) => kinds.get(kind) ?? kindOf(kind),
  };
}
