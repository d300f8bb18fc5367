/**
 * What the schedule does: the same verbs as behind the API, asked by the clock or by the API. Each job may come
 * twice and may be cut off anywhere; the tick makes up what was missed.
 */
import { Job } from '../contract/jobs.ts';
import type { Measure } from '../contract/measures.ts';
import { clear } from '../domain/casefiles/clearing.ts';
import * as casefiles from '../domain/casefiles/kind.ts';
import { make as makeCasefile } from '../domain/casefiles/making.ts';
import { check } from '../domain/checking.ts';
import { type Context, contextOf, type House } from '../domain/context.ts';
import { prune } from '../domain/documents/cleaning.ts';
import * as settling from '../domain/documents/settling.ts';
import { clear as clearJournal } from '../domain/entries.ts';
import { follow } from '../domain/following.ts';
import * as letters from '../domain/letters.ts';
import { daily } from '../domain/notices/daily.ts';
import { tellGiven, tellReady } from '../domain/notices/given.ts';
import { tellIssued } from '../domain/notices/issued.ts';
import { remind } from '../domain/notices/reminding.ts';
import { makeCode } from '../domain/people/codes.ts';
import { endSession } from '../domain/people/sessions.ts';
import { turn } from '../domain/proposals/turning.ts';
import { type Writers, writeOut } from '../domain/proposals/writing.ts';
import { rewriteOnce } from '../domain/rewriting.ts';
import * as roadmaps from '../domain/roadmaps/reading.ts';
import { start } from '../domain/start.ts';
import { nightly } from '../domain/summaries/asking.ts';
import * as summaries from '../domain/summaries/kind.ts';
import { make as seal } from '../domain/summaries/sealing.ts';
import { issue, recountAll } from '../domain/tasks/issuing.ts';
import { each } from '../domain/work.ts';
import type { Mail } from '../store/mail.ts';
import { codeLetter } from './letters.ts';
import { lookAtLinks } from './links.ts';

type Handler<J> = (ctx: Context, job: J, mail: Mail, measure: Measure) => Promise<unknown>;

const handlers: { [J in Job as J['job']]: Handler<J> } = {
  tick: (ctx, _, mail, measure) => tick(ctx, mail, measure),
  smoke: async (ctx, _, __, measure) => {
    const { smoke } = await import('./smoke.ts');
    await smoke(ctx, measure);
  },
  start,
  code: sendCode,
  'sign-out': (ctx, { person, session }) => endSession(ctx, person, session),
  issue: async (ctx, { roadmap, school }) =>
    each(roadmap === undefined ? await approved(ctx) : [roadmap], (one) =>
      issuing(ctx, one, school),
    ),
  recount: (ctx, { roadmap, owes }) => recountAll(ctx, roadmap, owes),
  given: async (ctx, { person, act }, mail) => {
    await tellGiven(ctx, person, act);
    await sendLetters(ctx, person, mail);
  },
  remind: async (ctx, { roadmap, side }, mail) => {
    await remind(ctx, roadmap, side);
    await sendLetters(ctx, roadmap, mail);
  },
  delivery: (ctx, { letter, event }) => letters.noteDelivery(ctx, letter, event),
  verify: settling.verify,
  casefile: gather,
  summary: make,
};

const unheard: Measure = () => undefined;

/**
 * Does one job. Throws when it could not be done, so that the ground tries it again. `measure` hears the figures that it
 * tells; on one machine nobody listens.
 */
export async function run(
  house: House,
  mail: Mail,
  event: unknown,
  measure: Measure = unheard,
): Promise<void> {
  const job = Job.parse(event);
  await (handlers[job.job] as Handler<Job>)(contextOf(house), job, mail, measure);
}

/** What a change of a plan or of the schools asks for: the version of today first, then what lacks. */
async function issuing(ctx: Context, roadmap: string, school?: string): Promise<void> {
  if (school === undefined) await turn(ctx, roadmap);
  await issueAndTell(ctx, roadmap, school);
  if (school === undefined) await writeOut(ctx, roadmap, writers);
}

