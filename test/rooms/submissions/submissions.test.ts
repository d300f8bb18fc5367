/**
 * Handing in is the promise of the whole system: what was acknowledged is there once and for good, and what does not
 * fit is refused at its field, with nothing written.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { ask, handIn, item, map, minutes, open, owed, sha256, upload, uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const task = owed.publication;

describe('what does not fit is refused', () => {
  const refused = async (more: Parameters<typeof item>[0], on: string = task, who = lyceum) => {
    const answer = await handIn(who, on, [item(more)]);
    return [said(answer), ...fields(answer)];
  };

  test('each fault is named at its field', async () => {
    expect(await refused({ fulfilled: '2021-05-16' })).toEqual([
      '422 invalid',
      'items.0.fulfilled future',
    ]);
    expect(await refused({ fulfilled: '2020-12-31' })).toEqual([
      '422 invalid',
      'items.0.fulfilled before-year',
    ]);
    expect(await refused({ fulfilled: '2021-02-29' })).toEqual([
      '422 invalid',
      'items.0.fulfilled day',
    ]);
    expect(await refused({ indicator: '9.9/1' })).toEqual([
      '422 invalid',
      'items.0.indicator unknown',
    ]);
    expect(await refused({ kind: 'order' })).toEqual(['422 invalid', 'items.0.kind unknown']);
    expect(await refused({ counts: 2 })).toEqual(['422 invalid', 'items.0.counts counts']);
    expect(await refused({ counts: 0 })).toEqual(['422 invalid', 'items.0.counts counts']);
    expect(await refused({ link: 'javascript:alert(1)' })).toEqual([
      '422 invalid',
      'items.0.link link',
    ]);
    expect(await refused({ link: '' })).toEqual(['422 invalid', 'items.0.link required']);
    expect(await refused({ note: 'я'.repeat(1001) })).toEqual([
      '422 invalid',
      'items.0.note too-long',
    ]);
    expect(await refused({ replaces: uuid() })).toEqual([
      '422 invalid',
      'items.0.replaces replaces',
    ]);
  });

  test('an item without a link and without a document is no evidence', async () => {
    const { link: _, ...bare } = item();
    const answer = await handIn(lyceum, task, [bare]);
    expect([said(answer), ...fields(answer)]).toEqual(['422 invalid', 'items.0.link no-evidence']);
  });

  test('all faults come in one answer, not one after another', async () => {
    const answer = await handIn(lyceum, task, [
      item({ indicator: 'x' }),
      item({ fulfilled: '2022-01-01', kind: 'order' }),
    ]);
    expect(fields(answer)).toEqual([
      'items.0.indicator unknown',
      'items.1.kind unknown',
      'items.1.fulfilled future',
    ]);
  });

  test.each(['link', 'note', 'indicator', 'fulfilled'])(
    'a NUL or a lone surrogate in «%s» is never stored',
    async (name) => {
      for (const poison of ['\u0000', '\ud800']) {
        const answer = await handIn(lyceum, task, [item({ [name]: `a${poison}` })]);
        expect([400, 422]).toContain(answer.status);
        expect(fields(answer)[0]).toMatch(`items.0.${name}`);
      }
    },
  );

  test('forbidden characters in a comment are 400 with the path of the field', async () => {
    const answer = await handIn(lyceum, task, [item()], { comment: 'a\u0000b' });
    expect([said(answer), ...fields(answer)]).toEqual(['400 unreadable', 'comment characters']);
  });

  test('a comment over 4,000 characters is 422, 4,000 are taken', async () => {
    const long = await handIn(lyceum, task, [item()], { comment: 'я'.repeat(4001) });
    expect([said(long), ...fields(long)]).toEqual(['422 invalid', 'comment too-long']);
    const full = { comment: 'я'.repeat(4000) };
    const early = item({ fulfilled: '2020-11-10' });
    expect(said(await handIn(lyceum, 'lyceum-4.2020.1.3', [early], full))).toBe('200');
  });

  test('a write says on which version it stands: 428 without, 412 when stale', async () => {
    expect(said(await handIn(lyceum, task, [item()], { ifMatch: undefined }))).toBe(
      '428 unversioned',
    );
    for (const ifMatch of ['"9"', '*', '1', '""', '"-1"', 'W/"99"'])
      expect(said(await handIn(lyceum, task, [item()], { ifMatch }))).toBe('412 stale');
  });

  test('a foreign document is as unknown as one that does not exist', async () => {
    const foreign = (await upload(centre, 'education-centre', pdf())).body;
    const pairs = [
      { document: foreign.id, owner: 'education-centre' },
      { document: foreign.id, owner: 'lyceum-4' },
      { document: sha256('none'), owner: 'lyceum-4' },
    ];
    for (const one of pairs) {
      const answer = await handIn(lyceum, task, [item({ documents: [one] })]);
      expect([said(answer), ...fields(answer)]).toEqual([
        '422 invalid',
        'items.0.documents.0 unknown',
      ]);
    }
  });

  test('an own document does not bring in a foreign one of the same id', async () => {
    const bytes = pdf('Chuzhoi');
    const id = (await upload(centre, 'education-centre', bytes)).body.id;
    expect(said(await ask(lyceum, 'lyceum-4', bytes, 'Свой.pdf'))).toBe('200');
    const answer = await handIn(lyceum, task, [
      item({
        documents: [
          { document: id, owner: 'lyceum-4' },
          { document: id, owner: 'education-centre' },
        ],
      }),
    ]);
    expect(fields(answer)).toContain('items.0.documents.1 unknown');
  });

  test('a document that was not sent yet cannot be handed in', async () => {
    const bytes = pdf('Eshcho net');
    const { id } = (await ask(lyceum, 'lyceum-4', bytes, 'Ещё нет.pdf')).body.document;
    const answer = await handIn(lyceum, task, [
      item({ documents: [{ document: id, owner: 'lyceum-4' }] }),
    ]);
    expect(fields(answer)).toEqual(['items.0.documents.0 not-stored']);
  });

  test('an owner that cannot be one is a fault of its field, not of ours', async () => {
    for (const owner of ['', 'x'.repeat(3000), 'a#b', '\u0000', '\ud800']) {
      const answer = await handIn(lyceum, task, [
        item({ documents: [{ document: uuid(), owner }] }),
      ]);
      expect([400, 422], `owner ${owner.slice(0, 5)}`).toContain(answer.status);
      expect(fields(answer)[0]).toMatch('items.0.documents.0');
    }
  });

  test('more than 50 items at once, or in all, are refused in words', async () => {
    const many = Array.from({ length: 51 }, () => item());
    expect(said(await handIn(lyceum, task, many))).toBe('422 invalid');
    expect(said(await handIn(lyceum, owed.selfAssessment, notes(30)))).toBe('200');
    const over = await handIn(lyceum, owed.selfAssessment, notes(21));
    expect([said(over), over.body.reason]).toEqual(['413 too-large', 'items']);
    expect(said(await handIn(lyceum, owed.selfAssessment, notes(20)))).toBe('200');
  });

  test('nothing of what was refused stands in the task', async () => {
    expect((await open(lyceum, task)).body.task.items).toEqual([]);
  });
});

const notes = (count: number, more: Parameters<typeof item>[0] = {}) =>
  Array.from({ length: count }, () => item({ indicator: '2.3/1', kind: 'summary-note', ...more }));

describe('what fits is taken once', () => {
  const id = uuid();
  const sent = item({ link: 'лицей4.рф/план?год=2021' });

  test('a hand-in gives a receipt with a number and an instant', async () => {
    const answer = await handIn(lyceum, task, [sent], { id, ifMatch: 'W/"1"' });
    expect(said(answer)).toBe('200');
    expect(answer.etag).toBe('"2"');
    const { at } = answer.body.task.acts[0] ?? {};
    expect(answer.body.receipt).toMatchObject({ items: 1, at });
    expect(at).toMatch(/^2021-05-15T/);
    expect(answer.body.receipt.number.replace('-', '')).toBe(id.slice(0, 8).toUpperCase());
    const kept = answer.body.task.items[0];
    expect(kept).toMatchObject({ state: 'waiting', fulfilled: '2021-05-10' });
    expect(kept?.link?.typed).toBe(sent.link);
    expect(kept?.link?.url).toBe(
      'http://xn--4-itbifh1e.xn--p1ai/%D0%BF%D0%BB%D0%B0%D0%BD?%D0%B3%D0%BE%D0%B4=2021',
    );
  });

  test('the same id again gives the same answer, whatever the version', async () => {
    const first = await handIn(lyceum, task, [sent], { id, ifMatch: '"1"' });
    const again = await handIn(lyceum, task, [sent], { id, ifMatch: '"77"' });
    expect(again.body.receipt).toEqual(first.body.receipt);
    expect((await open(lyceum, task)).body.task.items).toHaveLength(1);
  });

  test('the same id with another body is 409, and the first stays', async () => {
    const answer = await handIn(lyceum, task, [{ ...sent, note: 'иначе' }], { id });
    expect(said(answer)).toBe('409 conflict');
    expect((await open(lyceum, task)).body.task.items[0]?.note).toBeUndefined();
  });

  test('an item’s id is taken once in a task and once in a hand-in', async () => {
    expect(fields(await handIn(lyceum, task, [sent]))).toEqual(['items.0.id id']);
    const twice = item();
    expect(fields(await handIn(lyceum, task, [twice, twice]))).toEqual([
      'items.0.id id',
      'items.1.id id',
    ]);
  });

  test('20 clicks at once make one record', async () => {
    const [body, ifMatch] = [[item()], (await open(centre, owed.centrePublication)).etag];
    const click = uuid();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        handIn(centre, owed.centrePublication, body, { id: click, ifMatch }),
      ),
    );
    for (const answer of answers) {
      expect(said(answer)).toBe('200');
      expect(answer.body.receipt).toEqual(answers[0]?.body.receipt);
    }
    const again = await handIn(centre, owed.centrePublication, body, { id: click, ifMatch });
    expect(said(again)).toBe('200');
    const { items, acts } = (await open(centre, owed.centrePublication)).body.task;
    expect([items.length, acts.length]).toEqual([1, 1]);
  });

  test('texts come back byte for byte: NFD, zero width, RTL, ё, four bytes, formulas', async () => {
    const strange = 'е\u0308ё\u200b\u202Eabc\u202C🧮 =HYPERLINK("http://x") \t\r\n@＝';
    const answer = await handIn(lyceum, task, [item({ note: strange })], { comment: strange });
    expect(said(answer)).toBe('200');
    const { items, acts } = (await open(lyceum, task)).body.task;
    expect([items.at(-1)?.note, acts.at(-1)?.comment]).toEqual([strange, strange]);
  });

  test('an own document stands in the item under the SHA-256 of its bytes', async () => {
    const bytes = pdf('Publikaciya');
    const { id: document } = (await upload(lyceum, 'lyceum-4', bytes, 'Скан «1».pdf')).body;
    const answer = await handIn(lyceum, task, [
      item({ documents: [{ document, owner: 'lyceum-4' }] }),
    ]);
    const kept = answer.body.task.items.at(-1);
    expect(kept?.documents).toEqual([expect.objectContaining({ document, name: 'Скан «1».pdf' })]);
    const link = await imo.get<{ url: string }>(
      `${map}/tasks/${task}/items/${kept?.id}/documents/${document}`,
    );
    expect(sha256(new Uint8Array(await (await fetch(link.body.url)).arrayBuffer()))).toBe(
      sha256(bytes),
    );
  });

  test('an office hands in for itself, and a co-executor beside it', async () => {
    const own = await handIn(imo, owed.notes, [
      item({ indicator: '3.3/1', kind: 'analytical-note' }),
    ]);
    expect(own.body.task.items[0]?.by.side).toBe('imo');
    const beside = await handIn(lyceum, owed.meetings, [minutes()]);
    expect(beside.body.task.items[0]?.by.side).toBe('lyceum-4');
  });

  test('what is sent after the term with an earlier day is taken as it is', async () => {
    ground.day('2022-02-01');
    const answer = await handIn(lyceum, task, [item({ fulfilled: '2021-12-31' })]);
    ground.day('2021-05-15');
    expect(said(answer)).toBe('200');
    expect(answer.body.task.items.at(-1)).toMatchObject({ fulfilled: '2021-12-31' });
    expect(answer.body.task.items.at(-1)?.at.slice(0, 10)).toBe('2022-02-01');
  });
});
