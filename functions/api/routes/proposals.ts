/** Proposals: tables that are being read into a plan, and their approval. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  Approval,
  Begin,
  Proposal,
  ProposalHeading,
  ProposalInput,
} from '../../contract/proposals/proposal.ts';
import { Known } from '../../contract/reading/reading.ts';
import { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { Foretold } from '../../contract/tasks/foretold.ts';
import type { Context } from '../../domain/context.ts';
import { type Env, gives, readVersion, tagged, takes, versioned, writeVersion } from '../verb.ts';

/** Few prepare a plan or decide of it: what it takes is loaded then. */
const keeping = () => import('../../domain/proposals/keeping.ts');
const knowing = async (ctx: Context) =>
  (await import('../../domain/proposals/known.ts')).knownOf(ctx);
const deciding = () => import('../../domain/proposals/approving.ts');

const Proposals = z.object({ proposals: z.array(ProposalHeading) });
/** `known`: what the reading is made with, so that a page makes it as the house does. */
const Opened = z.object({ proposal: Proposal, known: Known });

export const proposals = new Hono<Env>()
  .get('/', gives(Proposals, 'Plans that are being prepared', 'forbidden'), async (c) =>
    c.json(Proposals.parse({ proposals: await (await keeping()).list(c.get('ctx')) })),
  )
  .post(
    '/',
    gives(Opened, 'Bring a table', 'forbidden', 'conflict', 'too-large'),
    takes(Begin),
    async (c) => {
      const ctx = c.get('ctx');
      const proposal = await (await keeping()).begin(ctx, c.req.valid('json'));
      return c.json(Opened.parse({ proposal, known: await knowing(ctx) }));
    },
  )
  .get(
    '/:proposal',
    tagged,
    gives(Opened, 'A proposal, and what it is read with', 'forbidden'),
    async (c) => {
      const ctx = c.get('ctx');
      const proposal = await (await keeping()).read(ctx, c.req.param('proposal'));
      writeVersion(c, proposal.version);
      return c.json(Opened.parse({ proposal, known: await knowing(ctx) }));
    },
  )
  .put(
    '/:proposal',
    versioned,
    gives(ProposalHeading, 'Save what was answered and changed', 'forbidden', 'too-large'),
    takes(ProposalInput),
    async (c) => {
      const version = readVersion(c);
      const { proposal: id } = c.req.param();
      const saved = await (await keeping()).save(c.get('ctx'), id, version, c.req.valid('json'));
      writeVersion(c, saved.version);
      return c.json(ProposalHeading.parse(saved));
    },
  )
  .delete(
    '/:proposal',
    versioned,
    gives(ProposalHeading, 'Throw a proposal away; saving it again takes it up', 'forbidden'),
    async (c) => {
      const id = c.req.param('proposal');
      const gone = await (await keeping()).drop(c.get('ctx'), id, readVersion(c));
      writeVersion(c, gone.version);
      return c.json(ProposalHeading.parse(gone));
    },
  )
  .get(
    '/:proposal/changes',
    gives(Foretold, 'Which tasks appear, change, fall away', 'forbidden', 'state'),
    async (c) =>
      c.json(
        Foretold.parse(await (await deciding()).foretell(c.get('ctx'), c.req.param('proposal'))),
      ),
  )
  .post(
    '/:proposal/approval',
    versioned,
    gives(Roadmap, 'Approve: tasks follow', 'forbidden', 'state', 'too-large'),
    takes(Approval),
    async (c) => {
      const version = readVersion(c);
      const { proposal: id } = c.req.param();
      const { approve } = await deciding();
      const roadmap = await approve(c.get('ctx'), id, version, c.req.valid('json'));
      writeVersion(c, roadmap.version);
      return c.json(Roadmap.parse(roadmap));
    },
  );
