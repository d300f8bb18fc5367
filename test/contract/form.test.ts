/** What was refused of a form stands at its fields, in the order of the page; what is of none, at the main button. */
import { expect, test } from 'vitest';
import { Submission } from '../../functions/contract/submissions/submission.ts';
import { Failure } from '../../web/door/client.ts';
import { checked, type Form, refused } from '../../web/kit/form.ts';

const form: Form = {
  fields: {
    link: { name: 'Ссылка' },
    fulfilled: {},
    comment: { says: { required: 'Скажите почему.' } },
  },
  button: 'send',
  idOf: (field, row) => (field === 'comment' ? field : `${['a', 'b'][row]}-${field}`),
  refusals: { known: { sentence: 'Уже есть.', field: 'comment' }, busy: { sentence: 'Позже.' } },
};
const told = (...fields: [path: string, code: string][]) =>
  refused(form, new Failure('invalid', { fields: fields.map(([path, code]) => ({ path, code })) }));

test('row by row, within a row from the top, then what is of no row, then what is of no field', () => {
  const found = told(
    ['else', 'unknown'],
    ['comment', 'required'],
    ['items.1.link', 'link'],
    ['items.0.fulfilled', 'day'],
    ['items.0.link', 'link'],
  );
  expect(found.map(({ id }) => id)).toEqual(['a-link', 'a-fulfilled', 'b-link', 'comment', 'send']);
  expect(found[0]?.name).toBe('Ссылка');
  expect(found[3]?.sentence).toBe('Скажите почему.');
});

test('the same fault of several parts of a field is said once', () => {
  expect(told(['items.0.link', 'link'], ['items.0.link.1', 'link'])).toHaveLength(1);
});

test('a refusal of the whole is said in the words of the form, at its field if it is of one', () => {
  expect(refused(form, new Failure('state', { state: 'known' }))).toEqual([
    { id: 'comment', sentence: 'Уже есть.' },
  ]);
  expect(refused(form, new Failure('busy'))).toEqual([{ id: 'send', sentence: 'Позже.' }]);
  expect(refused(form, new Error('?'))).toMatchObject([{ id: 'send' }]);
});

test('what the schema refuses is found before anything is sent', () => {
  const item = { id: 'x', indicator: '1', kind: 'order', fulfilled: 'вчера', counts: 1 };
  const refusal = (() => {
    try {
      checked(Submission, { id: crypto.randomUUID(), items: [item] });
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(refused(form, refusal).map(({ id }) => id)).toContain('a-fulfilled');
});
