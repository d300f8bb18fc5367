/** Bodies for every route that takes one: one that fits its schema, and some that do not. */
import { accept, item, map, owed, uuid } from './acts.ts';
import { rooms, type Sample } from './rooms/rooms.ts';

/** The samples; `person`: whose rights are acted upon. */
export const samplesOf = (person: string): Sample[] => [
  ...rooms.flatMap(({ samples }) => samples),
  [
    'POST /api/roadmaps/{roadmap}/tasks/{task}/submissions',
    'lyceum',
    `${map}/tasks/${owed.publication}/submissions`,
    { id: uuid(), items: [item()] },
    [
      {},
      { id: 'x', items: [item()] },
      { id: uuid(), items: [] },
      { id: uuid(), items: [item({ counts: 1000 })] },
    ],
  ],
  [
    'PUT /api/roadmaps/{roadmap}/tasks/{task}/draft',
    'lyceum',
    `${map}/tasks/${owed.publication}/draft`,
    { submission: uuid(), items: [], comment: '' },
    [
      { submission: uuid(), items: [] },
      { submission: uuid(), items: [{}], comment: '' },
    ],
  ],
  [
    'POST /api/roadmaps/{roadmap}/tasks/{task}/reviews',
    'imo',
    `${map}/tasks/${owed.publication}/reviews`,
    { id: uuid(), decisions: [accept(uuid())] },
    [
      { id: uuid(), decisions: [] },
      { id: uuid(), decisions: [{ item: 'x', verdict: 'maybe' }] },
    ],
  ],
  [
    'POST /api/roadmaps/{roadmap}/tasks/{task}/acts',
    'lyceum',
    `${map}/tasks/${owed.publication}/acts`,
    { act: 'withdraw', id: uuid(), items: [uuid()], comment: 'Не тот документ' },
    [
      { act: 'withdraw', id: uuid() },
      { act: 'withdraw', id: uuid(), items: [] },
      { act: 'withdraw', id: 'x', items: [uuid()] },
      { act: 'dance', id: uuid(), items: [uuid()] },
      { act: 'reopen', id: uuid(), items: [uuid()] },
      { act: 'reopen', id: uuid(), items: [], comment: 'Принято по ошибке' },
    ],
  ],
  [
    'POST /api/roadmaps/{roadmap}/summaries',
    'imo',
    `${map}/summaries`,
    { id: uuid(), asOf: '2021-05-01' },
    [{ id: uuid() }, { id: uuid(), asOf: 'вчера' }, { id: uuid(), asOf: 1 }],
  ],
  [
    'POST /api/people',
    'admin',
    '/people',
    { id: uuid(), email: 'a@b.ru', name: 'А', right: { role: 'imo' } },
    [
      { id: uuid(), email: 'a@b.ru', name: 'А' },
      { id: 'x', email: 'a@b.ru', name: 'А', right: { role: 'imo' } },
      { id: uuid(), email: 'a@b.ru', name: 'А', right: { role: 'x' } },
    ],
  ],
  [
    'POST /api/people/{person}/acts',
    'admin',
    `/people/${person}/acts`,
    { id: uuid(), act: 'end', right: 'x', until: null },
    [
      { id: uuid(), act: 'dance' },
      { id: uuid(), act: 'grant' },
      { id: uuid(), act: 'revoke', rights: [] },
      { id: uuid(), act: 'end', right: 'x' },
      { id: 'x', act: 'rename', name: 'Методист' },
    ],
  ],
  ['POST /api/session/code', 'imo', '/session/code', { email: 'a@b.ru' }, [{}, { email: 1 }]],
  [
    'POST /api/session',
    'imo',
    '/session',
    { email: 'a@b.ru', code: '123456', attempt: uuid() },
    [
      { email: 'a@b.ru', code: 1 },
      { email: 'a@b.ru', code: '123456', attempt: 'x' },
    ],
  ],
];
