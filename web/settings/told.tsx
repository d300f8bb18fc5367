/** What the municipality says of itself, for those who read it and do not keep it. */
import { isOffice, type Office, offices } from '../../functions/contract/offices.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import type { Settings } from '../../functions/contract/settings/municipality.ts';
import { counted, nameWords } from '../../functions/contract/words.ts';

export function Told({ settings, schools }: { settings: Settings; schools: School[] }) {
  const { name, goal, contacts = [], dictionary, remindDays } = settings;
  const called = (id: string) => {
    if (isOffice(id)) return settings.offices[id] ?? id;
    if (id === 'school') return 'Каждая школа';
    return nameWords(schools.find((school) => school.id === id)?.name ?? id);
  };
  const executors = dictionary.executors.filter(({ aliases }) => aliases.length > 0);
  const words = (aliases: string[]) => (aliases.length > 0 ? `: ${aliases.join('; ')}` : '');
  const none = [executors, dictionary.bodies, dictionary.kinds].every(({ length }) => length === 0);
  return (
    <>
      <p>Настройки ведёт администратор: если что-то названо не так, скажите ему.</p>
      <section class="card stack">
        <h2 class="ds-heading" data-size="xs">
          {name ? nameWords(name) : 'Муниципалитет ещё не назван'}
        </h2>
        {goal && <p>{goal}</p>}
        <ul class="plain">
          {offices.map((office: Office) => (
            <li key={office}>{called(office)}</li>
          ))}
        </ul>
        {remindDays !== undefined && (
          <p>
            О сроке напоминаем за{' '}
            {counted(remindDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}.
          </p>
        )}
        {contacts.length > 0 && (
          <p>
            Кого спросить:{' '}
            {contacts
              .map((one) => [one.name, one.email, one.phone].filter(Boolean).join(', '))
              .join('; ')}
          </p>
        )}
      </section>
      <section class="card stack">
        <h2 class="ds-heading" data-size="xs">
          Словарь
        </h2>
        {none && <p>Своих слов у муниципалитета пока нет.</p>}
        <ul class="plain">
          {executors.map(({ id, aliases }) => (
            <li key={id}>
              {called(id)}
              {words(aliases)}
            </li>
          ))}
          {dictionary.bodies.map(({ id, name, aliases, by }) => (
            <li key={id}>
              {name}
              {words(aliases)} — сдаёт {called(by)}
            </li>
          ))}
          {dictionary.kinds.map(({ id, name, aliases }) => (
            <li key={id}>
              {name}
              {words(aliases)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
