/** What stands in the form: nothing that was typed is lost, nothing that was sent is sent again, what was returned comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, severalIn } from '../../functions/contract/submissions/papers.ts';
import {
  blank,
  figureOf,
  formOf,
  isBlank,
  isLeft,
  isTyped,
  isUntouched,
  restOf,
} from '../../functions/contract/submissions/rest.ts';
import type { DraftInput, DraftItem } from '../../functions/contract/submissions/submission.ts';
import type { Demand, Item } from '../../functions/contract/tasks/task.ts';
import { uuid } from '../acts.ts';

const by = { id: 'p', name: 'Координатор', side: 'lyceum-4' };
const actor = { id: 'p', sides: ['lyceum-4'], reviews: false };
const typed = (more: Partial<DraftItem> = {}): DraftItem => ({
  ...blank('1.4/1', 'minutes', uuid()),
  link: 'лицей4.рф/протокол',
  fulfilled: '2021-05-10',
  ...more,
});
const draft = (items: DraftItem[], more: Partial<DraftInput> = {}): DraftInput => ({
  submission: uuid(),
  items,
  comment: '',
  ...more,
});
const at = '2021-05-11T09:00:00.000Z';
/** The item that came of a typed one. */
const sent = ({ id, link, fulfilled, counts, note, documents }: DraftItem, more = {}): Item => ({
  id,
  indicator: '1.4/1',
  kind: 'minutes',
  fulfilled,
  counts: Number(counts),
  ...(link && { link: { typed: link, url: link } }),
  documents: documents.map((one) => ({ ...one, media: 'application/pdf' })),
  ...(note && { note }),
  submission: 's',
  by,
  at,
  since: at,
  state: 'waiting',
  ...more,
});
const demand: Demand = {
  id: '1.4/1',
  name: 'Протоколы',
  target: 2,
  kinds: ['minutes'],
  countsSchools: false,
  asks: 'papers',
  unit: null,
  plan: '2',
};
const task = (items: Item[] = [], acts: { id: string; act: string; comment?: string }[] = []) => ({
  items,
  acts,
  indicators: [demand],
});
const handIn = (id: string, comment?: string) => ({
  id,
  act: 'hand-in',
  ...(comment && { comment }),
});
const texts = ({ items }: DraftInput) => items.map((item) => item.note || item.link);

describe('the rest of a draft, when the answer to its hand-in was lost', () => {
  test('is what was added since, under another id', () => {
    const [first, more] = [typed(), typed({ note: 'добавлено потом' })];
    const input = draft([first, more], { comment: 'Пояснение' });
    const rest = restOf(input, task([sent(first)], [handIn(input.submission, 'Пояснение')]), uuid);
    expect(rest.items).toEqual([more]);
    expect([rest.comment, rest.submission === input.submission]).toEqual(['', false]);
  });

  test('keeps what was changed in an item after it had been sent, as a new one', () => {
    const first = typed({ note: 'как отправлено' });
    const changed = { ...first, note: 'исправлено после отправки' };
    const rest = restOf(draft([changed]), task([sent(first)]), uuid);
    expect(rest.items).toMatchObject([{ note: 'исправлено после отправки' }]);
    expect(rest.items[0]?.id).not.toBe(first.id);
  });

  test('keeps an explanation that was not sent with it', () => {
    const first = typed();
    const input = draft([first], { comment: 'Набрано после отправки' });
    const rest = restOf(input, task([sent(first)], [handIn(input.submission)]), uuid);
    expect(rest).toMatchObject({ items: [], comment: 'Набрано после отправки' });
    expect(isTyped(rest)).toBe(true);
  });

  test('is the draft itself as long as nothing of it has arrived', () => {
    const input = draft([typed(), typed()], { comment: 'x' });
    expect(restOf(input, task(), uuid)).toEqual(input);
  });

  test('loses no text, whatever arrived of it and whatever was typed since', () => {
    const text = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '');
    const step = fc.record({ note: text, arrived: fc.boolean(), since: fc.option(text) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), text, fc.boolean(), (steps, comment, all) => {
        const before = steps.map(({ note }) => typed({ note }));
        const now = before.map((item, place) => ({
          ...item,
          note: steps[place]?.since ?? item.note,
        }));
        const input = draft(now, { comment });
        const arrived = before.filter((_, place) => steps[place]?.arrived);
        const acts = all ? [handIn(input.submission, comment)] : [];
        const rest = restOf(
          input,
          task(
            arrived.map((item) => sent(item)),
            acts,
          ),
          uuid,
        );
        const held = [
          ...arrived.map(({ note }) => note.trim()),
          ...texts(rest).map((one) => one.trim()),
        ];
        for (const { note } of now) expect(held).toContain(note.trim());
        expect(rest.comment === comment || all).toBe(true);
        // Nothing goes twice.
        for (const item of arrived)
          expect(rest.items.filter((one) => one.id === item.id)).toEqual([]);
      }),
    );
  });
});

