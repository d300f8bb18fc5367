/**
 * A municipality of any size: supported schools, and their tasks as the approved plan makes them, most with evidence
 * that was accepted. Written as the rooms write them, but a task with its evidence at once: acting it out through the
 * door would take longer than what is measured.
 */
import { randomUUID } from 'node:crypto';
import { obligations } from '../functions/contract/obligations.ts';
import type { Author } from '../functions/contract/people.ts';
import type { Item, Task } from '../functions/contract/tasks.ts';
import { type Context, contextOf, type House } from '../functions/domain/context.ts';
import * as roadmaps from '../functions/domain/roadmap.ts';
import * as schools from '../functions/domain/schools.ts';
import { besideOf, keyOf } from '../functions/domain/tasks.ts';
import { roadmap as document } from '../infra/data/reference.ts';

const roadmap = document.id;

const atOnce = 8;

/** Adds schools to the two of the demonstration, with all that they owe. */
export async function seed(house: House, extra: number): Promise<void> {
  if (extra === 0) return;
  const ctx = contextOf(house);
  const plan = await roadmaps.find(ctx, roadmap);
  const place = await schools.municipality(ctx);
  const added = Array.from({ length: extra }, (_, number) => school(number + 1, plan.years));
  await each(added, (one) => schools.write(ctx, one, 0));
  const ids = new Set(added.map((one) => one.id));
  const owed = obligations(plan, await schools.all(ctx), place?.offices ?? {});
  const lacking = owed.filter((one) => ids.has(one.owes));
  await each(lacking, (one) => {
    const fulfilled = `${one.year}-05-10`;
    const handed = fulfilled <= ctx.today;
    const issuedAt = ctx.now;
    const bare: Task = { ...one, items: [], acts: [], issuedAt, version: 1 };
    const task = handed ? { ...bare, items: evidence(ctx, bare, fulfilled) } : bare;
    return ctx.table.create(keyOf(ctx, roadmap, one.id), task, besideOf(task));
  });
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
function evidence(ctx: Context, task: Task, fulfilled: string): Item[] {
  const author = (id: string, name: string, side: string): Author => ({ id, name, side });
  return task.indicators.flatMap((demand) =>
    demand.kinds.map((kind) => ({
      id: randomUUID(),
      indicator: demand.id,
      kind,
      fulfilled,
      counts: 1,
      link: { typed: `школа.рф/${task.id}`, url: `https://xn--80avnr.xn--p1ai/${task.id}` },
      documents: [
        {
          document: 'ab'.repeat(32),
          owner: task.owes,
          name: `Документ по п. ${task.measure} за ${task.year} год.pdf`,
          size: 1_048_576,
          media: 'application/pdf',
        },
      ],
      submission: randomUUID(),
      by: author('coordinator', `Координатор ${task.owner}`, task.owes),
      at: ctx.now,
      verdict: {
        review: randomUUID(),
        by: author('methodist', 'Методист ИМО', 'imo'),
        at: ctx.now,
        verdict: 'accepted',
      },
    })),
  );
}

async function each<T>(all: T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
