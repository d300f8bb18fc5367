/** What follows from the approved plan: who owes what by when. The same plan and schools always give the same tasks. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lifted } from '../../functions/contract/roadmaps/older.ts';
import { type Roadmap, RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { taskId, taskParts } from '../../functions/contract/tasks/ids.ts';
import { obligations } from '../../functions/contract/tasks/obligations.ts';

const file = JSON.parse(
  readFileSync(new URL('../../infra/data/roadmap-2020-2022.json', import.meta.url), 'utf8'),
);
const roadmap: Roadmap = { ...RoadmapDocument.parse(lifted(file)), version: 1 };
const school = (id: string, years: number[]): School => ({
  id,
  name: `Школа ${id}`,
  support: years.map((year) => ({ year, categories: [], basis: 'Приказ' })),
  version: 1,
});
const two = [
  school('education-centre', [2020, 2021, 2022]),
  school('lyceum-4', [2020, 2021, 2022]),
];
const ids = (schools: School[]) => obligations(roadmap, schools).map(taskId);

describe('the document', () => {
  test('has 4 sections, 16 measures, 17 indicators, and the gaps in its numbers stay', () => {
    expect(roadmap.sections.map((one) => one.label)).toEqual(['1', '2', '3', '4']);
    const numbers = roadmap.measures.map((one) => one.label);
    expect(numbers).toHaveLength(16);
    for (const gap of ['3.2', '3.4', '4.2', '4.6']) expect(numbers).not.toContain(gap);
    expect(roadmap.measures.flatMap((one) => one.indicators)).toHaveLength(17);
    expect(roadmap.columns).toHaveLength(8);
    const ofSection = (n: number) => roadmap.measures.filter((one) => one.section === n).length;
    expect([0, 1, 2, 3].map(ofSection)).toEqual([4, 3, 3, 6]);
  });

  test('is read without losing a letter', () => {
    const raw = (all: { raw: string }[]) => all.map((cell) => cell.raw);
    const old = file.measures.flatMap((one: { indicators: { years: Record<string, never> }[] }) =>
      one.indicators.flatMap(({ years }) => raw(Object.values(years))),
    );
    const now = roadmap.measures.flatMap((one) =>
      one.indicators.flatMap(({ cells }) => raw(Object.values(cells))),
    );
    expect(now).toEqual(old);
    for (const word of ['title', 'result', 'executorsRaw'] as const)
      expect(roadmap.measures.map((one) => one[word])).toEqual(
        file.measures.map((one: Record<string, string>) => one[word]),
      );
    expect(roadmap.columns.map(({ words }) => words)).toEqual(file.columns);
    expect(roadmap.measures.map((one) => one.labelRaw).slice(0, 5)).toEqual([
      '1.1.',
      '1.2',
      '1.3',
      '1.4',
      '2.1.',
    ]);
    expect(roadmap.sections[0]?.titleOnSlide).not.toBe(roadmap.sections[0]?.title);
  });
});

describe('two schools', () => {
  const tasks = obligations(roadmap, two);

  test('make 35 tasks: 6, 16, 13', () => {
    expect(tasks).toHaveLength(35);
    expect(
      [2020, 2021, 2022].map((year) => tasks.filter((one) => one.period === String(year)).length),
    ).toEqual([6, 16, 13]);
    expect(new Set(tasks.map(taskId)).size).toBe(35);
  });

  test('give the same tasks whatever the order, and every id tells its parts', () => {
    expect([...ids([...two].reverse())].sort()).toEqual([...ids(two)].sort());
    for (const { owes, period, measure } of tasks)
      expect(taskParts(taskId({ owes, period, measure }))).toEqual({ owes, period, measure });
  });

  test('owe of a cell what divides among them; offices owe it whole', () => {
    const target = (id: string) =>
      tasks.find((one) => taskId(one) === id)?.indicators.map((one) => one.target);
    expect(target('lyceum-4.2021.1.3')).toEqual([1]);
    expect(target('lyceum-4.2021.2.3')).toEqual([1]);
    expect(target('uo.2021.1.4')).toEqual([2]);
    expect(target('imo.2021.4.1')).toEqual([1, 2]);
    expect(target('uo.2021.1.1')).toEqual([2]);
  });

  test('no task comes of a cell that is empty or 0', () => {
    for (const id of ['imo.2020.4.5', 'imo.2020.1.2', 'uo.2021.2.1', 'lyceum-4.2021.3.1'])
      expect(ids(two)).not.toContain(id);
  });

  test('terms are of the month that is named, else of the year', () => {
    const of = (id: string) => tasks.find((one) => taskId(one) === id);
    expect(of('imo.2021.1.2')?.due).toBe('2021-02-28');
    expect(of('uo.2022.4.7')?.due).toBe('2022-05-31');
    expect(of('uo.2020.2.1')).toMatchObject({ due: '2020-12-31' });
    expect(of('uo.2020.2.1')?.indicators[0]?.kinds).toEqual(['order', 'school-list']);
  });
});

describe('other schools', () => {
  test('none supported: only offices owe', () => {
    expect(obligations(roadmap, []).every((one) => ['uo', 'imo'].includes(one.owes))).toBe(true);
  });

  test('a third adds its own years and changes nobody’s ids; each owes one of what does not divide', () => {
    const three = [...two, school('school-7', [2021])];
    const added = ids(three).filter((id) => !ids(two).includes(id));
    expect(added).toEqual(['school-7.2021.1.3', 'school-7.2021.2.3']);
    expect(ids(two).every((id) => ids(three).includes(id))).toBe(true);
    const targets = obligations(roadmap, three).filter(
      (one) => one.period === '2021' && one.measure === '1.3',
    );
    expect(targets.map((one) => one.indicators[0]?.target)).toEqual([1, 1, 1]);
  });

  test('one alone owes the whole cell', () => {
    const alone = obligations(roadmap, [school('lyceum-4', [2021])]);
    expect(alone.find((one) => taskId(one) === 'lyceum-4.2021.1.3')?.indicators[0]?.target).toBe(2);
  });
});
