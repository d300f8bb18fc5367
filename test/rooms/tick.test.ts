/** The tick does all its works: one that cannot be done ends no other, and is told at the end. */
import { afterAll, expect, test } from 'vitest';
import type { Document } from '../../functions/contract/documents/document.ts';
import type { Measure } from '../../functions/contract/measures.ts';
import { run } from '../../functions/schedule/run.ts';
import type { Mail } from '../../functions/store/mail.ts';
import { askPlace, send } from '../acts.ts';
import { stand } from '../ground.ts';
import { pdf } from '../papers.ts';
import { placesOf } from '../places.ts';
import { leaverOn, sealedBy } from './summaries/sealed.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const { read } = sealedBy(await ground.as('imo'));
const placeOf = placesOf(ground.house, 'lyceum-4');
const mail: Mail = { send: () => Promise.resolve() };

/** A house whose table fails at whatever is asked of a kind. */
function without(kind: string): typeof ground.house {
  const { table } = ground.house;
  const fail = (of: { name: string }) => {
    if (of.name === kind) throw new Error(`no ${kind}`);
  };
  return {
    ...ground.house,
    table: {
      ...table,
      list: async (of, ...rest) => {
        fail(of);
        return table.list(of, ...rest);
      },
      page: async (of, ...rest) => {
        fail(of);
        return table.page(of, ...rest);
      },
    },
  };
}

test.each(['roadmap', 'summary', 'tally', 'place of a link', 'casefile', 'letter'])(
  'a fault at what is asked of the kind «%s» keeps a file that has come from nothing',
  async (kind) => {
    const bytes = pdf(`Tik ${kind}`);
    const { target, document } = await askPlace(lyceum, 'lyceum-4', bytes);
    await send(target, bytes);
    const object = await placeOf(document.id);
    await expect.poll(() => ground.house.files.scan(object)).toBe('clean');
    ground.time.shift += 3600_000;
    await expect(run(without(kind), mail, { job: 'tick' })).rejects.toThrow('not done');
    const { body } = await lyceum.get<{ documents: Document[] }>('/documents/lyceum-4');
    expect(body.documents.find(({ id }) => id === document.id)?.state).toBe('stored');
  },
);

test('a fault at files keeps no summary from being made', async () => {
  const left = await leaverOn(ground)();
  await expect(run(without('document'), mail, { job: 'tick' })).rejects.toThrow('not done');
  expect((await read(left)).state).toBe('ready');
});

test('a tick is told of where all was done, and where anything failed it is not', async () => {
  const told: Parameters<Measure>[] = [];
  const measure: Measure = (...figure) => told.push(figure);
  await expect(run(without('letter'), mail, { job: 'tick' }, measure)).rejects.toThrow('not done');
  expect(told.filter(([name]) => name === 'ticked')).toEqual([]);
  await run(ground.house, mail, { job: 'code', email: 'a@opora.example', browser: 'b' }, measure);
  expect(told.filter(([name]) => name === 'ticked')).toEqual([]);
  await run(ground.house, mail, { job: 'tick' }, measure);
  expect(told.filter(([name]) => name === 'ticked')).toEqual([['ticked', 1]]);
});
