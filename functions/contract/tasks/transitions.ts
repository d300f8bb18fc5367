/**
 * Which act upon an item is allowed in which state, and to whom; acts upon a task itself stand beside it (`steps.ts`). The
 * refusals of the server and the buttons of the pages both ask it, and the diagram in `docs/acts.md` is drawn from it. Pure,
 * without schemas: pages reckon with it too.
 */

/** Where an item stands: a returned one that was mended is `replaced`. */
export const itemStates = [
  'signing',
  'waiting',
  'accepted',
  'returned',
  'replaced',
  'withdrawn',
] as const;
export type ItemState = (typeof itemStates)[number];

export const itemStateWords: Record<ItemState, string> = {
  signing: 'На подписи у директора',
  waiting: 'На проверке',
  accepted: 'Принято',
  returned: 'Возвращено',
  replaced: 'Исправлено новым',
  withdrawn: 'Отозвано',
};

/** Where a task stands for those who owe it. `ahead`: its term has not begun, so nothing can be handed
 * in; `dropped`: the plan asks for it no more; `ended`: the office does not; `signing`: it waits for
 * the head; `not-held`: what lacks was not held. */
export const taskStates = [
  'overdue',
  'returned',
  'open',
  'signing',
  'waiting',
  'done',
  'ahead',
  'dropped',
  'ended',
  'not-held',
] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * Who may: `submitter`, whoever may hand in for a side of the task; `sender`, the side that handed in this very item;
 * `head`, the head of that side, where the plan asks for a sign-off; `reviewer`, whoever may judge, but never the person who
 * handed it in (`docs/design.md` §2).
 */
type Who = 'submitter' | 'sender' | 'head' | 'reviewer';

/** `says`: it is a deed, asked for by the items alone and by why, which may or must be said. */
type Transition = {
  from: readonly (ItemState | 'none')[];
  to: ItemState;
  who: Who;
  words: string;
  says?: 'may-say-why' | 'say-why';
};

export const transitions = {
  send: { from: ['none'], to: 'waiting', who: 'submitter', words: 'Сдать' },
  sign: {
    from: ['signing'],
    to: 'waiting',
    who: 'head',
    words: 'Подписать и отправить',
    says: 'may-say-why',
  },
  mend: { from: ['returned'], to: 'replaced', who: 'sender', words: 'Исправить новым' },
  accept: { from: ['waiting'], to: 'accepted', who: 'reviewer', words: 'Принять' },
  return: { from: ['waiting'], to: 'returned', who: 'reviewer', words: 'Вернуть на доработку' },
  withdraw: {
    from: ['signing', 'waiting', 'returned'],
    to: 'withdrawn',
    who: 'sender',
    words: 'Отозвать',
    says: 'may-say-why',
  },
  reopen: {
    from: ['accepted'],
    to: 'waiting',
    who: 'reviewer',
    words: 'Отменить принятие',
    says: 'say-why',
  },
} as const satisfies Record<string, Transition>;
export type Move = keyof typeof transitions;

/** Moves that are deeds, and those of them that say so much. */
type DeedThat<Says> = {
  [M in Move]: (typeof transitions)[M] extends { says: Says } ? M : never;
}[Move];
export type Deed = DeedThat<string>;
export const deeds = (Object.keys(transitions) as Move[]).filter(
  (move): move is Deed => 'says' in transitions[move],
);
export const deedsThat = <Says extends 'may-say-why' | 'say-why'>(says: Says) =>
  deeds.filter((deed) => transitions[deed].says === says) as DeedThat<Says>[];

/** Who wants to act: the person, the sides for which they may hand in here, whether they may judge here, whose head they are. */
export type Actor = {
  id: string;
  sides: readonly string[];
  reviews: boolean;
  heads?: readonly string[];
};

/** What is looked at of an item. */
type Subject = { state: ItemState; by: { id: string; side: string } };

/** Why a move upon an item is refused. */
type Refusal = 'state' | 'foreign' | 'own-work';

/** Why this actor may not do it to this item now; undefined when they may. */
export function refusalOf(move: Move, actor: Actor, item: Subject): Refusal | undefined {
  const { from, who } = transitions[move] as Transition;
  if (who === 'reviewer' && !actor.reviews) return 'foreign';
  if (who === 'head' && !actor.heads?.includes(item.by.side)) return 'foreign';
  if (who === 'sender' && !actor.sides.includes(item.by.side)) return 'foreign';
  if (!from.includes(item.state)) return 'state';
  return who === 'reviewer' && item.by.id === actor.id ? 'own-work' : undefined;
}

/** Whether this actor may do it to this item now. */
export const mayMove = (move: Move, actor: Actor, item: Subject): boolean =>
  refusalOf(move, actor, item) === undefined;