const issueAndTell = async (ctx: Context, roadmap: string, school?: string): Promise<void> =>
  tellIssued(ctx, roadmap, await issue(ctx, roadmap, school));

/** Something that a tick does, for the approved plans or for all of the house. */
type Work = (
  ctx: Context,
  plans: () => Promise<string[]>,
  mail: Mail,
  measure: Measure,
) => Promise<unknown>;

const ofPlan =
  (work: (ctx: Context, roadmap: string) => Promise<unknown>): Work =>
  async (ctx, plans) =>
    each(await plans(), (plan) => work(ctx, plan));

/** What a tick does, in this order: case files last, for a large one takes as long as a run may last. */
const works: Work[] = [
  rewriteOnce,
  ofPlan(turn),
  ofPlan((ctx, roadmap) => issueAndTell(ctx, roadmap)),
  ofPlan(follow),
  ofPlan((ctx, roadmap) => writeOut(ctx, roadmap, writers)),
  ofPlan(check),
  ofPlan(daily),
  ofPlan(nightly),
  ofPlan(makeLeft),
  (ctx, _, __, measure) => settling.sweep(ctx, measure),
  prune,
  ofPlan(lookAtLinks),
  sendLetters,
  ofPlan(clear),
  clearJournal,
  ofPlan(gatherLeft),
];

/** The plans that stand. */
const approved = async (ctx: Context): Promise<string[]> =>
  (await roadmaps.all(ctx)).flatMap(({ id, approved }) => (approved ? [id] : []));

/** One thing that cannot be done keeps nothing else from being done; the tick fails at its end, and is seen. */
async function tick(ctx: Context, mail: Mail, measure: Measure): Promise<void> {
  let once: Promise<string[]> | undefined;
  const plans = () => {
    once ??= approved(ctx);
    return once;
  };
  await each(works, (work) => work(ctx, plans, mail, measure));
  measure('ticked', 1);
}

async function sendCode(ctx: Context, asked: { email: string; browser: string }, mail: Mail) {
  const { email } = asked;
  const code = await makeCode(ctx, email, asked.browser);
  if (code) await mail.send(codeLetter(email, code, ctx.config.site));
}

async function sendLetters(ctx: Context, _: unknown, mail: Mail): Promise<void> {
  await each(await letters.unsent(ctx), (id) => letters.send(ctx, id, mail.send));
}

/** The writers of tables are loaded when there is one to write. */
async function writers(): Promise<Writers> {
  const [{ planDocx }, { planXlsx }] = await Promise.all([
    import('./roadmaps/docx.ts'),
    import('./roadmaps/xlsx.ts'),
  ]);
  return { docx: planDocx, xlsx: planXlsx };
}

/** The ZIP maker is loaded when there is something to put in. */
async function gather(ctx: Context, asked: casefiles.Named): Promise<void> {
  const { packZip } = await import('./casefiles/pack.ts');
  await makeCasefile(ctx, asked, packZip);
}

async function gatherLeft(ctx: Context, roadmap: string): Promise<void> {
  await each(await casefiles.unfinished(ctx, roadmap), (left) => gather(ctx, left));
}

/** The makers of sheets are loaded when there is something to write in them. */
async function make(ctx: Context, asked: summaries.Named): Promise<void> {
  const [{ makeXlsx }, { makeDocx }, { makeCsv }] = await Promise.all([
    import('./summaries/xlsx.ts'),
    import('./summaries/docx.ts'),
    import('./summaries/csv.ts'),
  ]);
  const made = await seal(ctx, asked, {
    xlsx: makeXlsx,
    docx: makeDocx,
    csv: async (content, stamp) => makeCsv(content, stamp),
    table: await writers(),
  });
  await tellReady(ctx, made);
}

async function makeLeft(ctx: Context, roadmap: string): Promise<void> {
  await each(await summaries.unfinished(ctx, roadmap), (left) => make(ctx, left));
}
