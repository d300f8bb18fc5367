/** People are kept by the administrator. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Person } from '../../../functions/contract/people/person.ts';
import { map } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { cookieOf, signingIn } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
const { signIn } = signingIn(ground);

describe('people are kept by the administrator', () => {
  test('a right without its schools, an unknown role, no right at all: at the field', async () => {
    const admin = await ground.as('admin');
    const keep = async (grants: unknown) =>
      fields(await admin.post('/people', { email: 'a@b.ru', name: 'Кто-то', grants }));
    expect(await keep([])).toEqual(['grants required']);
    expect(await keep([{ role: 'school' }])).toEqual(['grants.0.schools required']);
    expect((await keep([{ role: 'king' }]))[0]).toMatch('grants.0.role');
    expect((await keep([{ role: 'school', schools: ['a#b'] }]))[0]).toMatch('grants.0.schools.0');
  });

  test('a new person signs in at once; the same e-mail in other letters is the same person', async () => {
    const admin = await ground.as('admin');
    const person = {
      email: 'Novyi@Opora.example',
      name: 'Новый методист',
      grants: [{ role: 'imo' }],
    };
    const first = await admin.post<Person>('/people', person);
    const again = await admin.post<Person>('/people', { ...person, email: 'novyi@opora.EXAMPLE' });
    expect(again.body.id).toBe(first.body.id);
    const answer = await signIn('novyi@opora.example');
    expect(said(await ground.client(cookieOf(answer)).get(`${map}/queue`))).toBe('200');
    const { body } = await admin.get<{ people: Person[] }>('/people');
    expect(body.people.filter((one) => one.name === 'Новый методист')).toHaveLength(1);
  });
});
