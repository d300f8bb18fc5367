/**
 * The demonstration: the real municipality and road map, and invented people named by their post. Everything comes
 * in through verbs of the house.
 */
import { personOf } from '../../functions/contract/people/fold.ts';
import type { Right } from '../../functions/contract/people/person.ts';
import { contextOf, type House } from '../../functions/domain/context.ts';
import { kind, personId } from '../../functions/domain/people/kind.ts';
import * as roadmaps from '../../functions/domain/roadmaps/approving.ts';
import { start } from '../../functions/domain/start.ts';
import { keys } from '../../functions/store/keys.ts';
import { municipality, roadmap, schools, table } from '../data/reference.ts';

/** The day on which the demonstration stands: terms lie before and behind. */
export const demonstrationDay = '2021-05-15';

const lyceum = ['lyceum-4'];
const centre = ['education-centre'];

/** Who can sign in: the key is short for tests, the name is the post. */
export const demoPeople = {
  lyceum: person('licey4', 'Координатор МБОУ Лицей № 4', [{ role: 'school', schools: lyceum }]),
  head: person('direktor.licey4', 'Директор МБОУ Лицей № 4', [{ role: 'head', schools: lyceum }]),
  centre: person('centr', 'Координатор МБОУ «Центр образования»', [
    { role: 'school', schools: centre },
  ]),
  imo: person('metodist', 'Методист ИМО', [{ role: 'imo' }]),
  imo2: person('nachalnik.imo', 'Начальник ИМО', [{ role: 'imo' }]),
  uo: person('uo', 'Специалист управления образования', [{ role: 'uo' }]),
  tutor: person('tutor', 'Муниципальный тьютор', [
    { role: 'tutor', schools: [...lyceum, ...centre] },
  ]),
  curator: person('kurator', 'Куратор проекта 500+', [{ role: 'curator', schools: centre }]),
  admin: person('admin', 'Администратор', [{ role: 'admin' }]),
  guest: person('gost', 'Гость (проверяющий)', [{ role: 'guest', until: '2022-12-31' }]),
} as const;
export type DemoPerson = keyof typeof demoPeople;

/** Whom to ask, as the foot of every page says it. */
export const contacts = [{ name: 'ИМО', email: demoPeople.imo.email }];

function person(post: string, name: string, grants: Right[]) {
  return { email: `${post}@opora.example`, name, grants };
}

/** Loads what a new environment begins with, and approves the plan: tasks follow from that. */
export async function loadDemo(house: House): Promise<void> {
  const ctx = contextOf(house);
  const all = Object.values(demoPeople).map((one) => ({ ...one, grants: [...one.grants] }));
  await start(ctx, {
    municipality: { ...municipality, contacts },
    schools,
    roadmap,
    table,
    people: all,
  });
  const uo = personId(ctx.municipality, demoPeople.uo.email);
  const kept = await ctx.table.get(kind, keys.person(ctx.municipality, uo));
  const approver = kept && personOf(kept);
  await roadmaps.approve(contextOf(house, approver), roadmap.id, 1);
}
