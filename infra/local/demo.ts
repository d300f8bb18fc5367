/**
 * The demonstration: the real municipality and road map, and invented people named by their post. Everything comes
 * in through verbs of the house.
 */
import { readFileSync } from 'node:fs';
import type { Grant, Person } from '../../functions/contract/people.ts';
import { RoadmapDocument } from '../../functions/contract/roadmap.ts';
import { Municipality } from '../../functions/contract/schools.ts';
import { contextOf, type House } from '../../functions/domain/context.ts';
import * as people from '../../functions/domain/people.ts';
import * as roadmaps from '../../functions/domain/roadmap.ts';
import * as schools from '../../functions/domain/schools.ts';

/** The day on which the demonstration stands: terms lie before and behind. */
export const demonstrationDay = '2021-05-15';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));

const reference = read('municipality.json');
const document = RoadmapDocument.parse(read('roadmap-2020-2022.json'));

/** Municipality and road map of the demonstration. */
export const municipality: Municipality = Municipality.parse(reference);
export const roadmap = document.id;

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

function person(post: string, name: string, grants: Grant[]) {
  return { email: `${post}@opora.example`, name, grants };
}

/** Loads what a new environment lacks; what stands there already stays. Tasks are issued by the approval. */
export async function loadDemo(house: House): Promise<void> {
  const ctx = contextOf(house);
  if (await schools.municipality(ctx)) return;
  // A load that was cut off goes on where it stopped: the municipality comes last.
  const there = await schools.all(ctx);
  for (const { id, name, site } of reference.schools as {
    id: string;
    name: string;
    site: string;
  }[])
    if (!there.some((school) => school.id === id))
      await schools.write(ctx, { id, name, site, support: support() }, 0);
  const kept = new Map<string, Person>();
  for (const one of Object.values(demoPeople))
    kept.set(one.email, await people.write(ctx, { ...one, grants: [...one.grants] }));
  await roadmaps.load(ctx, document);
  const approver = contextOf(house, kept.get(demoPeople.uo.email));
  await roadmaps.approve(approver, document.id, 1);
  await schools.load(ctx, municipality);
}

/** The road map supports both schools in all its years; it does not say which is ШНОР and which ШНСУ. */
const support = () =>
  document.years.map((year) => ({
    year,
    categories: [],
    basis: '«Дорожная карта» 2020–2022 гг.: категория в документе не названа',
  }));
