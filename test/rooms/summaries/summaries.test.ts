/**
 * A summary is sealed: the same question on the same data says the same, its files have the bytes whose SHA-256 stands in
 * the record, and only what was accepted and fulfilled by its day is a fact.
 */
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Content,
  formats,
  type Summary,
} from '../../../functions/contract/summaries/summary.ts';
import {
  accept,
  giveBack,
  handIn,
  item,
  map,
  minutes,
  owed,
  review,
  sha256,
  uuid,
} from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { leaverOn, sealedBy } from './sealed.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const uo = await ground.as('uo');
const guest = await ground.as('guest');

const ask = (asOf: string, id = uuid(), who = imo, path = map) =>
  who.post<Summary>(`${path}/summaries`, { id, asOf });
const { ready, bytesOf, contentOf, pages } = sealedBy(imo);
const all = async () => (await pages()).flat();
async function made(asOf: string) {
  const { body } = await ask(asOf);
  await ground.idle();
  return { record: await ready(body), content: await contentOf(body) };
}
const cellOf = (content: Content, indicator: string, year: number) =>
  content.rows
    .find((row) => row.indicator === indicator)
    ?.cells.find((cell) => cell.period === String(year));

describe('what cannot be asked for is refused', () => {
  test('a day that is ahead, or before the plan, or none', async () => {
    expect(fields(await ask('2021-05-16'))).toEqual(['asOf future']);
    expect(fields(await ask('2019-12-31'))).toEqual(['asOf before-plan']);
    expect(fields(await ask('2021-02-30'))).toEqual(['asOf day']);
    expect(fields(await ask('вчера'))).toEqual(['asOf day']);
    expect(fields(await ask('2021-05-14', 'x'))).toEqual(['id id']);
    expect(fields(await imo.get(`${map}/summaries?after=x`))).toEqual(['after day']);
  });

  test('a road map that is not there', async () => {
    expect(said(await ask('2021-05-14', uuid(), imo, '/roadmaps/none'))).toBe('404 absent');
    expect(said(await ask('2021-05-14', uuid(), imo, '/roadmaps/a%23b'))).toBe('404 absent');
  });

  test('a school reads none, a guest asks for none', async () => {
    expect(said(await lyceum.get(`${map}/summaries`))).toBe('403 forbidden');
    expect(said(await ask('2021-05-14', uuid(), lyceum))).toBe('403 forbidden');
    expect(said(await ask('2021-05-14', uuid(), guest))).toBe('403 forbidden');
    expect(said(await guest.get(`${map}/summaries`))).toBe('200');
  });

  test('one that is not there, of no shape, or of no format', async () => {
    const at = (rest: string) => imo.get(`${map}/summaries/${rest}`);
    expect(said(await at(`2021-05-14/${uuid()}`))).toBe('404 absent');
    for (const rest of ['2021-05-14/a%23b', 'x/y', '2021-13-01/x', '2021-05-14/x/files/exe'])
      expect([404, 422]).toContain((await at(rest)).status);
  });
});

describe('what is a fact', () => {
  const [early, late, waiting, returned] = [
    item({ fulfilled: '2021-03-01' }),
    minutes({ fulfilled: '2021-05-12' }),
    item({ fulfilled: '2021-04-01', note: '=HYPERLINK("http://x")' }),
    minutes({ fulfilled: '2021-04-02' }),
  ];

  test('only what was accepted and fulfilled by the day counts; the rest says where it stands', async () => {
    await handIn(lyceum, owed.publication, [early]);
    await handIn(centre, owed.centrePublication, [waiting]);
    await handIn(imo, owed.meetings, [late, returned]);
    await review(imo, owed.publication, [accept(early.id)]);
    await review(uo, owed.meetings, [
      accept(late.id),
      { ...giveBack(returned.id, 'unsigned'), comment: 'Без подписи' },
    ]);
    const { content } = await made('2021-05-10');
    expect(cellOf(content, '1.3/1', 2021)).toMatchObject({
      plan: 2,
      fact: 1,
      waiting: 1,
      deviation: -1,
    });
    expect(cellOf(content, '1.3/1', 2021)?.proofs.map((proof) => proof.item)).toEqual([early.id]);
    expect(cellOf(content, '1.4/1', 2021)).toMatchObject({ fact: 0, proofs: [] });
    const { content: later } = await made('2021-05-15');
    expect(cellOf(later, '1.4/1', 2021)).toMatchObject({ fact: 1, state: 'in-progress' });
  });

  test('what is owed past its term, and what was returned and not mended, is a debt with its reason', async () => {
    const { content, record } = await made('2021-05-15');
    expect(record.debts).toBe(content.debts.length);
    const overdue = content.debts.filter((debt) => debt.kind === 'overdue');
    expect(overdue.map((debt) => debt.task)).toEqual([
      'uo.2020.1.1',
      'education-centre.2020.1.3',
      'lyceum-4.2020.1.3',
      'uo.2020.2.1',
      'education-centre.2020.3.1',
      'lyceum-4.2020.3.1',
      'imo.2021.1.2',
    ]);
    expect(overdue.at(-1)).toMatchObject({ due: '2021-02-28', days: 76 });
    expect(content.debts.filter((debt) => debt.kind === 'returned')).toEqual([
      expect.objectContaining({ task: owed.meetings, reason: 'unsigned', comment: 'Без подписи' }),
    ]);
  });

  test('what came or was accepted later changes no summary that stands', async () => {
    const before = await made('2021-05-14');
    await review(uo, owed.centrePublication, [accept(waiting.id)]);
    expect(await contentOf(before.record)).toEqual(before.content);
    const after = await made('2021-05-14');
    expect(cellOf(after.content, '1.3/1', 2021)).toMatchObject({ fact: 2, state: 'done' });
    expect(after.record.sha256).not.toBe(before.record.sha256);
  });
});

