/**
 * Acts upon a task itself, as `transitions.ts` has those upon its items: which is allowed when, and to whom. Another term, another
 * target, why a fact falls short, an end before the plan's, words between the sides. Pure, without schemas.
 */

/** Where a task stands for them: `ended` by the office, which wants it no more. */
type Stand = 'open' | 'ended';

/**
 * Who may: `office`, whoever may judge, never for the side that owes it; `owner`, whoever hands in for that side; `party`,
 * whoever hands in or judges here; `reviewer`, whoever may judge.
 */
type Who = 'office' | 'owner' | 'party' | 'reviewer';

type Row = {
  from: readonly Stand[];
  who: Who;
  words: string;
  /** What was done, as the history has it. */
  said: string;
};

export const steps = {
  extend: { from: ['open'], who: 'office', words: 'Назначить другой срок', said: 'назначен срок' },
  retarget: {
    from: ['open'],
    who: 'office',
    words: 'Изменить плановое значение',
    said: 'изменено плановое значение',
  },
  explain: {
    from: ['open'],
    who: 'owner',
    words: 'Объяснить отклонение',
    said: 'указана причина отклонения',
  },
  end: {
    from: ['open'],
    who: 'office',
    words: 'Закрыть: больше не нужно',
    said: 'задача закрыта: больше не нужно',
  },
  resume: { from: ['ended'], who: 'office', words: 'Возобновить', said: 'задача возобновлена' },
  say: { from: ['open', 'ended'], who: 'party', words: 'Написать', said: 'сообщение' },
  note: {
    from: ['open', 'ended'],
    who: 'reviewer',
    words: 'Заметка для своих',
    said: 'заметка для своих',
  },
} as const satisfies Record<string, Row>;
export type Step = keyof typeof steps;
export const stepNames = Object.keys(steps) as Step[];
export const isStep = (act: string): act is Step => act in steps;

/** Who wants to act on a task: for which side, whether they may hand in for it, whether they may judge here. */
export type Stepper = { side: string; submits: boolean; reviews: boolean };

type Subject = { owes: string; ended: boolean };

/** Why this step is refused to this person now; undefined when it is not. */
export function stepRefusal(
  step: Step,
  { side, submits, reviews }: Stepper,
  { owes, ended }: Subject,
): 'foreign' | 'own-work' | 'state' | undefined {
  const { from, who } = steps[step] as Row;
  const may = { office: reviews, reviewer: reviews, owner: submits, party: submits || reviews };
  if (!may[who] || (who === 'owner' && side !== owes)) return 'foreign';
  if (!from.includes(ended ? 'ended' : 'open')) return 'state';
  return who === 'office' && side === owes ? 'own-work' : undefined;
}
