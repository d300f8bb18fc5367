/** The form of the municipality: its fields from the top, and sentences that say what to do next. */
import type { Form } from '../kit/form.ts';

/** Rows of contacts, of executors, bodies and kinds have fields of their own: `bodies-1-name`. */
const single = ['place-name', 'goal', 'uo', 'imo', 'tutors', 'remindDays', 'journalDays'];

const twice = 'Это слово уже есть у другой строки: одну ячейку прочли бы двояко.';

export const form: Form = {
  fields: {
    'place-name': { says: { required: 'Напишите, как называется муниципалитет.' } },
    goal: { name: 'Цель' },
    uo: { name: 'Управление образования', says: { required: 'Напишите название.' } },
    imo: { name: 'ИМО', says: { required: 'Напишите название.' } },
    tutors: { name: 'Тьюторы', says: { required: 'Напишите название.' } },
    remindDays: {
      name: 'Напоминание о сроке',
      says: { days: 'Напишите число рабочих дней от 1 до 15.' },
    },
    journalDays: {
      name: 'Сколько хранить журнал',
      says: { days: 'Напишите число дней от 30 до 1826.' },
    },
    'contacts-name': { name: 'Кого спросить', says: { required: 'Напишите, кого спрашивать.' } },
    'contacts-email': { name: 'Почта' },
    'contacts-phone': { name: 'Телефон' },
    'executors-aliases': { name: 'Другие названия', says: { twice } },
    'bodies-name': {
      name: 'Внешняя организация',
      says: { required: 'Напишите название организации.', twice },
    },
    'bodies-aliases': { name: 'Другие названия организации', says: { twice } },
    'kinds-name': {
      name: 'Вид документа',
      says: { required: 'Напишите, как называется вид документа.', twice },
    },
    'kinds-aliases': { name: 'Другие названия вида', says: { twice } },
  },
  button: 'do',
  idOf: (field, row) => (single.includes(field) ? field : field.replace('-', `-${row}-`)),
  refusals: {
    stale: {
      sentence:
        'Настройки только что изменил кто-то ещё. Набранное осталось здесь; обновите страницу, сравните и сохраните ещё раз.',
    },
  },
};

/** «contacts.1.email» and «dictionary.bodies.0.name» as the form calls them: «1.contacts-email», «0.bodies-name». */
export const pathOf = (path: string): string => {
  const words = path.replace(/^(dictionary|offices)\./, '').split('.');
  if (words[0] === 'name') return 'place-name';
  const [list, row, field] = words;
  return field === undefined ? words.join('.') : `${row}.${list}-${field}`;
};
