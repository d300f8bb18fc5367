/** What the post tells of a letter that it took is noted on the letter, the worst of it; codes for signing in are nobody's to ask about. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../../functions/contract/deliveries.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import * as letters from '../../../functions/domain/letters.ts';
import { run } from '../../../functions/schedule/run.ts';
import { keys } from '../../../functions/store/keys.ts';
import { letterTag } from '../../../functions/store/ses.ts';
import { stand } from '../../ground.ts';
import { signingIn } from '../people/letters.ts';

const ground = await stand();
afterAll(ground.stop);
const ctx = contextOf(ground.house);

const kept = (id: string) =>
  ground.house.table.get(letters.kind, keys.letter(ctx.municipality, id));

/** Asks for a letter, and gives its id. */
async function asked(to: string): Promise<string> {
  const known = await letters.unsent(ctx);
  await letters.ask(ctx, 'delivery', { to, subject: 'Проверка', text: 'Проверка' });
  const [id] = (await letters.unsent(ctx)).filter((one) => !known.includes(one));
  return id ?? '';
}

/** Asks for a letter, and has it sent. */
async function sent(to: string): Promise<string> {
  const id = await asked(to);
  await ground.tick();
  return id;
}

const tell = async (letter: string, ...events: string[]) => {
  for (const event of events) ground.schedule({ job: 'delivery', letter, event });
  await ground.idle();
};

const none = { send: () => Promise.resolve() };

describe('a letter', () => {
  test('is sent with its id, by which the post names it', async () => {
    const id = await sent('odin@opora.example');
    expect(ground.letters().find((one) => one.to === 'odin@opora.example')?.tags).toEqual({
      [letterTag]: id,
    });
  });

  test('with a code for signing in has none', async () => {
    const { askLetter } = signingIn(ground);
    await askLetter('licey4@opora.example');
    const [letter] = ground.letters();
    expect([letter?.to, letter?.tags]).toEqual(['licey4@opora.example', undefined]);
  });
});

describe('what the post tells', () => {
  test('in words that nobody knows is refused, and of a letter that is not there is passed over', async () => {
    const job = { job: 'delivery', letter: 'x', event: 'opened' };
    await expect(run(ground.house, none, job)).rejects.toThrow();
    await run(ground.house, none, { ...job, event: 'bounced' });
  });

  test.each<[Delivery, Delivery[]]>([
    ['delivered', ['delivered', 'delivered']],
    ['bounced', ['bounced', 'delivered']],
    ['complained', ['delivered', 'complained', 'bounced', 'delivered']],
    ['rejected', ['rejected', 'complained']],
  ])('is noted as «%s» where it told %j', async (worst, events) => {
    const id = await sent(`${worst}@opora.example`);
    expect(await kept(id)).toMatchObject({ state: 'sent' });
    for (const event of events) await tell(id, event);
    expect(await kept(id)).toMatchObject({ state: 'sent', delivery: worst });
  });

  test('twice writes once', async () => {
    const id = await sent('dva@opora.example');
    await tell(id, 'bounced');
    const once = await kept(id);
    await tell(id, 'bounced');
    expect(await kept(id)).toEqual(once);
  });

  test('before its answer came to us: the letter is sent, and goes out no second time', async () => {
    const id = await asked('ran@opora.example');
    let posted = 0;
    await letters.send(ctx, id, async () => {
      posted++;
      await run(ground.house, none, { job: 'delivery', letter: id, event: 'delivered' });
    });
    expect(await kept(id)).toMatchObject({ state: 'sent', delivery: 'delivered' });
    ground.time.shift += 3600_000;
    await ground.tick();
    expect(posted).toBe(1);
    expect(ground.letters().map((one) => one.to)).not.toContain('ran@opora.example');
  });
});
