/** A kind of evidence of the municipality's own is called as the municipality calls it. */
import { afterAll, expect, test } from 'vitest';
import type { Settings } from '../../../functions/contract/settings/municipality.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { find, learn } from '../../../functions/domain/settings.ts';
import { touch } from '../../../functions/domain/stamp.ts';
import { stand } from '../../ground.ts';
import { cell, indicator, measure } from '../../plans.ts';
import { at, due, ours, ownPlan } from './own.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, imo] = await Promise.all([ground.as('lyceum'), ground.as('imo')]);
const of = (kind: string) => indicator({ 2021: cell(2, { due }) }, { evidenceKinds: [kind] });
const { open, briefOf } = await ownPlan(ground, imo, [
  measure('1', [of('passport')]),
  measure('2', [of('report')]),
]);

test('in the report and in lists, and anew as soon as it is called otherwise', async () => {
  const ctx = contextOf(ground.house);
  const called = async (name: string) => {
    const place = (await find(ctx)) as Settings;
    const kinds = [{ id: 'passport', name, aliases: [] }];
    await learn(ctx, { ...place, dictionary: { ...place.dictionary, kinds } });
    await touch(ctx);
    const { task } = (await open(lyceum, at(ours, 1))).body;
    return [task.kinds, (await briefOf(at(ours, 1))).papers];
  };
  expect(await called('Паспорт школы')).toEqual([{ passport: 'Паспорт школы' }, ['паспорт школы']]);
  expect(await called('Карта школы')).toEqual([{ passport: 'Карта школы' }, ['карта школы']]);
  expect((await open(lyceum, at(ours, 2))).body.task.kinds).toEqual({ report: 'Отчёт' });
});
