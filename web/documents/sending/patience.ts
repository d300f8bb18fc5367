/** Loading until it is worth to try again: longer each time, each page at a moment of its own. */
import { signInAgain } from '../../door/state.ts';

const [first, longest] = [1000, 30_000];

/** Milliseconds before the next try after so many that failed in a row. */
export const pauseOf = (failed: number): number =>
  Math.min(longest, first * 2 ** failed) * (0.5 + Math.random() / 2);

/** Waits; the line that comes back, a person who asks, or the sign-in that was waited for end it sooner. */
export function rest(ms: number, stop: AbortSignal, woken: EventTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(), ms);
    const away = signInAgain.peek();
    const unsubscribe = signInAgain.subscribe((now) => away && !now && end());
    const abort = () => end(stop.reason);
    const wake = () => end();
    function end(reason?: unknown) {
      clearTimeout(timer);
      unsubscribe();
      removeEventListener('online', wake);
      woken.removeEventListener('wake', wake);
      stop.removeEventListener('abort', abort);
      if (reason) reject(reason);
      else resolve();
    }
    addEventListener('online', wake);
    woken.addEventListener('wake', wake);
    stop.addEventListener('abort', abort);
    if (stop.aborted) abort();
  });
}
