/** What waits for the reader, as the menu counts it. */
import * as z from 'zod/mini';

/** `submit`: of one's own tasks, those returned or overdue; `review`: reports to judge, `more` when these are not all. */
export const Counts = z.object({ submit: z.int(), review: z.int(), more: z.boolean() });
export type Counts = z.infer<typeof Counts>;
