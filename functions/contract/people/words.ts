/** Rights and what was done with them, in Russian words; pure, like all words. */
import { type Day, dayOf } from '../days.ts';
import { counted, longDay, moment } from '../words.ts';
import type { ActView } from './acts.ts';
import type { Profile } from './fold.ts';
import type { Given } from './person.ts';
import { holds, type Role } from './rights.ts';

export const roleWords: Record<Role, string> = {
  school: 'Координатор школы',
  head: 'Директор школы',
  tutor: 'Муниципальный тьютор',
  curator: 'Куратор',
  imo: 'ИМО',
  uo: 'Управление образования',
  admin: 'Администратор',
  guest: 'Гость (только чтение)',
};

/** A school as it is called. */
type NameOf = (school: string) => string;

/** «Координатор школы: МБОУ Лицей № 4, МБОУ СОШ № 7». `most`: of how many schools the names are told. */
export function rightWords(
  { role, schools = [] }: Given,
  nameOf: NameOf,
  most = schools.length,
): string {
  if (schools.length === 0) return roleWords[role];
  // One more takes no more room than the words that it is there.
  const told = schools.length > most + 1 ? schools.slice(0, most) : schools;
  const rest = schools.length - told.length;
  const more = rest > 0 ? ` и ещё ${counted(rest, 'школа', 'школы', 'школ')}` : '';
  return `${roleWords[role]}: ${told.map(nameOf).join(', ')}${more}`;
}

/** «до 31 декабря 2022 г.», or «закончилось 14 мая 2021 г.»; nothing where there is no last day. */
export function termWords(right: Given, today: Day): string {
  if (right.until === undefined) return '';
  return holds(right, today) ? untilWords(right.until) : `закончилось ${longDay(right.until)}`;
}

const untilWords = (until: Day) => `до ${longDay(until)}`;

/** «Дано 15 мая 2021 г., Администратор»; what nobody who signs in gave: «Дано при установке». */
export function givenWords({ at, by }: ActView): string {
  if (by.id === '' || at === undefined) return `Дано ${small(by.name)}`;
  return `Дано ${longDay(dayOf(at))}, ${by.name}`;
}

const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** One act in a line. `before`: what stood when it was done, which says what was taken. */
export function actWords(act: ActView, before: Profile, nameOf: NameOf): string {
  const who = act.at ? `${moment(act.at)}: ${act.by.name}` : act.by.name;
  return `${who} — ${whatWords(act, before, nameOf)}`;
}

function whatWords(act: ActView, { name, grants }: Profile, nameOf: NameOf): string {
  const whole = (right: Given) =>
    [rightWords(right, nameOf), right.until && untilWords(right.until)].filter(Boolean).join(', ');
  const named = (id: string) => {
    const right = grants.find((grant) => grant.id === id);
    return right ? rightWords(right, nameOf) : '';
  };
  switch (act.act) {
    case 'add':
      return `добавлено в список: «${act.name}»${act.right ? `; дано право: ${whole(act.right)}` : ''}`;
    case 'grant':
      return `дано право: ${whole(act.right)}`;
    case 'revoke':
      return `${act.rights.length > 1 ? 'забраны права' : 'забрано право'}: ${act.rights.map(named).join('; ')}`;
    case 'end':
      return act.until === null
        ? `право без последнего дня: ${named(act.right)}`
        : `последний день права — ${longDay(act.until)}: ${named(act.right)}`;
    case 'rename':
      return `было имя «${name}», стало «${act.name}»`;
  }
}
