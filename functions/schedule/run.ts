/**
 * What the schedule does: the same verbs as behind the API, asked by the clock or by the API. Each job may come
 * twice and may be cut off anywhere; the tick makes up what was missed.
 */
import * as z from 'zod/mini';
import { Start } from '../contract/start.ts';
import { make as makeCasefile } from '../domain/casefiles/making.ts';
import * as casefiles from '../domain/casefiles.ts';
import { type Context, contextOf, type House } from '../domain/context.ts';
import { follow } from '../domain/following.ts';
import { makeCode } from '../domain/people/codes.ts';
import * as roadmaps from '../domain/roadmap.ts';
import { make as seal } from '../domain/sealing.ts';
import { start } from '../domain/start.ts';
import * as summaries from '../domain/summaries.ts';
import { issue, recountAll } from '../domain/tasks/issuing.ts';
import * as settling from '../domain/uploads/settling.ts';
import type { Mail } from '../store/mail.ts';
import { codeLetter } from './letters.ts';
import { lookAtLinks } from './links.ts';

const Event = z.discriminatedUnion('job', [
  z.object({ job: z.literal('tick') }),
  z.extend(Start, { job: z.literal('start') }),
  z.object({ job: z.literal('code'), email: z.string() }),
  z.object({ job: z.literal('issue'), roadmap: z.string(), school: z.optional(z.string()) }),
  z.object({ job: z.literal('recount'), roadmap: z.string(), owes: z.string() }),
  z.object({ job: z.literal('verify'), owner: z.string(), id: z.string() }),
  z.object({ job: z.literal('casefile'), roadmap: z.string(), day: z.string(), id: z.string() }),
  z.object({ job: z.literal('summary'), roadmap: z.string(), asOf: z.string(), id: z.string() }),
]);

/** Does one job. Throws when it could not be done, so that the ground tries it again. */
export async function run(house: House, mail: Mail, event: unknown): Promise<void> {
  const ctx = contextOf(house);
  const job = Event.parse(event);
  switch (job.job) {
    case 'code': {
      const code = await makeCode(ctx, job.email);
      if (code) await mail.send(codeLetter(job.email, code, house.config.site));
      return;
    }
    case 'start':
      await start(ctx, job);
      return;
    case 'issue':
      await issue(ctx, job.roadmap, job.school);
      return;
    case 'recount':
      await recountAll(ctx, job.roadmap, job.owes);
      return;
    case 'verify':
      await settling.verify(ctx, job);
      return;
    case 'casefile':
      await gather(ctx, job);
      return;
    case 'summary':
      await make(ctx, job);
      return;
    case 'tick':
      await tick(ctx, mail);
  }
}

/** One thing that cannot be done keeps nothing else from being done; the tick fails at its end, and is seen. */
async function tick(ctx: Context, mail: Mail): Promise<void> {
  const faults: unknown[] = [];
  const attempt = (work: Promise<unknown>) => work.catch((error) => faults.push(error));
  const approved = (await roadmaps.all(ctx)).filter((roadmap) => roadmap.approved);
  for (const roadmap of approved) {
    await attempt(issue(ctx, roadmap.id));
    await attempt(follow(ctx, roadmap.id));
    await attempt(summaries.nightly(ctx, roadmap.id));
    for (const lost of await summaries.unfinished(ctx, roadmap.id)) await attempt(make(ctx, lost));
  }
  await attempt(settling.sweep(ctx));
  for (const roadmap of approved) {
    await attempt(lookAtLinks(ctx, mail, roadmap.id));
    await attempt(casefiles.clear(ctx, roadmap.id));
    // Last: a large one takes as long as a run may last.
    for (const lost of await casefiles.unfinished(ctx, roadmap.id))
      await attempt(gather(ctx, lost));
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some work of the tick was not done');
}

/** The ZIP maker is loaded when there is something to put in. */
async function gather(ctx: Context, asked: casefiles.Named): Promise<void> {
  const { packZip } = await import('./casefile/pack.ts');
  await makeCasefile(ctx, asked, packZip);
}

async function make(
  ctx: Context,
  asked: { roadmap: string; asOf: string; id: string },
): Promise<void> {
  const [{ makeXlsx }, { makeDocx }, { makeCsv }] = await Promise.all([
    import('./sheets/xlsx.ts'),
    import('./sheets/docx.ts'),
    import('./sheets/csv.ts'),
  ]);
  await seal(ctx, asked, {
    xlsx: makeXlsx,
    docx: makeDocx,
    csv: async (content, stamp) => makeCsv(content, stamp),
  });
}
