/** The road map, its approval, and how it stands. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { DocumentUrl } from '../../contract/documents/document.ts';
import { ProposalHeading, Resume } from '../../contract/proposals/proposal.ts';
import { Aggregation, Plan, Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { IndicatorProgress } from '../../contract/tasks/cells.ts';
import { text } from '../../contract/text.ts';
import { tableFormats, tableUrl } from '../../domain/proposals/taking.ts';
import * as verbs from '../../domain/roadmaps/reading.ts';
import {
  checked,
  type Env,
  gives,
  readVersion,
  tagged,
  takes,
  versioned,
  writeVersion,
} from '../verb.ts';

/** Few decide of a plan: what it takes is loaded then. */
const deciding = () => import('../../domain/roadmaps/approving.ts');

const Confirming = z.object({ indicator: z.string(), aggregation: Aggregation });
const Closing = z.object({ reason: z.optional(text(1000)) });
const Numbered = z.object({
  number: z.pipe(
    z.string().check(z.regex(/^\d{1,4}$/, 'number')),
    z.transform((number) => Number(number)),
  ),
});
const TableFile = z.extend(Numbered, { format: z.enum(tableFormats) });
/** What a version said; `table`: whether its table is kept, so that it can be written out and taken up again. */
const Version = z.object({ plan: Plan, table: z.boolean() });
const Progress = z.object({ indicators: z.array(IndicatorProgress) });

export const roadmaps = new Hono<Env>()
  .get('/:roadmap', tagged, gives(Roadmap, 'The road map, letter for letter'), async (c) => {
    const roadmap = await verbs.read(c.get('ctx'), c.req.param('roadmap'));
    writeVersion(c, roadmap.version);
    return c.json(Roadmap.parse(roadmap));
  })
  .post(
    '/:roadmap/approval',
    versioned,
    gives(Roadmap, 'Approve the plan: tasks follow', 'forbidden'),
    async (c) => {
      const roadmap = await (await deciding()).approve(
        c.get('ctx'),
        c.req.param('roadmap'),
        readVersion(c),
      );
      writeVersion(c, roadmap.version);
      return c.json(Roadmap.parse(roadmap));
    },
  )
  .get('/:roadmap/progress', gives(Progress, 'Plan and fact, cell by cell'), async (c) => {
    const { progress } = await import('../../domain/tasks/progress.ts');
    return c.json(
      Progress.parse({ indicators: await progress(c.get('ctx'), c.req.param('roadmap')) }),
    );
  })
  .post(
    '/:roadmap/confirmations',
    versioned,
    gives(Roadmap, 'Settle how the terms of an indicator make a whole', 'forbidden', 'state'),
    takes(Confirming),
    async (c) => {
      const version = readVersion(c);
      const { roadmap: id } = c.req.param();
      const roadmap = await (await deciding()).confirm(
        c.get('ctx'),
        id,
        version,
        c.req.valid('json'),
      );
      writeVersion(c, roadmap.version);
      return c.json(Roadmap.parse(roadmap));
    },
  )
  .post(
    '/:roadmap/closing',
    versioned,
    gives(Roadmap, 'Close: read-only from now on', 'forbidden', 'state'),
    takes(Closing),
    async (c) => {
      const version = readVersion(c);
      const { reason } = c.req.valid('json');
      const roadmap = await (await deciding()).close(
        c.get('ctx'),
        c.req.param('roadmap'),
        version,
        reason,
      );
      writeVersion(c, roadmap.version);
      return c.json(Roadmap.parse(roadmap));
    },
  )
  .delete(
    '/:roadmap/closing',
    versioned,
    gives(Roadmap, 'Open again what was closed', 'forbidden'),
    async (c) => {
      const version = readVersion(c);
      const roadmap = await (await deciding()).reopen(
        c.get('ctx'),
        c.req.param('roadmap'),
        version,
      );
      writeVersion(c, roadmap.version);
      return c.json(Roadmap.parse(roadmap));
    },
  )
  .get(
    '/:roadmap/editions/:number',
    gives(Version, 'What a version said', 'invalid'),
    async (c) => {
      const { number } = checked(Numbered, c.req.param());
      const said = await verbs.edition(c.get('ctx'), c.req.param('roadmap'), number);
      return c.json(Version.parse({ plan: said.plan, table: said.source !== undefined }));
    },
  )
  .get(
    '/:roadmap/editions/:number/files/:format',
    gives(DocumentUrl, 'A link to the table of a version as a file', 'invalid', 'state'),
    async (c) => {
      const { number, format } = checked(TableFile, c.req.param());
      return c.json(
        DocumentUrl.parse(await tableUrl(c.get('ctx'), c.req.param('roadmap'), number, format)),
      );
    },
  )
  .post(
    '/:roadmap/proposals',
    gives(
      ProposalHeading,
      'Take the table up again: for the next version, or moved by years',
      'forbidden',
      'state',
      'conflict',
    ),
    takes(Resume),
    async (c) => {
      const proposal = await (await import('../../domain/proposals/keeping.ts')).resume(
        c.get('ctx'),
        c.req.param('roadmap'),
        c.req.valid('json'),
      );
      return c.json(ProposalHeading.parse(proposal));
    },
  );
