/** The form of a school: its fields from the top, and sentences that say what to do next. */
import type { Form } from '../kit/form.ts';

const plain = ['name', 'site', 'support', 'other'];

export const form: Form = {
  fields: {
    name: { says: { required: 'Напишите название школы.' } },
    other: {
      says: { required: 'Это та же школа? Откройте её или отметьте, что это другая.' },
    },
    site: { name: 'Сайт' },
    support: { says: { twice: 'Один год стоит дважды: оставьте одну строку на год.' } },
    year: { name: 'Год', says: { year: 'Напишите год четырьмя цифрами: 2024.' } },
    categories: { name: 'Категория' },
    basis: {
      name: 'Основание',
      says: { required: 'Напишите приказ, которым школа взята на поддержку.' },
    },
  },
  button: 'do',
  idOf: (field, row) => (plain.includes(field) ? field : `${field}-${row}`),
  refusals: {
    stale: {
      sentence:
        'Эту школу только что изменил кто-то ещё. Закройте форму, посмотрите, что нового, и внесите своё.',
    },
  },
};
