/**
 * Draws the table of acts (`functions/contract/tasks/transitions.ts`) as `docs/acts.md`; a test holds the two together.
 * After a change of the table: `DRAW=1 npx vitest run test/contract/transitions.test.ts`.
 */
import { steps } from '../../functions/contract/tasks/steps.ts';
import { itemStateWords, transitions } from '../../functions/contract/tasks/transitions.ts';

const who = {
  submitter: 'whoever may hand in for a side of the task',
  sender: 'the side that handed it in',
  head: 'the head of the school that handed it in',
  reviewer: 'whoever may judge, never the person who handed it in',
} as const;

const head = `# Acts upon an item

Made from the table in \`functions/contract/tasks/transitions.ts\`: the refusals of the server and the buttons of the pages
both come from it. An item never changes; its state is the fold of the acts (\`fold.ts\`), now or at any instant that is
past. A new act is a row of the table, what it does in \`fold.ts\`, its payload in \`acts.ts\`, and a verb that makes it; one that
says no more than why (a deed) is the row, what it does, and its words in \`words.ts\`, and nothing else. Where a measure asks
for the sign-off of the head, what a coordinator sends begins as \`signing\`.
`;

const ofTask = `## Acts upon the task itself

Made from the table in \`functions/contract/tasks/steps.ts\`. A task is \`open\` until the office ends it; another term and
another target hold until a version of the plan names them.
`;

const doers = {
  office: 'whoever may judge, never for the side that owes it',
  owner: 'whoever hands in for the side that owes it',
  party: 'whoever hands in or judges here',
  reviewer: 'whoever may judge; nobody else sees it',
} as const;

const nodes = { none: '[*]' } as Record<string, string>;
const node = (state: string) => nodes[state] ?? state;

/** The page, whole. */
export function draw(): string {
  const rows = Object.entries(transitions);
  const arrows = rows.flatMap(([name, { from, to }]) =>
    from.map((state) => `  ${node(state)} --> ${node(to)}: ${name}`),
  );
  const table = rows.map(
    ([name, { from, to, who: by, words }]) =>
      `| ${name} | ${words} | ${from.join(', ')} | ${to} | ${who[by]} |`,
  );
  const states = Object.entries(itemStateWords).map(([state, words]) => `| ${state} | ${words} |`);
  return [
    head,
    '```mermaid',
    'stateDiagram-v2',
    ...arrows,
    '  replaced --> returned: the mending is withdrawn',
    '```',
    '',
    '| act | in words | from | to | who may |',
    '|---|---|---|---|---|',
    ...table,
    '',
    '| state | in words |',
    '|---|---|',
    ...states,
    '',
    ofTask,
    '| act | in words | while | who may |',
    '|---|---|---|---|',
    ...Object.entries(steps).map(
      ([name, { from, who: by, words }]) =>
        `| ${name} | ${words} | ${from.join(', ')} | ${doers[by]} |`,
    ),
    '',
  ].join('\n');
}
