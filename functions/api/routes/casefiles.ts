/** Evidence by a selection: listed, and asked for as one ZIP, which is watched while it is made and taken by a link. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  Casefile,
  CasefileRequest,
  Casefiles,
  Evidence,
} from '../../contract/casefiles/casefile.ts';
import { Selection } from '../../contract/casefiles/selection.ts';
import { Day } from '../../contract/dates.ts';
import { DocumentUrl } from '../../contract/documents/document.ts';
import { After } from '../../contract/pages.ts';
import { clientId, slug } from '../../contract/text.ts';
import { asks, checked, type Env, gives, promised, takes } from '../verb.ts';

/** Few ask for them: what it takes is loaded then. */
const asking = () => import('../../domain/casefiles/asking.ts');
const listing = () => import('../../domain/casefiles/listing.ts');
const reading = () => import('../../domain/casefiles/reading.ts');

const Where = z.object({ roadmap: slug, day: Day, id: clientId });
const Side = z.object({ side: z.optional(slug) });
const Query = z.extend(Selection, After.shape);

export const casefiles = new Hono<Env>()
  .get(
    '/:roadmap/evidence',
    gives(
      Evidence,
      'Evidence by period, school or office, measure and state, by pages',
      'unreadable',
    ),
    asks(Query),
    async (c) => {
      const { roadmap } = c.req.param();
      const page = await (await listing()).evidence(c.get('ctx'), roadmap, c.req.valid('query'));
      return c.json(Evidence.parse({ evidence: page.items, next: page.next }));
    },
  )
  .get(
    '/:roadmap/casefiles',
    gives(Casefiles, 'The newest case files, those of a school or office or all', 'forbidden'),
    asks(Side),
    async (c) => {
      const { side } = c.req.valid('query');
      const casefiles = await (await reading()).list(c.get('ctx'), c.req.param('roadmap'), side);
      return c.json(Casefiles.parse({ casefiles }));
    },
  )
  .post(
    '/:roadmap/casefiles',
    promised,
    gives(
      Casefile,
      'Ask for a case file: one ZIP of all evidence of a selection',
      'forbidden',
      'conflict',
    ),
    takes(CasefileRequest),
    async (c) => {
      const { roadmap } = c.req.param();
      const asked = await (await asking()).ask(c.get('ctx'), roadmap, c.req.valid('json'));
      return c.json(Casefile.parse(asked), 202);
    },
  )
  .get(
    '/:roadmap/casefiles/:day/:id',
    gives(Casefile, 'A case file’s record, with progress', 'invalid'),
    async (c) =>
      c.json(
        Casefile.parse(await (await reading()).read(c.get('ctx'), checked(Where, c.req.param()))),
      ),
  )
  .get(
    '/:roadmap/casefiles/:day/:id/url',
    gives(DocumentUrl, 'A link to the ZIP of a case file', 'invalid', 'state'),
    async (c) => {
      const where = checked(Where, c.req.param());
      return c.json(DocumentUrl.parse(await (await reading()).urlOf(c.get('ctx'), where)));
    },
  );