describe('the form', () => {
  test('has as many places as are wanted, fewer those that are there', () => {
    expect(formOf(task(), undefined, actor, uuid).items).toHaveLength(2);
    expect(formOf(task([sent(typed())]), undefined, actor, uuid).items).toHaveLength(1);
    const both = [sent(typed()), sent(typed(), { state: 'accepted' })];
    expect(formOf(task(both), undefined, actor, uuid).items).toEqual([]);
  });

  test('holds what was returned, even where a leftover draft was kept', () => {
    const old = sent(typed({ note: 'возвращено' }), { state: 'returned' });
    for (const kept of [undefined, draft([blank('1.4/1', 'minutes', uuid())]), draft([typed()])]) {
      const { items } = formOf(task([old]), kept, actor, uuid);
      expect(items[0]).toMatchObject({ replaces: old.id, note: 'возвращено' });
      expect(items.filter(({ replaces }) => replaces === old.id)).toHaveLength(1);
    }
  });

  test('offers nobody to mend what another side sent', () => {
    const ofOffice = sent(typed(), { state: 'returned', by: { ...by, side: 'imo' } });
    const { items } = formOf(task([ofOffice]), undefined, actor, uuid);
    expect(items.some(({ replaces }) => replaces === ofOffice.id)).toBe(false);
  });

  test('keeps a mending that was begun, and lets it go when the old one was taken back and nothing was changed', () => {
    const old = sent(typed({ note: 'прежнее' }), { state: 'returned' });
    const begun = formOf(task([old]), undefined, actor, uuid);
    const edited = { ...begun, items: begun.items.map((one) => ({ ...one, note: 'исправляю' })) };
    expect(texts(formOf(task([old]), edited, actor, uuid))).toContain('исправляю');
    const gone = { ...old, state: 'withdrawn' as const };
    expect(texts(formOf(task([gone]), begun, actor, uuid))).not.toContain('прежнее');
    const kept = formOf(task([gone]), edited, actor, uuid).items.find(
      ({ note }) => note === 'исправляю',
    );
    expect(kept?.replaces).toBeUndefined();
  });
});

describe('several files in one place', () => {
  const paper = (name: string) => ({ document: `${name}-sum`, owner: 'lyceum-4', name, size: 1 });
  const two = typed({ documents: [paper('а.pdf'), paper('а.pdf.sig'), paper('б.pdf')] });

  test('are asked about where more papers are wanted, once; a signature is no paper', () => {
    expect(severalIn(task(), [two], [])).toEqual([two]);
    expect(severalIn(task(), [two], [two.id])).toEqual([]);
    expect(severalIn(task(), [two, typed()], [])).toEqual([]);
    expect(severalIn(task([sent(typed())]), [two], [])).toEqual([]);
    const signed = typed({ documents: [paper('а.pdf'), paper('а.pdf.sig')] });
    expect(severalIn(task(), [signed], [])).toEqual([]);
  });

  test('are parted into places of their own, each with its signature, the first as it was', () => {
    const parts = partsOf(two, uuid);
    expect(parts.map(({ documents }) => documents.map(({ name }) => name))).toEqual([
      ['а.pdf', 'а.pdf.sig'],
      ['б.pdf'],
    ]);
    expect(parts[0]).toMatchObject({ id: two.id, link: two.link });
    expect(parts[1]).toMatchObject({ fulfilled: two.fulfilled, link: '' });
  });
});

