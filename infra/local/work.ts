/**
 * How work comes into the demonstration: people of it act by the verbs of the house, each at an instant that is past, and say
 * what their browsers would say. Ids follow from what is done, so that a load that was cut off goes on where it stopped.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Day, dayOf, type Instant } from '../../functions/contract/days.ts';
import { About, type Document, Upload } from '../../functions/contract/documents/document.ts';
import { Phrase } from '../../functions/contract/phrases.ts';
import { Review } from '../../functions/contract/reviews.ts';
import { DraftInput, Submission } from '../../functions/contract/submissions/submission.ts';
import type { Ground, Reason } from '../../functions/contract/tasks/acts.ts';
import { StepInput } from '../../functions/contract/tasks/asking.ts';
import type { Task } from '../../functions/contract/tasks/task.ts';
import { type Context, contextOf, type House } from '../../functions/domain/context.ts';
import { describe } from '../../functions/domain/documents/acts.ts';
import * as uploads from '../../functions/domain/documents/asking.ts';
import { keep } from '../../functions/domain/phrases.ts';
import { decide } from '../../functions/domain/reviews.ts';
import * as drafts from '../../functions/domain/submissions/drafts.ts';
import { handIn } from '../../functions/domain/submissions/handing.ts';
import * as summaries from '../../functions/domain/summaries/asking.ts';
import { read } from '../../functions/domain/tasks/reading.ts';
import { step } from '../../functions/domain/tasks/steps.ts';
import { roadmap } from '../data/reference.ts';
import { type DemoPerson, personIn } from './demo.ts';

/** A paper as it lies in `papers/`, under the name that whoever sends it gave it, with what its head says. */
export type Paper = { file: string; name: string; about: { kind: string; date: Day } };

/** A piece of evidence: a paper, a page, or a ground why nothing was held. `mends`: what was returned. */
export type Evidence = {
  indicator: string;
  kind: string;
  fulfilled: Day;
  counts?: number;
  link?: string;
  paper?: Paper;
  note?: string;
  ground?: Ground;
  mends?: true;
};

type StepOf<One = StepInput> = One extends StepInput ? Omit<One, 'id' | 'side'> : never;

/** What a person does; a report is named by its task. Who judges judges all that waits there: takes it, or gives a reason. */
export type Deed =
  | { task: string; hands: Evidence[]; side?: string; comment?: string }
  | { task: string; judges: { reason?: Reason; comment?: string } }
  | { task: string; does: StepOf }
  | { task: string; drafts: Evidence[]; comment: string }
  | { keeps: Omit<Phrase, 'id'> }
  | { sums: Day };

/** Something that was done: by whom, and when by the clocks of Moscow, «2020-10-19T11:20». */
export type Done = { at: string; who: DemoPerson } & Deed;

export const instantOf = (at: string): Instant => new Date(`${at}+03:00`).toISOString();

/**
 * Opens the house as it stood at an instant that is past: who acts in it acts then, while leases and limits live by the real clock.
 * The schedule is not asked for anything; its next tick finds all that is left, as after a fault.
 */
export const openAt =
  (instant: Instant): typeof contextOf =>
  (house, person, known) => ({
    ...contextOf({ ...house, jobs: async () => undefined }, person, known),
    now: instant,
    today: dayOf(instant),
  });

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** An id as a browser makes them, the same for the same thing at every start. */
const idOf = (...about: string[]): string =>
  sha256(about.join('\n')).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

/** By its id a summary is found where it was asked for. */
export const summaryId = (asOf: Day) => idOf('summary', asOf);

