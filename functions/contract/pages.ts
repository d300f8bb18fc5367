/** Lists by pages. */
import * as z from 'zod/mini';

/** Where the page before ended: the `next` of its answer, never made by hand. */
export const After = z.object({
  after: z.optional(z.string().check(z.maxLength(500, 'too-long'))),
});
