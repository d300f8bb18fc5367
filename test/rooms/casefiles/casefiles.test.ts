/**
 * A case file holds what the list shows by the same selection, under readable names, byte for byte; what is not there is
 * said in its list. Who may not have evidence gets it in no ZIP.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Selection } from '../../../functions/contract/casefiles/selection.ts';
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
import { type Client, fields, said, stand } from '../../ground.ts';
import { office, pdf } from '../../papers.ts';
import { placesOf } from '../../places.ts';
import { dossiersOf, paper, shown } from './dossiers.ts';

const ground = await stand({ versioned: true });
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const uo = await ground.as('uo');
const tutor = await ground.as('tutor');
const guest = await ground.as('guest');
const { ask, placeOf, lay, listed, made } = dossiersOf(ground);
const bytesAt = placesOf(ground.house, 'lyceum-4');

// Minutes of a lyceum in a task of an office: mended once; a centre's beside them; a publication; an order of УО.
const hostile = 'CON: «отчёт»?.docx';
const first = minutes({
  fulfilled: '2021-05-05',
  documents: [await paper(lyceum, 'lyceum-4', pdf('first'), 'скан.pdf')],
});
await handIn(lyceum, owed.meetings, [first], { comment: 'Первый раз' });
await review(imo, owed.meetings, [{ ...giveBack(first.id, 'unsigned'), comment: 'Нет подписи' }]);
const mended = minutes({
  fulfilled: '2021-05-05',
  replaces: first.id,
  documents: [
    await paper(lyceum, 'lyceum-4', pdf('mended'), 'скан подписан.pdf', {
      kind: 'minutes',
      number: '12',
      date: '2021-05-04',
    }),
    await paper(lyceum, 'lyceum-4', office('docx'), hostile),
  ],
});
await handIn(lyceum, owed.meetings, [mended]);
await review(imo, owed.meetings, [accept(mended.id)]);
const same = { kind: 'minutes', number: '12', date: '2021-05-04' };
const beside = minutes({
  fulfilled: '2021-05-05',
  documents: [await paper(centre, 'education-centre', pdf('centre'), 'a.pdf', same)],
});
const twin = minutes({
  fulfilled: '2021-05-05',
  documents: [await paper(centre, 'education-centre', pdf('twin'), 'b.pdf', same)],
});
await handIn(centre, owed.meetings, [beside, twin]);
const publication = item({ link: 'https://лицей4.рф/самооценка' });
await handIn(lyceum, owed.publication, [publication]);
const order = item({
  indicator: '2.1/1',
  kind: 'order',
  fulfilled: '2020-03-01',
  documents: [await paper(uo, 'uo', pdf('order'), 'Приказ № 7.pdf')],
});
await handIn(uo, owed.group, [order]);

describe('what cannot be asked for is refused', () => {
  test('by a word that is not known, and by what the road map does not have', async () => {
    const wrong = async (selection: object) => fields(await ask(imo, selection as Selection));
    expect(await wrong({ yaer: 2021 })).toEqual(['selection invalid']);
    expect(await wrong({ period: '2019' })).toEqual(['selection.period unknown']);
    expect(await wrong({ measure: '9.9' })).toEqual(['selection.measure unknown']);
    expect(await wrong({ side: 'no-such-school' })).toEqual(['selection.side unknown']);
    expect(fields(await imo.get(`${map}/evidence?stat=accepted`))).toEqual([' invalid']);
    expect(fields(await imo.get(`${map}/evidence?period=a%23b`))).toEqual(['period period']);
    expect(said(await imo.get(`${map}/evidence?after=9~`))).toBe('400 unreadable');
    expect(said(await imo.get(`${map}/evidence?after=nonsense`))).toBe('400 unreadable');
    expect(said(await imo.post('/roadmaps/none/casefiles', { id: uuid(), selection: {} }))).toBe(
      '404 absent',
    );
  });

  test('by whom it is not for', async () => {
    expect(said(await ask(ground.client(), {}))).toBe('401 signed-out');
    expect(said(await ask(lyceum, {}))).toBe('403 forbidden');
    expect(said(await ask(lyceum, { side: 'education-centre' }))).toBe('404 absent');
    expect(said(await ask(tutor, {}))).toBe('403 forbidden');
    expect(said(await tutor.get(`${map}/casefiles`))).toBe('403 forbidden');
    expect(said(await ground.client().get(`${map}/evidence`))).toBe('401 signed-out');
  });

  test('what another asked for: one school’s is not there for the other, nor is that of all', async () => {
    const [all, own] = [
      await ask(imo, { period: '2020' }),
      await ask(lyceum, { side: 'lyceum-4' }),
    ];
    await ground.idle();
    for (const rest of ['', '/url']) {
      const none = await centre.get(`${map}/casefiles/2021-05-15/${uuid()}${rest}`);
      for (const one of [all, own])
        expect((await centre.get(placeOf(one.body) + rest)).text).toBe(none.text);
    }
    const ids = async (who: Client) => (await listed(who)).map(({ id }) => id);
    expect(await ids(centre)).toEqual([]);
    expect(await ids(head)).toEqual([own.body.id]);
    expect(await ids(guest)).toEqual(expect.arrayContaining([all.body.id, own.body.id]));
  });

  test('a link before it is ready, and after it is kept no more', async () => {
    const { record } = await made(imo, { period: '2020' });
    const none = { files: 0, bytes: 0 };
    const due = ground.house.clock() + 60_000;
    await lay({ ...record, state: 'making', due, tries: 1, done: none });
    expect(await imo.get(`${placeOf(record)}/url`)).toMatchObject({
      status: 409,
      body: { state: 'making' },
    });
    await lay({ ...record, until: ground.house.clock() - 1 });
    expect(await imo.get(`${placeOf(record)}/url`)).toMatchObject({
      status: 409,
      body: { state: 'cleared' },
    });
  });

  test('the same id with something else, or from somebody else', async () => {
    const id = uuid();
    const asked = await ask(imo, { period: '2021' }, id);
    expect((await ask(imo, { period: '2021' }, id)).body.at).toBe(asked.body.at);
    expect(said(await ask(imo, { period: '2020' }, id))).toBe('409 conflict');
    expect(said(await ask(uo, { period: '2021' }, id))).toBe('409 conflict');
    ground.day('2021-05-16');
    expect((await ask(imo, { period: '2021' }, id)).body.day).toBe('2021-05-15');
    ground.day('2021-05-15');
    await ground.idle();
  });
});

describe('a case file', () => {
  test('has readable names, unlike ones for what is alike, and earlier versions apart', async () => {
    const { files, name } = await made(imo, { period: '2021' });
    expect([...files.keys()]).toEqual([
      '1.3/Лицей_4/Переписка.txt',
      '1.4/Центр_образования/2021-05-04_Протокол_12.pdf',
      '1.4/Центр_образования/2021-05-04_Протокол_12_2.pdf',
      '1.4/Центр_образования/Переписка.txt',
      expect.stringContaining('1.4/Лицей_4/'),
      expect.stringContaining('1.4/Лицей_4/'),
      expect.stringContaining('1.4/Лицей_4/'),
      '1.4/Лицей_4/Переписка.txt',
      'Опись.csv',
      'Опись.json',
    ]);
    expect(files.has('1.4/Лицей_4/Прежние версии/2021-05-05_Протокол_скан.pdf')).toBe(true);
    expect(files.has('1.4/Лицей_4/2021-05-04_Протокол_12.pdf')).toBe(true);
    expect(files.has('1.4/Лицей_4/2021-05-05_Протокол_CON_отчёт.docx')).toBe(true);
    expect(decodeURIComponent(name ?? '')).toContain(
      'Материалы_ШНОР_ШНСУ_Кисловодск_2021_на_2021-05-15.zip',
    );
    const years = await made(imo, {});
    expect([...years.files.keys()]).toContain('2020/2.1/УО/2020-03-01_Приказ_7.pdf');
  });

  test('holds the very bytes, with their SHA-256 in the list, and says what was said', async () => {
    const { files, rows } = await made(lyceum, { side: 'lyceum-4', measure: '1.4' });
    for (const { path, sha256: sum, size } of rows) {
      expect(sha256(files.get(path) ?? '')).toBe(sum);
      expect(files.get(path)).toHaveLength(size ?? -1);
    }
    expect(rows.map(({ item, attempt, state, reason }) => [item, attempt, state, reason])).toEqual(
      expect.arrayContaining([
        [first.id, 1, 'replaced', 'unsigned'],
        [mended.id, 2, 'accepted', null],
      ]),
    );
    const text = files.get('2021/1.4/Лицей_4/Переписка.txt')?.toString() ?? '';
    const places = ['Первый раз', 'причина: нет подписи', 'Нет подписи', 'отправка 2', ': принято'];
    expect(places.map((words) => text.indexOf(words))).toEqual(
      places.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(places.every((words) => text.includes(words))).toBe(true);
    const csv = files.get('Опись.csv')?.toString() ?? '';
    expect(csv.split('\r\n')).toHaveLength(rows.length + 2);
    expect(csv).toContain('2021/1.4/Лицей_4/2021-05-04_Протокол_12.pdf;2021 год;п. 1.4;');
    expect([...files.keys()].join()).not.toContain('Центр');
  });

  test('is the list by the same selection', async () => {
    const selection = fc.record(
      {
        period: fc.constantFrom('2020', '2021'),
        side: fc.constantFrom('uo', 'imo', 'lyceum-4', 'education-centre'),
        measure: fc.constantFrom('1.3', '1.4', '2.1'),
        state: fc.constantFrom('waiting', 'accepted', 'returned', 'replaced'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Selection>;
    const idsOf = (found: { item: { id: string } }[]) => found.map(({ item }) => item.id).sort();
    await fc.assert(
      fc.asyncProperty(selection, async (asked) => {
        const own = asked.side === 'lyceum-4';
        const { rows } = await made(own ? lyceum : imo, asked);
        const found = await shown(own ? head : guest, asked);
        expect([...new Set(rows.map(({ item }) => item))].sort()).toEqual(idsOf(found));
        expect(
          rows
            .filter(({ path }) => path)
            .map(({ sha256: sum }) => sum)
            .sort(),
        ).toEqual(
          found.flatMap(({ item }) => item.documents.map(({ document }) => document)).sort(),
        );
      }),
      { numRuns: 12 },
    );
    expect(idsOf(await shown(imo, {}))).toEqual(
      [first, mended, beside, twin, publication, order].map(({ id }) => id).sort(),
    );
    // A school sees its own, and offices’ where it takes part.
    expect(idsOf(await shown(lyceum, {}))).toEqual(
      [first, mended, publication].map(({ id }) => id).sort(),
    );
  });
});

test('a list of many tasks comes by pages, and nothing is lost between them', async () => {
  const before = await shown(imo, {});
  const roadmap = '2020-2022';
  for (const number of [1, 2, 3, 4, 5]) {
    const support = [2020, 2021, 2022].map((year) => ({ year, categories: [], basis: 'Приказ' }));
    const school = { id: `school-${number}`, name: `МБОУ СОШ № ${number}`, support };
    expect(said(await imo.put('/schools', { roadmap, school }, { ifMatch: '"0"' }))).toBe('200');
  }
  await ground.idle();
  const first = await imo.get<{ next?: string }>(`${map}/evidence`);
  expect(first.body.next).toMatch(/^0~./);
  expect(await shown(imo, {})).toEqual(before);
});

describe('what is not whole', () => {
  test('a document that was taken from view is only told of; a lost one too; the rest is there', async () => {
    const bytes = pdf('someone’s name'.replace(/[^ -~]/g, ''));
    const gone = item({
      fulfilled: '2021-05-11',
      documents: [
        await paper(lyceum, 'lyceum-4', bytes, 'список детей.pdf'),
        await paper(lyceum, 'lyceum-4', pdf('lost'), 'пропал.pdf'),
        await paper(lyceum, 'lyceum-4', pdf('whole'), 'цел.pdf'),
      ],
      link: 'https://лицей4.рф/отчёт',
    });
    await handIn(lyceum, owed.publication, [gone]);
    const of = `/documents/lyceum-4/${sha256(bytes)}/withdrawal`;
    const why = { reason: 'personal-data', comment: 'Фамилии детей' };
    expect(said(await imo.put(of, why))).toBe('200');
    const lost = await bytesAt(sha256(pdf('lost')));
    await ground.house.files.remove(lost);

    const { record, files, rows } = await made(imo, { measure: '1.3', period: '2021' });
    expect(record).toMatchObject({ missing: 2, damaged: 0, total: { files: 3 } });
    expect(
      rows.filter(({ item }) => item === gone.id).map(({ path, note }) => [path, note]),
    ).toEqual([
      ['', 'изъят из просмотра: Фамилии детей'],
      ['', 'нет в хранилище'],
      ['1.3/Лицей_4/2021-05-11_Публикация_цел.pdf', ''],
    ]);
    expect([...files.values()].some((one) => sha256(one) === sha256(bytes))).toBe(false);
    await imo.delete(of);
    expect((await made(imo, { measure: '1.3', period: '2021' })).record.missing).toBe(1);
  });

  test('bytes that are not those that were handed in are told of, in the list and on the record', async () => {
    const bytes = pdf('as it was');
    const one = item({
      fulfilled: '2021-05-12',
      documents: [await paper(lyceum, 'lyceum-4', bytes, 'подменён.pdf')],
    });
    await handIn(lyceum, 'lyceum-4.2020.1.3', [one]);
    const other = Buffer.from(bytes).fill('x', 20, 40);
    const object = await bytesAt(sha256(bytes));
    await ground.house.files.write(object, other, 'application/pdf', sha256(other));
    const { record, rows } = await made(lyceum, { side: 'lyceum-4', period: '2020' });
    expect(record).toMatchObject({ missing: 0, damaged: 1 });
    expect(rows.find(({ item }) => item === one.id)?.note).toContain('повреждён');
  });
});
