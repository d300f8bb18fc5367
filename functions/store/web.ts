/** The web outside, as the schedule looks at it. What looks at pages (`looks.ts`) is loaded on first use: the API never does. */
import type { Options, Seen } from './looks.ts';

/** The web as it may be looked at. `see` never throws: what went wrong is what was seen. */
export function openWeb(options: Options = {}) {
  return {
    see: async (address: string): Promise<Seen> => {
      const { openLooks } = await import('./looks.ts');
      return openLooks(options).see(address);
    },
  };
}
export type Web = ReturnType<typeof openWeb>;
