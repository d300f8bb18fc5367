/** Letters about what a person got: a right, a summary that they asked for. */
import { at as pagesOf, signInPage } from '../../contract/addresses.ts';
import { holds } from '../../contract/people/rights.ts';
import { rightWords, termWords } from '../../contract/people/words.ts';
import type { Summary } from '../../contract/summaries/summary.ts';
import { shortDay } from '../../contract/words.ts';
import type { Context } from '../context.ts';
import * as letters from '../letters.ts';
import { keyOf, kind } from '../people/kind.ts';
import { registryOf } from '../registry.ts';
import { readerOf } from './kind.ts';
import { write } from './readers.ts';
import { lines, subject } from './words.ts';

/** Tells a person of a right that an act gave them, once, however often it is asked for. */
export async function tellGiven(ctx: Context, person: string, id: string): Promise<void> {
  const kept = await ctx.table.get(kind, keyOf(ctx, person));
  const act = kept?.acts.find((one) => one.id === id);
  const right = act?.act === 'add' || act?.act === 'grant' ? act.right : undefined;
  if (!kept || !right || !holds(right, ctx.today)) return;
  const { nameOf } = await registryOf(ctx);
  const term = termWords(right, ctx.today);
  await letters.ask(ctx, `given ${id}`, {
    to: kept.email,
    kind: 'given',
    subject: subject('Вам открыт доступ в «Опору»'),
    text: lines(
      `Ваша роль: ${rightWords(right, nameOf)}${term && `, ${term}`}.`,
      '',
      `Войти: ${ctx.config.site}${signInPage}`,
      'Пароля нет: на эту почту придёт код.',
    ),
  });
}

/** Tells whoever asked for a summary that it is there. */
export async function tellReady(ctx: Context, summary: Summary): Promise<void> {
  if (summary.state !== 'ready' || summary.asker === undefined) return;
  const kept = await ctx.table.get(kind, keyOf(ctx, summary.asker));
  if (!kept) return;
  const { roadmap, day, id, asOf } = summary;
  const { mutes } = await readerOf(ctx, kept.id);
  await write(
    ctx,
    `summary ${id}`,
    { email: kept.email, mutes },
    {
      kind: 'summary',
      subject: subject(`Сводка готова: по состоянию на ${shortDay(asOf)}`),
      text: lines(
        `Сводка по состоянию на ${shortDay(asOf)} готова: Excel, Word и CSV — на её странице.`,
        '',
        `${ctx.config.site}${pagesOf(roadmap).summary(day, id)}`,
      ),
    },
  );
}
