/** The journal: who did what with access, when, from which network; no secrets, nothing twice, kept for as long as is said. */
import { afterAll, expect, test } from 'vitest';
import type { EntryView } from '../../../functions/contract/journal.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { csvOf } from '../../../web/journal/entries.ts';
import { map, upload } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { act, added } from '../people/keeping.ts';
import { signingIn, wrong } from '../people/letters.ts';

const ground = await stand();
afterAll(ground.stop);
const [admin, imo, lyceum] = await Promise.all([
  ground.as('admin'),
  ground.as('imo'),
  ground.as('lyceum'),
]);
const { askLetter, codeOf, enter } = signingIn(ground);
type Page = { entries: EntryView[]; next?: string };
const page = async (query = '') => (await admin.get<Page>(`/journal${query}`)).body;
/** What is new since it was looked at last: «act by whom», the oldest first. */
let seen = 0;
async function fresh() {
  const { entries } = await page();
  const all = entries.slice(0, entries.length - seen).reverse();
  seen = entries.length;
  return all;
}
const lines = (all: EntryView[]) =>
  all.map(({ act, byName, whomName, what }) =>
    [act, byName, whomName ?? what].filter(Boolean).join(' · '),
  );
await fresh();

test('is read by the administrator alone', async () => {
  expect(said(await imo.get('/journal'))).toBe('403 forbidden');
  expect(said(await admin.get('/journal?after=x'))).toBe('422 invalid');
  expect(lines(await fresh())).toEqual(['denied · Методист ИМО · GET /api/journal']);
});

test('a sign-in and a refusal, with the network, and with nothing that was typed', async () => {
  const { email } = demoPeople.uo;
  await askLetter(email, { network: '192.0.2.33' });
  const code = codeOf(email).replace(' ', '');
  await enter(email, wrong(code), { network: '192.0.2.34' });
  await enter(email, code, { network: '192.0.2.33' });
  await enter('nikto@opora.example', '000000', { network: '192.0.2.35' });
  const all = await fresh();
  expect(lines(all)).toEqual([
    'refused · Специалист управления образования',
    'signed-in · Специалист управления образования',
    'refused',
  ]);
  expect(all.map(({ network }) => network)).toEqual(['192.0.2.34', '192.0.2.33', '192.0.2.35']);
  const text = JSON.stringify(all);
  for (const secret of [code, '000000', 'nikto', email]) expect(text).not.toContain(secret);
});

test('rights given and taken, once each however often they are asked for', async () => {
  const person = await added(admin, 'novyi', { role: 'uo' });
  const body = { act: 'grant' as const, id: crypto.randomUUID(), right: { role: 'imo' as const } };
  await act(admin, person.id, body);
  await act(admin, person.id, body, 1);
  await act(admin, person.id, { act: 'revoke', rights: [body.id] });
  expect(lines(await fresh())).toEqual([
    `added · Администратор · ${person.name}`,
    `granted · Администратор · ${person.name}`,
    `revoked · Администратор · ${person.name}`,
  ]);
});

test('a document that was taken from view, and given back; what may not be done is noted as denied', async () => {
  const { body } = await upload(lyceum, 'lyceum-4', pdf('Изъятое'), 'Список.pdf');
  const at = `/documents/lyceum-4/${body.id}/withdrawal`;
  await imo.put(at, { reason: 'personal-data' });
  await imo.put(at, { reason: 'personal-data' });
  await imo.delete(at);
  await lyceum.get(`${map}/queue`);
  await lyceum.delete(`/people/${imo.id}/sessions`);
  expect(lines(await fresh())).toEqual([
    'withdrawn · Методист ИМО · Список.pdf',
    'reinstated · Методист ИМО · Список.pdf',
    'denied · Координатор МБОУ Лицей № 4 · GET /api/roadmaps/2020-2022/queue',
    `denied · Координатор МБОУ Лицей № 4 · DELETE /api/people/${imo.id}/sessions`,
  ]);
});

test('goes on page by page, and loses nothing between them', async () => {
  for (let n = 0; n < 210; n++) await lyceum.get(`${map}/queue`);
  const first = await page();
  const second = await page(`?after=${encodeURIComponent(first.next ?? '')}`);
  expect(first.entries).toHaveLength(200);
  expect(second.next).toBeUndefined();
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(seen + 210);
});

test('is kept for a year, or for as long as the municipality says', async () => {
  ground.day('2022-05-10');
  await ground.tick();
  expect((await page()).entries.length).toBe(200);
  ground.day('2022-05-17');
  await ground.tick();
  expect((await page()).entries).toEqual([]);
});

test('is taken along as a table in which nothing is a formula', () => {
  const entry = { id: 'a', at: '2021-05-15T09:00:00.000Z', act: 'withdrawn' as const, by: 'x' };
  const [head, line, ...more] = csvOf([{ ...entry, what: '=HYPERLINK("x")', byName: 'ИМО' }]).split(
    '\r\n',
  );
  expect(head?.startsWith('\ufeff"Время')).toBe(true);
  expect(line).toContain(`;"Документ изъят";"ИМО";"";"'=HYPERLINK(""x"")";""`);
  expect(more).toEqual([]);
});
