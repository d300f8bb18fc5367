/** What anybody may read without signing in. */
import * as z from 'zod/mini';
import { Day } from './dates.ts';
import { YearTotals } from './summaries/summary.ts';

export const Site = z.object({
  municipality: z.string(),
  goal: z.string(),
  today: Day,
  /** The day on which a demonstration stands; null where today is today. */
  demonstration: z.nullable(Day),
  roadmap: z.nullable(
    z.object({
      id: z.string(),
      title: z.string(),
      years: z.array(z.int()),
      measures: z.int(),
      sections: z.array(z.string()),
      /** From the newest summary: how many cells of each year stand where. */
      asOf: z.nullable(Day),
      totals: z.array(YearTotals),
    }),
  ),
});
export type Site = z.infer<typeof Site>;
