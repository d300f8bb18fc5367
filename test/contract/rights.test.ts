/** Rights are acts, folded, and said in Russian words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActView } from '../../functions/contract/people/acts.ts';
import { type Asked, after, nobody, type Profile } from '../../functions/contract/people/fold.ts';
import { Right } from '../../functions/contract/people/person.ts';
import { current, holds } from '../../functions/contract/people/rights.ts';
import {
  actWords,
  givenWords,
  rightWords,
  termWords,
} from '../../functions/contract/people/words.ts';

const fold = (...acts: Asked[]): Profile => acts.reduce(after, nobody);
const names: Record<string, string> = { a: 'МБОУ Лицей № 4', b: 'МБОУ «Центр образования»' };
const nameOf = (id: string) => names[id] ?? id;

describe('the fold', () => {
  const add: Asked = { act: 'add', id: '1', name: 'Методист', right: { role: 'imo' } };
  const grant: Asked = {
    act: 'grant',
    id: '2',
    right: { role: 'school', schools: ['a', 'b'], until: '2021-12-31' },
  };

  test('gives each right the id of the act that gave it, in the order of the acts', () => {
    expect(fold(add, grant)).toEqual({
      name: 'Методист',
      grants: [
        { id: '1', role: 'imo' },
        { id: '2', role: 'school', schools: ['a', 'b'], until: '2021-12-31' },
      ],
    });
  });

  test('takes, ends and renames only what the act is about', () => {
    const taken = fold(add, grant, { act: 'revoke', id: '3', rights: ['1', 'x'] });
    expect(taken.grants.map(({ id }) => id)).toEqual(['2']);
    const ended = fold(add, grant, { act: 'end', id: '3', right: '1', until: '2021-06-30' });
    expect(ended.grants.map(({ until }) => until)).toEqual(['2021-06-30', '2021-12-31']);
    const open = fold(add, grant, { act: 'end', id: '3', right: '2', until: null });
    expect(open.grants[1]).toEqual({ id: '2', role: 'school', schools: ['a', 'b'] });
    const { name, grants } = fold(add, grant, { act: 'rename', id: '3', name: 'Другое' });
    expect([name, grants.length]).toEqual(['Другое', 2]);
  });

  test('changes nothing that it was given, and later acts change no earlier fold', () => {
    const id = fc.constantFrom('1', '2', '3', '4');
    const day = fc.constantFrom('2021-01-01', '2021-12-31');
    const act = fc.oneof(
      fc.record({ act: fc.constant('grant'), id, right: fc.constant({ role: 'imo' }) }),
      fc.record({ act: fc.constant('revoke'), id, rights: fc.array(id) }),
      fc.record({ act: fc.constant('end'), id, right: id, until: fc.option(day) }),
      fc.record({ act: fc.constant('rename'), id, name: fc.string() }),
    ) as fc.Arbitrary<Asked>;
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        let profile = fold(add);
        for (const one of acts) {
          const before = structuredClone(profile);
          const next = after(profile, one);
          expect(profile).toEqual(before);
          profile = next;
        }
        expect(profile).toEqual(fold(add, ...acts));
      }),
    );
  });
});

test('a right holds through its last day, and for good without one', () => {
  const [ended, today, open] = [{ until: '2021-05-14' }, { until: '2021-05-15' }, {}];
  expect([ended, today, open].map((one) => holds(one, '2021-05-15'))).toEqual([false, true, true]);
  expect(current([ended, today, open], '2021-05-15')).toEqual([today, open]);
});

test('a right of schools names them, a guest’s has a last day', () => {
  const faults = (right: object) =>
    Right.safeParse(right).error?.issues.map(({ path, message }) => `${path} ${message}`);
  for (const role of ['school', 'head', 'tutor', 'curator'])
    expect(faults({ role })).toEqual(['schools required']);
  expect(faults({ role: 'guest' })).toEqual(['until required']);
  for (const role of ['imo', 'uo', 'admin']) expect(faults({ role })).toBeUndefined();
});

describe('words', () => {
  test('of a right: the role, its schools, its last day, whether it is over', () => {
    expect(rightWords({ role: 'head', schools: ['a', 'b'] }, nameOf)).toBe(
      'Директор школы: МБОУ Лицей № 4, МБОУ «Центр образования»',
    );
    expect(rightWords({ role: 'guest' }, nameOf)).toBe('Гость (только чтение)');
    const curator = (count: number) =>
      rightWords({ role: 'curator', schools: [...'abcdefghij'].slice(0, count) }, (id) => id, 2);
    expect(curator(3)).toBe('Куратор: a, b, c');
    expect(curator(4)).toBe('Куратор: a, b и ещё 2\u00a0школы');
    expect(curator(10)).toBe('Куратор: a, b и ещё 8\u00a0школ');
    const term = (until?: string) =>
      termWords({ role: 'guest', ...(until && { until }) }, '2021-05-15');
    expect(term('2022-12-31')).toBe('до 31\u00a0декабря\u00a02022\u00a0г.');
    expect(term('2021-05-15')).toBe('до 15\u00a0мая\u00a02021\u00a0г.');
    expect(term('2021-05-14')).toBe('закончилось 14\u00a0мая\u00a02021\u00a0г.');
    expect(term()).toBe('');
  });

  const by = { id: 'x', name: 'Администратор', side: 'admin' };
  const at = '2021-05-14T21:30:00.000Z';
  const before: Profile = {
    name: 'Методист',
    grants: [
      { id: '1', role: 'imo' },
      { id: '2', role: 'tutor', schools: ['a'] },
    ],
  };
  test.each<[string, Asked]>([
    [
      'добавлено в список: «Методист»; дано право: ИМО',
      { act: 'add', id: '', name: 'Методист', right: { role: 'imo' } },
    ],
    [
      'дано право: Гость (только чтение), до 31\u00a0декабря\u00a02022\u00a0г.',
      { act: 'grant', id: '', right: { role: 'guest', until: '2022-12-31' } },
    ],
    ['забрано право: ИМО', { act: 'revoke', id: '', rights: ['1'] }],
    [
      'забраны права: ИМО; Муниципальный тьютор: МБОУ Лицей № 4',
      { act: 'revoke', id: '', rights: ['1', '2'] },
    ],
    [
      'последний день права — 31\u00a0декабря\u00a02021\u00a0г.: ИМО',
      { act: 'end', id: '', right: '1', until: '2021-12-31' },
    ],
    ['право без последнего дня: ИМО', { act: 'end', id: '', right: '1', until: null }],
    ['было имя «Методист», стало «Заведующий»', { act: 'rename', id: '', name: 'Заведующий' }],
  ])('of an act: %s', (words, said) => {
    const act = { ...said, by, at } as ActView;
    expect(actWords(act, before, nameOf)).toBe(
      `15.05.2021, 00:30 по московскому времени: Администратор — ${words}`,
    );
  });

  test('of who gave a right and when; what nobody noted is not made up', () => {
    const act: ActView = { act: 'grant', id: '', by, at, right: { role: 'imo' } };
    expect(givenWords(act)).toBe('Дано 15\u00a0мая\u00a02021\u00a0г., Администратор');
    const old = { ...act, by: { id: '', name: 'До версии 0.3', side: '' }, at: undefined };
    expect(givenWords(old as unknown as ActView)).toBe('Дано до версии 0.3');
    expect(actWords(old as unknown as ActView, before, nameOf)).toBe(
      'До версии 0.3 — дано право: ИМО',
    );
  });
});
