/** How somebody stands to a task: only what their side owes is a duty; and which road map stands where none was chosen. */
import { describe, expect, test } from 'vitest';
import { helpedBy, sidesOf, standingTo } from '../../functions/contract/people/access.ts';
import { currentOf } from '../../functions/contract/roadmaps/current.ts';
import { demoPeople } from '../../infra/local/demo.ts';

const person = (name: keyof typeof demoPeople) => ({
  grants: demoPeople[name].grants.map((right, place) => ({ ...right, id: String(place) })) as never,
});
const publication = { owes: 'lyceum-4', executors: ['school'] as const };
const meetings = { owes: 'uo', executors: ['uo', 'imo', 'school'] as const };
const audit = { owes: 'imo', executors: ['imo', 'tutors'] as const };
const withTutors = { owes: 'lyceum-4', executors: ['school', 'tutors'] as const };

describe('of a task', () => {
  test.each([
    ['lyceum', ['owes', 'takes-part', 'reads']],
    ['head', ['owes', 'takes-part', 'reads']],
    ['centre', ['reads', 'takes-part', 'reads']],
    ['imo', ['reads', 'takes-part', 'owes']],
    ['uo', ['reads', 'owes', 'reads']],
    ['tutor', ['reads', 'reads', 'takes-part']],
    ['curator', ['reads', 'reads', 'reads']],
    ['admin', ['reads', 'reads', 'reads']],
    ['guest', ['reads', 'reads', 'reads']],
  ] as const)(
    '%s owes what stands in their name, takes part where the plan says so',
    (name, said) => {
      const found = [publication, meetings, audit].map((task) => standingTo(person(name), task));
      expect(found).toEqual(said);
    },
  );

  test('that a school owes and tutors share one acts for one’s own side, whichever schools one helps', () => {
    for (const [name, sides] of [
      ['lyceum', ['lyceum-4']],
      ['head', ['lyceum-4']],
      ['centre', []],
      ['tutor', ['tutors']],
      ['curator', []],
    ] as const)
      expect(sidesOf(person(name), 'task.submit', withTutors), name).toEqual(sides);
    expect(standingTo(person('tutor'), withTutors)).toBe('takes-part');
  });
});

test('schools are helped by whoever has a right of them and does not speak for them', () => {
  const helped = Object.keys(demoPeople).filter((name) => helpedBy(person(name as 'imo')));
  expect(helped).toEqual(['tutor', 'curator']);
  expect(helpedBy(person('tutor'))).toEqual(['lyceum-4', 'education-centre']);
});

test('the road map of this day stands, else the first that is told', () => {
  const of = (from: number, to: number): { span: [string, string] } => ({
    span: [`${from}-01-01`, `${to}-12-31`],
  });
  const [next, now, old] = [of(2023, 2024), of(2020, 2022), of(2018, 2018)];
  const all = [next, now, old];
  expect(currentOf(all, '2021-05-15')).toBe(now);
  expect(currentOf(all, '2030-01-01')).toBe(next);
  expect(currentOf([], '2021-05-15')).toBeUndefined();
});
