/** Who may have evidence and case files: rows of the matrix of access. */
import { map, uuid } from '../../acts.ts';
import type { Given, Sample } from '../rooms.ts';

/** The rows, for a case file of all that an office asked for and one that a school asked for. */
export async function rows({ lyceum, imo }: Given) {
  const [all, own] = [uuid(), uuid()];
  await imo.post(`${map}/casefiles`, { id: all, selection: { period: '2021' } });
  await lyceum.post(`${map}/casefiles`, { id: own, selection: { side: 'lyceum-4' } });
  const offices = 'imo imo2 uo admin guest';
  const schools = 'lyceum head centre';
  const bystanders = 'tutor curator expired';
  const asking = (selection: object) => ({
    path: `${map}/casefiles`,
    body: () => ({ id: uuid(), selection }),
  });
  const reading = (rest: string) =>
    [
      { id: all, may: offices, hidden: `${schools} ${bystanders}` },
      { id: own, may: `lyceum head ${offices}`, hidden: `centre ${bystanders}` },
    ].map(({ id, may, hidden }) => ({
      path: `${map}/casefiles/2021-05-15/${id}${rest}`,
      none: `${map}/casefiles/2021-05-15/${uuid()}${rest}`,
      may,
      hidden,
    }));
  return {
    'GET /api/roadmaps/:roadmap/evidence': [
      { path: `${map}/evidence`, may: `tutor curator ${schools} ${offices}` },
      { path: `${map}/evidence?side=lyceum-4`, may: `tutor curator ${schools} ${offices}` },
    ],
    'GET /api/roadmaps/:roadmap/casefiles': [
      { path: `${map}/casefiles`, may: `${schools} ${offices}` },
      {
        path: `${map}/casefiles?side=lyceum-4`,
        may: `lyceum head ${offices}`,
        hidden: `centre ${bystanders}`,
      },
    ],
    'POST /api/roadmaps/:roadmap/casefiles': [
      { ...asking({}), may: offices },
      {
        ...asking({ side: 'lyceum-4' }),
        may: `lyceum head ${offices}`,
        hidden: `centre ${bystanders}`,
      },
      { ...asking({ side: 'imo' }), may: offices, hidden: `${schools} ${bystanders}` },
    ],
    'GET /api/roadmaps/:roadmap/casefiles/:day/:id': reading(''),
    'GET /api/roadmaps/:roadmap/casefiles/:day/:id/url': reading('/url'),
  };
}

/** Bodies for its routes. */
export const samples: Sample[] = [
  [
    'POST /api/roadmaps/{roadmap}/casefiles',
    'imo',
    `${map}/casefiles`,
    {
      id: uuid(),
      selection: { period: '2021', side: 'lyceum-4', measure: '1.4', state: 'accepted' },
    },
    [
      { id: uuid() },
      { id: uuid(), selection: { period: 2021 } },
      { id: uuid(), selection: { year: 2021 } },
      { id: uuid(), selection: { yaer: 2021 } },
    ],
  ],
];