/** Does it, if it was not done yet. */
export async function act(house: House, { at, who, ...deed }: Done): Promise<void> {
  // Plan and schools stand still meanwhile: they are read once.
  const ctx = openAt(instantOf(at))(house, await personIn(house, who), { stamp: 0 });
  if ('sums' in deed) {
    await summaries.ask(ctx, roadmap.id, { id: summaryId(deed.sums), asOf: deed.sums });
    return;
  }
  if ('keeps' in deed) {
    await keep(ctx, Phrase.parse({ id: idOf('phrase', deed.keeps.text), ...deed.keeps }));
    return;
  }
  const task = await read(ctx, roadmap.id, deed.task);
  const id = idOf('act', deed.task, at);
  if (task.acts.some((one) => one.id === id)) return;
  const where = { roadmap: roadmap.id, id: deed.task, version: task.version };
  if ('judges' in deed) await decide(ctx, where, Review.parse({ id, ...judged(task, deed) }));
  else if ('does' in deed) await step(ctx, where, StepInput.parse({ id, ...deed.does }));
  else if ('drafts' in deed) await draft(ctx, task, id, deed);
  else await handIn(ctx, where, Submission.parse({ id, ...(await handed(ctx, task, id, deed)) }));
}

type Part<Key extends string, One = Deed> = One extends Record<Key, unknown> ? One : never;

const judged = ({ items }: Task, { judges }: Part<'judges'>) => ({
  decisions: items
    .filter(({ state }) => state === 'waiting')
    .map(({ id: item }) => ({
      item,
      verdict: judges.reason ? 'returned' : 'accepted',
      ...judges,
    })),
});

async function handed(
  ctx: Context,
  { owes, items: there }: Task,
  id: string,
  { hands, side, comment }: Part<'hands'>,
) {
  const items: object[] = [];
  for (const [place, { paper, mends, ...rest }] of hands.entries()) {
    const sent = paper && (await send(ctx, side ?? owes, paper));
    const returned = mends && there.find(({ state }) => state === 'returned');
    items.push({
      ...{ counts: 1, ...rest, id: idOf('item', id, `${place}`) },
      documents: sent ? [{ document: sent.id, owner: sent.owner }] : [],
      ...(returned && { replaces: returned.id }),
    });
  }
  return { items, ...(side && { side }), ...(comment && { comment }) };
}

/** Saves what somebody has typed, once: what they type on themselves stays. */
async function draft(
  ctx: Context,
  { id: task }: Task,
  submission: string,
  { drafts: typed, comment }: Part<'drafts'>,
): Promise<void> {
  const { draftVersion } = await drafts.open(ctx, roadmap.id, task);
  if (draftVersion > 0) return;
  const items = typed.map(({ indicator, kind, fulfilled, note = '' }, place) => ({
    ...{ id: idOf('item', submission, `${place}`), indicator, kind, fulfilled, note },
    ...{ counts: '1', link: '', documents: [] },
  }));
  await drafts.save(ctx, roadmap.id, task, 0, DraftInput.parse({ submission, items, comment }));
}

/** Sends a paper as a browser does: asked for, straight to storage, confirmed when it was looked through; and says what it is. */
async function send(ctx: Context, owner: string, { file, name, about }: Paper): Promise<Document> {
  const bytes = readFileSync(new URL(`papers/${file}`, import.meta.url));
  const id = sha256(bytes);
  const upload = Upload.parse({ id, name, size: bytes.length, owner });
  const { arrived } = await uploads.ask(ctx, upload);
  if (arrived?.length === 0) {
    const [place] = await uploads.targets(ctx, upload, { parts: [{ number: 1, sha256: id }] });
    if (!place) throw new Error(`No place for ${file}`);
    const { ok, status } = await fetch(place.url, {
      method: 'PUT',
      headers: place.headers,
      body: bytes,
    });
    if (!ok) throw new Error(`Storage did not take ${file}: ${status}`);
  }
  const stored = await confirmed(ctx, upload);
  if (stored.about) return stored;
  return describe(ctx, stored, stored.version, About.parse({ ...about, public: false }));
}

async function confirmed(ctx: Context, upload: Upload): Promise<Document> {
  for (;;) {
    const document = await uploads.confirm(ctx, upload);
    if (document.state !== 'checking') return document;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
