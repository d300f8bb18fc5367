/**
 * The demonstration: the real municipality and road map, and invented people named by their post. Everything comes
 * in through verbs of the house; what was done in it before its day is told in `story.ts`.
 */
import { personOf } from '../../functions/contract/people/fold.ts';
import type { Person, Right } from '../../functions/contract/people/person.ts';
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

/** Somebody of the demonstration, as the house knows them. */
export async function personIn(house: House, who: DemoPerson): Promise<Person | undefined> {
  const { municipality, table } = contextOf(house);
  const id = personId(municipality, demoPeople[who].email);
  const kept = await table.get(kind, keys.person(municipality, id));
  return kept && personOf(kept);
}

/** Loads people and the plan, and approves it: tasks follow from that. `open`: how the house is opened, and when. */
export async function loadEmpty(house: House, open = contextOf): Promise<void> {
  const people = Object.values(demoPeople).map((one) => ({ ...one, grants: [...one.grants] }));
  const place = { ...municipality, contacts };
  await start(open(house), { municipality: place, schools, roadmap, table, people });
  await roadmaps.approve(open(house, await personIn(house, 'uo')), roadmap.id, 1);
}