describe('a figure', () => {
  test('is read as people type it', () => {
    expect(
      ['3,5', '3.5', '1 200', '1\u00a0200,5', ' 7 ', '-1', '−1', ',5', '0'].map(figureOf),
    ).toEqual([3.5, 3.5, 1200, 1200.5, 7, -1, -1, 0.5, 0]);
  });

  test('is none where nothing or something else was typed; nothing is guessed', () => {
    for (const typed of ['', ' ', '-', ',', 'пять', '5 %', '3/42', '1,2,3', '1.200,5', '0x10'])
      expect(figureOf(typed), typed).toBeNaN();
    for (const typed of ['1e3', 'Infinity', 'NaN', '--1', '1-', '5шт', '\u0000', '٣'])
      expect(figureOf(typed), typed).toBeNaN();
  });

  test('comes back as it was printed, and no text throws', () => {
    const number = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(number, (n) => {
        expect(figureOf(String(n).replace('.', ','))).toBe(n);
        expect(figureOf(new Intl.NumberFormat('ru', { maximumFractionDigits: 3 }).format(n))).toBe(
          n,
        );
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = figureOf(text);
        expect(Number.isNaN(read) || Number.isFinite(read)).toBe(true);
      }),
    );
  });
});

describe('a value that is typed', () => {
  const value = { count: '3', of: '42' };
  const held = { value: { count: 3, of: 42 } };

  test('is something typed; spaces are not', () => {
    const nothing = blank('1.4/1', 'minutes', uuid());
    expect(isBlank({ ...nothing, value: { count: '', of: ' ' } })).toBe(true);
    expect(isBlank({ ...nothing, value: { count: '0', of: '' } })).toBe(false);
  });

  test('that was sent leaves the form, changed it stays as another', () => {
    const one = typed({ value });
    const sentOne = task([sent(one, held)], [handIn('h')]);
    const rest = (items: DraftItem[]) => restOf(draft(items), sentOne, uuid).items;
    expect(rest([one])).toEqual([]);
    expect(rest([{ ...one, value: { count: '3,0', of: ' 42 ' } }])).toEqual([]);
    for (const changed of [
      { count: '4', of: '42' },
      { count: '3', of: '43' },
      { count: '3', of: '' },
    ]) {
      const [left] = rest([{ ...one, value: changed }]);
      expect(left).toMatchObject({ value: changed });
      expect(left?.id).not.toBe(one.id);
    }
    expect(restOf(draft([one]), task([sent(one)], [handIn('h')]), uuid).items).toHaveLength(1);
  });

  test('that was returned comes back to be mended, as people write it', () => {
    const old = sent(typed({ value: { count: '18.5', of: '' } }), {
      ...{ state: 'returned', value: { count: 18.5 } },
    });
    const [item] = formOf(task([old]), undefined, actor, uuid).items;
    expect(item).toMatchObject({ replaces: old.id, value: { count: '18,5', of: '' } });
    const form = { submission: uuid(), items: item ? [item] : [], comment: '' };
    expect(item && isUntouched(item, task([old]))).toBe(true);
    expect(isLeft(form, task([old]))).toBe(false);
    const edited = form.items.map((one) => ({ ...one, value: { count: '19', of: '' } }));
    expect(isLeft({ ...form, items: edited }, task([old]))).toBe(true);
  });
});
