/**
 * Long random walks over one task — hand in, return, mend, accept, take back, «не проводилось», another term and target, end and
 * resume, words, and what must be refused — against a model of a few lines: states are those of the model at every step, a fact
 * is the count of accepted items that were held and nothing else, and no later act changes what was known at any instant.
 */
import fc from 'fast-check';
import { afterAll, afterEach, expect, test } from 'vitest';
import { taskAt } from '../../../functions/contract/tasks/fold.ts';
import type { Brief, KeptTask, TaskView } from '../../../functions/contract/tasks/task.ts';
import type { ItemState } from '../../../functions/contract/tasks/transitions.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { recountAll } from '../../../functions/domain/tasks/issuing.ts';
import { find } from '../../../functions/domain/tasks/log.ts';
import { keys } from '../../../functions/store/keys.ts';
import { municipality } from '../../../infra/data/reference.ts';
import type { Decided, HandedIn, Opened } from '../../acts.ts';
import { accept, type Decision, giveBack, item, map, uuid } from '../../acts.ts';
import { type Answer, type Client, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const schools = {
  'lyceum-4': await ground.as('lyceum'),
  'education-centre': await ground.as('centre'),
};
const judges = [await ground.as('imo'), await ground.as('imo2'), await ground.as('uo')];
const imo = judges[0] as Client;

type State = ItemState;
type Model = { id: string; state: State; replaces?: string; ground?: true }[];
type Standing = { due: string | null; indicators: { target: number }[]; ended?: unknown };
/** What steps made of the task itself. */
type Stood = { due: string | null; target: number; ended: boolean };
const kinds = [
  'add',
  'add-two',
  'mend',
  'accept',
  'return',
  'all',
  'withdraw',
  'reopen',
  'unheld',
  'extend',
  'retarget',
  'end',
  'say',
  'stale',
  'again',
  'illegal',
] as const;
const stepOf = fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(), judge: fc.nat(2) });

