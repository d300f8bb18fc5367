/** A plan of one's own on a ground, approved, and what people do with its tasks: steps, hand-ins, decisions. */
import type { Measure } from '../../../functions/contract/roadmaps/roadmap.ts';
import type { IndicatorProgress } from '../../../functions/contract/tasks/cells.ts';
import { stateOfTask } from '../../../functions/contract/tasks/counting.ts';
import type { Brief, TaskView } from '../../../functions/contract/tasks/task.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import * as roadmaps from '../../../functions/domain/roadmaps/approving.ts';
import { type accept, item, uuid } from '../../acts.ts';
import type { Client, stand } from '../../ground.ts';
import { cell, indicator, plan } from '../../plans.ts';

/** The day until which all of it was to be done: behind the demonstration's day. */
export const due = '2021-04-30';
/** Papers of 2021, so many of them. */
export const papers = (value: number, more = {}) => [
  indicator({ 2021: cell(value, { due, ...more }) }, { aggregation: 'sum' }),
];
/** The two schools of the demonstration. */
export const [ours, theirs] = ['lyceum-4', 'education-centre'] as const;
export const at = (side: string, n: number) => `${side}.2021.${n}`;
/** What says that nothing was held: no paper, a ground. */
export const bare = { link: undefined, documents: [], ground: 'nobody' as const };

type Ground = Awaited<ReturnType<typeof stand>>;

export async function ownPlan(ground: Ground, imo: Client, measures: Measure[]) {
  const { version: _, ...own } = plan(measures, { id: 'own', title: 'План' });
  const path = '/roadmaps/own';
  await roadmaps.load(contextOf(ground.house), own);
  await imo.post(`${path}/approval`, undefined, { ifMatch: '"1"' });
  await ground.idle();

  const open = (who: Client, task: string) => who.get<{ task: TaskView }>(`${path}/tasks/${task}`);
  const briefOf = async (task: string) => {
    const answer = await imo.get<{ tasks: Brief[] }>(`${path}/tasks?side=${task.split('.')[0]}`);
    return answer.body.tasks.find(({ id }) => id === task) as Brief;
  };
  return {
    path,
    open,
    briefOf,
    /** Does something to a task itself, on the version that stands there unless another is given. */
    async step(
      who: Client,
      task: string,
      body: object,
      more: { id?: string; ifMatch?: string } = {},
    ) {
      const ifMatch = more.ifMatch ?? (await open(imo, task)).etag;
      const all = { id: more.id ?? uuid(), comment: 'Так решили', ...body };
      return who.post<{ task: TaskView }>(`${path}/tasks/${task}/acts`, all, { ifMatch });
    },
    /** Hands in one item. */
    async send(who: Client, task: string, more: object = {}) {
      const of = { indicator: `${task.split('.').at(-1)}/1`, kind: 'report' };
      const one = item({ ...of, fulfilled: '2021-04-20', ...more });
      const { etag } = await open(who, task);
      const body = { id: uuid(), items: [one] };
      const to = `${path}/tasks/${task}/submissions`;
      return { one, answer: await who.post<{ task: TaskView }>(to, body, { ifMatch: etag }) };
    },
    async judge(task: string, decision: ReturnType<typeof accept>) {
      const { etag } = await open(imo, task);
      const body = { id: uuid(), decisions: [decision] };
      return imo.post(`${path}/tasks/${task}/reviews`, body, { ifMatch: etag });
    },
    stateOf: async (task: string) => stateOfTask(await briefOf(task), '2021-05-15'),
    async cellNow(n: number) {
      const answer = await imo.get<{ indicators: IndicatorProgress[] }>(`${path}/progress`);
      return answer.body.indicators.find((one) => one.indicator === `${n}/1`)?.cells[0];
    },
  };
}
