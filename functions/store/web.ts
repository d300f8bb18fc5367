/** The web outside, as the schedule looks at it. What visits pages (`visit.ts`) is loaded on first use: the API never does. */
import type { Options, Seen } from './visit.ts';

/** The web as it may be looked at. `see` never throws: what went wrong is what was seen. */
export function openWeb(options: Options = {}) {
  return {
    see: async (address: string): Promise<Seen> => {
      const { openVisits } = await import('./visit.ts');
      return openVisits(options).see(address);
    },
  };
}
export type Web = ReturnType<typeof openWeb>;
