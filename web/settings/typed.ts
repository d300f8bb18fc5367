/** What is typed of the municipality, before it is asked for: words stand in a line each. */
import { journalDays, remindDays } from '../../functions/contract/days.ts';
import { executors, type Office, offices } from '../../functions/contract/offices.ts';
import { idOf } from '../../functions/contract/schools/names.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import type { Settings, SettingsInput } from '../../functions/contract/settings/municipality.ts';

/** `aliases`: as typed, a word a line or behind a comma. */
export type Worded = { id: string; name: string; aliases: string };
type Outside = Worded & { by: Office };

export type Typed = {
  name: string;
  goal: string;
  offices: Record<Office, string>;
  remindDays: string;
  journalDays: string;
  contacts: { name: string; email: string; phone: string }[];
  executors: Worded[];
  bodies: Outside[];
  kinds: Worded[];
};

const lines = (aliases: string[]): string => aliases.join('\n');
const words = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n;]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** Whatever is no number is refused at its field. */
const number = (typed: string): number => Number(typed.trim() || Number.NaN);

/** What is kept, as it is typed. Offices and «each school» have their rows always; one school has one once it has words. */
export function typedOf(settings: Settings, schools: School[]): Typed {
  const { name, goal, dictionary } = settings;
  const aliasesOf = (id: string) =>
    lines(dictionary.executors.find((one) => one.id === id)?.aliases ?? []);
  const own = dictionary.executors.filter(
    ({ id }) => !(executors as readonly string[]).includes(id),
  );
  return {
    name,
    goal,
    offices: Object.fromEntries(
      offices.map((id) => [id, settings.offices[id] ?? '']),
    ) as Typed['offices'],
    remindDays: String(settings.remindDays ?? remindDays),
    journalDays: String(settings.journalDays ?? journalDays),
    contacts: (settings.contacts ?? []).map(({ name, email = '', phone = '' }) => ({
      name,
      email,
      phone,
    })),
    executors: [
      ...executors.map((id) => ({ id, name: '', aliases: aliasesOf(id) })),
      ...own.map(({ id, aliases }) => ({
        id,
        name: schools.find((school) => school.id === id)?.name ?? id,
        aliases: lines(aliases),
      })),
    ],
    bodies: dictionary.bodies.map((one) => ({ ...one, aliases: lines(one.aliases) })),
    kinds: dictionary.kinds.map((one) => ({ ...one, aliases: lines(one.aliases) })),
  };
}

/** Ids of new rows are made of their names, each its own. */
function named<T extends Worded>(rows: T[]): T[] {
  const taken = new Set<string>(rows.map(({ id }) => id).filter(Boolean));
  return rows.map((row) => {
    if (row.id) return row;
    const id = idOf(row.name, taken);
    taken.add(id);
    return { ...row, id };
  });
}

/** What is typed, as it is asked for. An executor without words says nothing. */
export function inputOf(typed: Typed): SettingsInput {
  return {
    name: typed.name.trim(),
    goal: typed.goal.trim(),
    offices: typed.offices,
    remindDays: number(typed.remindDays),
    journalDays: number(typed.journalDays),
    contacts: typed.contacts.map(({ name, email, phone }) => ({
      name: name.trim(),
      ...(email.trim() && { email: email.trim() }),
      ...(phone.trim() && { phone: phone.trim() }),
    })),
    dictionary: {
      executors: typed.executors.map(({ id, aliases }) => ({ id, aliases: words(aliases) })),
      bodies: named(typed.bodies).map(({ id, name, aliases, by }) => ({
        id,
        name: name.trim(),
        aliases: words(aliases),
        by,
      })),
      kinds: named(typed.kinds).map(({ id, name, aliases }) => ({
        id,
        name: name.trim(),
        aliases: words(aliases),
      })),
    },
  };
}