describe('a summary is made once', () => {
  test('the same question on the same data has the same SHA-256', async () => {
    const [one, other] = [await made('2021-05-13'), await made('2021-05-13')];
    expect(one.record.state).toBe('ready');
    expect(one.record.id).not.toBe(other.record.id);
    expect(one.record.sha256).toBe(other.record.sha256);
    expect(one.record.sha256).toBe(sha256(await bytesOf(one.record, 'json')));
  });

  test('asked for twice with one id it is one, and the second answer is its record', async () => {
    const id = uuid();
    const [first, second] = await Promise.all([ask('2021-05-12', id), ask('2021-05-12', id)]);
    expect([said(first), said(second)]).toEqual(['202', '202']);
    await ground.idle();
    const again = await ask('2021-05-12', id);
    expect(again.body).toMatchObject({ id, state: 'ready' });
    expect((await all()).filter((one) => one.id === id)).toHaveLength(1);
  });

  test('is found by its id over midnight, and one id is not asked of two days', async () => {
    const id = uuid();
    expect(said(await ask('2021-02-01', id))).toBe('202');
    await ground.idle();
    expect(said(await ask('2021-03-31', id))).toBe('409 conflict');
    ground.day('2021-05-16');
    const again = await ask('2021-02-01', id);
    expect(again.body).toMatchObject({ id, day: '2021-05-15', asOf: '2021-02-01', state: 'ready' });
    ground.day('2021-05-15');
  });

  test('the night’s summary stands once, as of yesterday, and a missed night is made up', async () => {
    await ground.tick();
    await ground.tick();
    const nights = async () => (await all()).filter((one) => one.nightly);
    expect((await nights()).map((one) => [one.asOf, one.state])).toEqual([['2021-05-14', 'ready']]);
    ground.day('2021-05-18');
    await ground.tick();
    expect((await nights()).map((one) => [one.day, one.asOf])).toEqual([
      ['2021-05-18', '2021-05-17'],
      ['2021-05-15', '2021-05-14'],
    ]);
    ground.day('2021-05-15');
  });
});

describe('its files', () => {
  test('each has the bytes whose SHA-256 and size stand in the record, under a Russian name', async () => {
    const { record } = await made('2021-05-09');
    for (const format of formats) {
      const answer = await sealedBy(guest).take(record, format);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect([bytes.length, sha256(bytes)]).toEqual([
        record.files[format]?.size,
        record.files[format]?.sha256,
      ]);
      expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toMatch(
        new RegExp(
          `^attachment; .*(Сводка|Отчёт|Дорожная_карта_с_фактом)_ШНОР_ШНСУ_Кисловодск_2021_на_2021-05-09\\.${format.replace('table.', '')}$`,
        ),
      );
    }
  });

  test('one that is not made yet has no files', async () => {
    const { day, id } = await leaverOn(ground)({ due: ground.house.clock() + 60_000 });
    const answer = await imo.get(`${map}/summaries/${day}/${id}/files/json`);
    expect([said(answer), answer.body.state]).toEqual(['409 state', 'asked']);
  });
});
