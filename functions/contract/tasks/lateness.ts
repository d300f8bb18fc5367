/** Whether an item was late, by its day of fulfilment and not by the day of typing (`docs/design.md` §2). Pure. */
import { type Day, endOf } from '../days.ts';
import type { Item } from './task.ts';

/** Fulfilled in time, but typed in after the term: «внесено позднее», which is not late. */
export const enteredLater = (item: Pick<Item, 'fulfilled' | 'at'>, due: Day | null): boolean =>
  due !== null && item.fulfilled <= due && item.at > endOf(due);

/** Fulfilled after the term. */
export const fulfilledLate = (item: Pick<Item, 'fulfilled'>, due: Day | null): boolean =>
  due !== null && item.fulfilled > due;
