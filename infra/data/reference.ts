/** The initial data of an environment, read from the files beside: the real road map and the municipality. */
import { readFileSync } from 'node:fs';
import { Grid } from '../../functions/contract/reading/grid.ts';
import { Answers } from '../../functions/contract/reading/reading.ts';
import { lifted } from '../../functions/contract/roadmaps/older.ts';
import { RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { Municipality } from '../../functions/contract/settings/municipality.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

const file = read('municipality.json');

export const roadmap = RoadmapDocument.parse(lifted(read('roadmap-2020-2022.json')));
/** The table of its order, with what was answered of it. */
export const table = {
  grid: Grid.parse(read('table-2020-2022.json').grid),
  answers: Answers.parse(read('table-2020-2022.json').answers),
};
export const municipality = Municipality.parse(file);

/** A municipality of which nothing is known yet: its administrator says the rest by pages. */
export const blank = Municipality.parse({
  id: 'municipality',
  name: '',
  goal: '',
  offices: {
    uo: 'Управление образования',
    imo: 'Информационно-методический отдел',
    tutors: 'Муниципальные тьюторы',
  },
});

/** The road map supports both schools in all its years; it does not say which is ШНОР and which ШНСУ. */
export const schools: Omit<School, 'version'>[] = file.schools.map(
  ({ id, name, site }: { id: string; name: string; site: string }) => ({
    id,
    name,
    site,
    support: roadmap.periods.map(({ id }) => ({
      year: Number(id),
      categories: [],
      basis: '«Дорожная карта» 2020–2022 гг.: категория в документе не названа',
    })),
  }),
);
