/** What the server refused about people, as faults at their fields: sentences that say what to do next. */
import { Failure } from '../door/client.ts';
import { fieldSentence, sentenceOf } from '../door/sentences.ts';
import type { Fault } from '../kit/faults.tsx';

const sentences: Record<string, string> = {
  'name required': 'Напишите имя или должность.',
  'email required': 'Напишите рабочую почту.',
  'role held':
    'Такое право у человека уже есть. Чтобы изменить срок, закройте эту форму и нажмите «Срок» у этого права.',
  'schools required': 'Отметьте хотя бы одну школу.',
  'schools unknown': 'Такой школы в списке больше нет. Обновите страницу.',
  'schools too-many': 'Отметьте не больше 90 школ; для остальных дайте второе право.',
  'until required': 'Гостю нужен последний день.',
  'until past': 'Этот день уже прошёл. Чтобы закрыть доступ сразу, заберите право.',
};

const states: Record<string, string> = {
  'last-admin':
    'Это последний администратор без срока: вести список людей станет некому. Сначала дайте право администратора другому, без последнего дня.',
  known: 'Эта почта уже в списке.',
};

/** Fields as they stand in the forms, from the top. */
const order = ['name', 'email', 'role', 'schools', 'until'];

/** The part of a request that a field stands for: «right.schools.0» is of the field «schools». */
const fieldOf = (path: string): string =>
  path.split('.').findLast((part) => !/^(\d+|rights?|act|id)$/.test(part)) ?? '';

/** Faults of what was thrown; what is of no field stands at the main button (`button`). */
export function faultsOf(thrown: unknown, button: string): Fault[] {
  const failure = thrown instanceof Failure ? thrown : new Failure('internal');
  if (failure.fields.length > 0) {
    const found = failure.fields.map(({ path, code }): Fault => {
      const name = fieldOf(path);
      return { id: name || button, sentence: sentences[`${name} ${code}`] ?? fieldSentence(code) };
    });
    const unique = [...new Map(found.map((fault) => [fault.id, fault])).values()];
    return unique.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  }
  if (failure.code === 'stale')
    return [
      {
        id: button,
        sentence:
          'Права этого человека только что изменил кто-то ещё. Здесь уже новое: проверьте и нажмите ещё раз.',
      },
    ];
  const sentence = (failure.code === 'state' && states[failure.state ?? '']) || sentenceOf(failure);
  return [{ id: failure.state === 'known' ? 'email' : button, sentence }];
}
