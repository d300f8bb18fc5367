/**
 * A municipality of any size: supported schools, and their tasks as the approved plan makes them, most with evidence
 * that was accepted. Written as the rooms write them, but a task with its evidence at once: acting it out through the
 * door would take longer than what is measured.
 */
import { randomUUID } from 'node:crypto';
import type { Author } from '../functions/contract/people/person.ts';
import type { Act } from '../functions/contract/tasks/acts.ts';
import { obligations } from '../functions/contract/tasks/obligations.ts';
import type { KeptTask } from '../functions/contract/tasks/task.ts';
import { type Context, contextOf, type House } from '../functions/domain/context.ts';
import * as roadmaps from '../functions/domain/roadmaps/reading.ts';
import * as schools from '../functions/domain/schools.ts';
import { recountAll } from '../functions/domain/tasks/issuing.ts';
import { kindOf } from '../functions/domain/tasks/kind.ts';
import { keys } from '../functions/store/keys.ts';
import { roadmap as document } from '../infra/data/reference.ts';

const roadmap = document.id;

const atOnce = 8;

/** Adds schools to the two of the demonstration, with all that they owe. */
export async function seed(house: House, extra: number): Promise<void> {
  if (extra === 0) return;
  const ctx = contextOf(house);
  const plan = await roadmaps.find(ctx, roadmap);
  const added = Array.from({ length: extra }, (_, number) =>
    school(
      number + 1,
      plan.periods.map(({ id }) => Number(id)),
    ),
  );
  await each(added, (one) => schools.write(ctx, one, 0));
  const ids = new Set(added.map((one) => one.id));
  const owed = obligations(plan, await schools.all(ctx));
  const lacking = owed.filter((one) => ids.has(one.owes));
  await each(lacking, (one) => {
    const fulfilled = `${one.period}-05-10`;
    const handed = fulfilled <= ctx.today;
    const bare: KeptTask = { ...one, acts: [], issuedAt: ctx.now, version: 1 };
    const task = handed ? { ...bare, acts: evidence(ctx, bare, fulfilled) } : bare;
    return ctx.table.create(kindOf(task), keys.task(ctx.municipality, roadmap, one), task);
  });
  await recountAll(ctx, roadmap);
}

/** A school as the registry takes it in. */
export const school = (number: number, years: number[]) => ({
  id: `school-${number}`,
  name: `МБОУ СОШ № ${number}`,
  site: `https://школа${number}.рф`,
  support: years.map((year) => ({
    year,
    categories: ['shnor' as const],
    basis: `Приказ УО от 15.01.${year} № ${number}`,
  })),
});

/** One accepted item per indicator: a link, and a document of a megabyte that nobody reads here. */
function evidence(ctx: Context, task: KeptTask, fulfilled: string): Act[] {
  const author = (id: string, name: string, side: string): Author => ({ id, name, side });
  const items = task.indicators.flatMap((demand) =>
    demand.kinds.map((kind) => ({
      id: randomUUID(),
      indicator: demand.id,
      kind,
      fulfilled,
      counts: 1,
      link: {
        typed: `школа.рф/${task.measure}`,
        url: `https://xn--80avnr.xn--p1ai/${task.measure}`,
      },
      documents: [
        {
          document: 'ab'.repeat(32),
          owner: task.owes,
          name: `Документ по п. ${task.measure} за ${task.period} год.pdf`,
          size: 1_048_576,
          media: 'application/pdf',
        },
      ],
    })),
  );
  const decisions = items.map(({ id }) => ({ item: id, verdict: 'accepted' as const }));
  const done = { at: ctx.now, print: '' };
  const school = author('coordinator', `Координатор ${task.owes}`, task.owes);
  return [
    { act: 'hand-in', id: randomUUID(), by: school, items, ...done },
    {
      act: 'review',
      id: randomUUID(),
      by: author('methodist', 'Методист ИМО', 'imo'),
      decisions,
      ...done,
    },
  ];
}

async function each<T>(all: T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