async function walk(
  owes: keyof typeof schools,
  year: number,
  steps: (typeof stepOf extends fc.Arbitrary<infer T> ? T : never)[],
) {
  const path = `${map}/tasks/${owes}.${year}.1.3`;
  const school = schools[owes];
  const fulfilled = `${year}-03-01`;
  const first = await school.get<Opened>(path);
  let etag = first.etag;
  const model: Model = first.body.task.items.map(({ id, state, replaces, ground }) => ({
    id,
    state,
    ...(replaces && { replaces }),
    ...(ground && { ground: true as const }),
  }));
  const standing = ({ due, indicators, ended }: Standing): Stood => ({
    due,
    target: indicators[0]?.target ?? 0,
    ended: ended !== undefined,
  });
  const stood = standing(first.body.task);
  /** What was known at each instant. */
  const known: { at: string; items: unknown; stood: Stood }[] = [];
  let last: (() => Promise<Answer<HandedIn | Decided>>) | undefined;

  const fresh = (more = {}) => item({ fulfilled, ...more });
  const among = (state: State, pick: number) => {
    const found = model.filter((one) => one.state === state);
    return found[pick % Math.max(1, found.length)];
  };
  const hand = (items: ReturnType<typeof item>[]) => {
    const [body, ifMatch] = [{ id: uuid(), items }, etag];
    last = () => school.post<HandedIn>(`${path}/submissions`, body, { ifMatch });
    return last();
  };
  const judge = (by: number, decisions: Decision[]) => {
    const [body, ifMatch] = [{ id: uuid(), decisions }, etag];
    last = () => (judges[by] as Client).post<Decided>(`${path}/reviews`, body, { ifMatch });
    return last();
  };
  const act = (who: Client, undo: 'withdraw' | 'reopen', id: string): Promise<Answer<Decided>> => {
    const [body, ifMatch] = [{ act: undo, id: uuid(), items: [id], comment: 'Почему' }, etag];
    last = () => who.post<Decided>(`${path}/acts`, body, { ifMatch });
    return last() as Promise<Answer<Decided>>;
  };
  const held = () =>
    model.filter(({ state }) => state === 'waiting' || state === 'accepted').length;
  const states = (all: { id: string; state: State }[]) =>
    all.map(({ id, state }) => ({ id, state }));
  const sameAs = (task: TaskView) => {
    expect(states(task.items)).toEqual(states(model));
    expect(standing(task)).toEqual(stood);
    const { at = '' } = task.acts.at(-1) ?? {};
    known.push({ at, items: states(model), stood: { ...stood } });
  };
  const step = (who: Client, body: object): Promise<Answer<Decided>> => {
    const [json, ifMatch] = [{ id: uuid(), comment: 'Так решили', ...body }, etag];
    last = () => who.post<Decided>(`${path}/acts`, json, { ifMatch });
    return last() as Promise<Answer<Decided>>;
  };

  for (const { kind, pick, judge: by } of steps) {
    let answer: Answer<HandedIn | Decided> | undefined;
    if (stood.ended && kind !== 'say') {
      // What the office has ended takes nothing but words, until it is resumed.
      expect(said(await hand([fresh()]))).toBe('409 state');
      answer = await step(judges[by] as Client, { act: 'resume' });
      stood.ended = false;
    } else if (kind === 'end') {
      answer = await step(judges[by] as Client, { act: 'end' });
      stood.ended = true;
    } else if (kind === 'extend') {
      const due = `${year + 1}-0${1 + (pick % 9)}-15`;
      if (due === stood.due || due < '2021-05-15') continue;
      answer = await step(judges[by] as Client, { act: 'extend', due });
      stood.due = due;
    } else if (kind === 'retarget') {
      const target = 1 + (pick % 9);
      if (target === stood.target) continue;
      answer = await step(judges[by] as Client, { act: 'retarget', indicator: '1.3/1', target });
      stood.target = target;
    } else if (kind === 'say') {
      answer = await step(pick % 2 ? school : (judges[by] as Client), { act: 'say' });
    } else if (kind === 'unheld' && held() < 50) {
      const one = { ...fresh(), link: undefined, ground: 'nobody' as const };
      answer = await hand([one]);
      model.push({ id: one.id, state: 'waiting', ground: true });
    } else if ((kind === 'add' || kind === 'add-two') && held() < 48) {
      const items = kind === 'add' ? [fresh()] : [fresh(), fresh()];
      answer = await hand(items);
      model.push(...items.map(({ id }) => ({ id, state: 'waiting' as const })));
    } else if (kind === 'mend' && among('returned', pick) && held() < 50) {
      const old = among('returned', pick) as Model[number];
      const mended = fresh({ replaces: old.id });
      answer = await hand([mended]);
      old.state = 'replaced';
      model.push({ id: mended.id, state: 'waiting', replaces: old.id });
    } else if ((kind === 'accept' || kind === 'return') && among('waiting', pick)) {
      const one = among('waiting', pick) as Model[number];
      answer = await judge(by, [kind === 'accept' ? accept(one.id) : giveBack(one.id)]);
      one.state = kind === 'accept' ? 'accepted' : 'returned';
    } else if (kind === 'all' && among('waiting', 0)) {
      const waiting = model.filter((one) => one.state === 'waiting');
      answer = await judge(
        by,
        waiting.map((one) => accept(one.id)),
      );
      for (const one of waiting) one.state = 'accepted';
    } else if (kind === 'withdraw' && (among('waiting', pick) ?? among('returned', pick))) {
      const one = (among('waiting', pick) ?? among('returned', pick)) as Model[number];
      answer = await act(school, 'withdraw', one.id);
      const before = (of: Model[number]) => model.find(({ id }) => id === of.replaces);
      const waited = one.state === 'waiting';
      for (let old = before(one); old; old = waited ? undefined : before(old))
        old.state = waited ? 'returned' : 'withdrawn';
      one.state = 'withdrawn';
    } else if (kind === 'reopen' && among('accepted', pick)) {
      const one = among('accepted', pick) as Model[number];
      answer = await act(judges[by] as Client, 'reopen', one.id);
      one.state = 'waiting';
    } else if (kind === 'again' && last) {
      expect(said(await last())).toBe('200');
    } else if (kind === 'stale') {
      const body = { id: uuid(), items: [fresh()] };
      expect(said(await school.post(`${path}/submissions`, body, { ifMatch: '"0"' }))).toBe(
        '412 stale',
      );
    } else if (kind === 'illegal') {
      for (const state of ['accepted', 'returned', 'replaced', 'withdrawn'] as const) {
        const one = among(state, pick);
        if (!one) continue;
        expect(said(await judge(by, [accept(one.id)]))).toBe('409 state');
        if (state !== 'returned')
          expect(said(await hand([fresh({ replaces: one.id })]))).toBe('422 invalid');
        last = undefined;
      }
    }
    if (answer) {
      expect(said(answer)).toBe('200');
      etag = answer.etag;
      sameAs(answer.body.task);
    }
  }
  sameAs((await imo.get<Opened>(path)).body.task);
  const { body } = await imo.get<{ tasks: Brief[] }>(`${map}/tasks`);
  const brief = body.tasks.find((one) => path.endsWith(one.id));
  const count = (state: State) => model.filter((one) => one.state === state).length;
  // What was not held is judged, and is no part of plan or fact.
  const counted = (state: State) =>
    model.filter((one) => one.state === state && !one.ground).length;
  expect(brief?.indicators[0]).toMatchObject({
    accepted: counted('accepted'),
    waiting: counted('waiting'),
    target: stood.target,
  });
  const parts = { owes, period: String(year), measure: '1.3' };
  const kept = await find(contextOf(ground.house), keys.task(municipality.id, '2020-2022', parts));
  for (const { at, items, stood } of known) {
    const then = taskAt(kept as KeptTask, at);
    expect(states(then.items)).toEqual(items);
    expect(standing(then)).toEqual(stood);
  }
  expect(brief).toMatchObject({ waiting: count('waiting'), returned: count('returned') });
}

// The rows that were written with the acts say what a recount says; they are of sides, so nobody may be walking there.
afterEach(async () => {
  expect(await recountAll(contextOf(ground.house), '2020-2022')).toEqual([]);
});

test('walks of 250 steps each keep to the model', async () => {
  const walks = [
    ['lyceum-4', 2021],
    ['education-centre', 2020],
  ] as const;
  const [first = []] = fc.sample(fc.array(stepOf, { minLength: 500, maxLength: 500 }), {
    seed: 20210515,
    numRuns: 1,
  });
  for (const [place, [owes, year]] of walks.entries())
    await walk(owes, year, first.slice(place * 250, place * 250 + 250));
});

test('four walks at once, each on its own task, do not disturb each other', async () => {
  const sample = fc.sample(fc.array(stepOf, { minLength: 40, maxLength: 40 }), {
    seed: 5,
    numRuns: 4,
  });
  const years = [2021, 2021, 2020, 2020];
  const owners = ['lyceum-4', 'education-centre', 'lyceum-4', 'education-centre'] as const;
  await Promise.all(
    sample.map((steps, n) => walk(owners[n] as (typeof owners)[0], years[n] as number, steps)),
  );
});
