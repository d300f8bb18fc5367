/** The municipality by pages: kept by its administrator on the version that was read; every list calls it anew at once. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, test } from 'vitest';
import type { Settings } from '../../../functions/contract/settings/municipality.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { keys } from '../../../functions/store/keys.ts';
import { municipality } from '../../../infra/data/reference.ts';
import { map } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { said as fits } from './rows.ts';

const ground = await stand();
afterAll(ground.stop);
const admin = await ground.as('admin');
const imo = await ground.as('imo');
const keep = (part: object, ifMatch?: string, who = admin) =>
  who.put<Settings>('/settings', { ...fits, ...part }, { ifMatch });
const words = (part: object) => ({ dictionary: { ...fits.dictionary, ...part } });
const body = { id: 'mmc', name: 'ММЦ', aliases: ['методический центр'], by: 'imo' };

test('a name, offices and an address that cannot be are refused at their fields', async () => {
  expect(fields(await keep({ name: ' ' }, '"1"'))).toEqual(['name required']);
  expect(fields(await keep({ offices: { ...fits.offices, imo: '' } }, '"1"'))).toEqual([
    'offices.imo required',
  ]);
  expect(fields(await keep({ contacts: [{ name: 'ИМО', email: 'нет' }] }, '"1"'))).toEqual([
    'contacts.0.email email',
  ]);
  for (const remindDays of [0, 16, 2.5])
    expect(fields(await keep({ remindDays }, '"1"'))).toEqual(['remindDays days']);
});

test('a word that stands twice is refused where it stands again: a table would be read in two ways', async () => {
  const told = async (part: object) => fields(await keep(words(part), '"1"'));
  expect(
    await told({ bodies: [body, { ...body, id: 'other', name: ' «ммц» ', aliases: [] }] }),
  ).toEqual(['dictionary.bodies.1.name twice']);
  expect(
    await told({ executors: [{ id: 'imo', aliases: ['Методический  центр'] }], bodies: [body] }),
  ).toEqual(['dictionary.bodies.0.aliases twice']);
  expect(await told({ bodies: [{ ...body, by: 'school' }] })).toEqual([
    'dictionary.bodies.0.by invalid',
  ]);
});

test('428 without If-Match, 412 over another’s change, 403 for an office that may only read', async () => {
  expect(said(await keep({}))).toBe('428 unversioned');
  expect(said(await keep({}, '"7"'))).toBe('412 stale');
  expect(said(await keep({}, '"1"', imo))).toBe('403 forbidden');
  expect((await imo.get<Settings>('/settings')).body).toMatchObject({ name: municipality.name });
});

test('what is kept says by whom; the same three times at once is done once', async () => {
  const offices = { ...fits.offices, imo: 'Методический отдел' };
  const next = {
    offices,
    ...words({ bodies: [body], executors: [{ id: 'school', aliases: ['ОО'] }] }),
  };
  // Whoever asks for a list keeps the names in memory as long as nobody has changed them.
  expect(said(await imo.get(`${map}/tasks`))).toBe('200');
  const answers = await Promise.all([1, 2, 3].map(() => keep(next, '"1"')));
  expect(answers.map((one) => [said(one), one.etag])).toEqual(Array(3).fill(['200', '"2"']));
  const { body: kept, etag } = await admin.get<Settings>('/settings');
  expect([kept.changed?.by.name, etag]).toEqual(['Администратор', '"2"']);
  expect(kept.dictionary).toEqual({ ...next.dictionary, kinds: [], answers: {} });
  expect(said(await keep({ ...next, goal: 'Другое' }, '"1"'))).toBe('412 stale');
});

test('an office is called anew everywhere, and the site too', async () => {
  const { tasks } = (await imo.get<{ tasks: Brief[] }>(`${map}/tasks`)).body;
  expect(tasks.find(({ owes }) => owes === 'imo')?.owner).toBe('Методический отдел');
  const { body: site } = await ground.client().get<{ municipality: string }>('/site');
  expect(site.municipality).toBe(fits.name);
});

test('what a release before kept without a version is read, and changed on version 0', async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  const { dictionary: _, ...older } = municipality;
  const Item = { ...keys.municipality(municipality.id), ...older, shape: 1, mark: 'x' };
  await client.send(new PutCommand({ TableName: ground.house.config.table, Item }));
  const answer = await admin.get<Settings>('/settings');
  expect([answer.etag, answer.body.dictionary.answers]).toEqual(['"0"', {}]);
  expect(said(await keep({}, '"0"'))).toBe('200');
  expect(said(await keep({ goal: 'Другая' }, '"0"'))).toBe('412 stale');
});
