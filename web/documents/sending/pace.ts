/** How fast a file goes, and in how long it will be there, in words. */
import { counted } from '../../../functions/contract/words.ts';
import { change } from './list.ts';

/** Over how many milliseconds the speed is taken. */
const window = 15_000;

/** Before that nothing is foretold. */
const settles = 3_000;

/** «Осталось около 3 минут»; «меньше минуты» at the end. */
function leftWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return 'осталось меньше минуты';
  if (minutes < 100) return `осталось около ${counted(minutes, 'минуты', 'минут', 'минут')}`;
  return `осталось около ${counted(Math.round(minutes / 60), 'часа', 'часов', 'часов')}`;
}

/** How often a bar moves, in milliseconds. */
const frame = 200;

/** Watches how bytes arrive; tells of what is left, or nothing while that is not known. */
function openPace() {
  let seen: { at: number; bytes: number }[] = [];
  return (bytes: number, size: number): string | undefined => {
    const at = performance.now();
    // A part that has to be sent again sets the count back: it begins anew.
    if (bytes < (seen.at(-1)?.bytes ?? 0)) seen = [];
    seen = [...seen.filter((one) => at - one.at < window), { at, bytes }];
    const first = seen[0] as { at: number; bytes: number };
    const [took, moved] = [at - first.at, bytes - first.bytes];
    if (took < settles || moved <= 0 || bytes >= size) return undefined;
    return leftWords(((size - bytes) * took) / moved / 1000);
  };
}

/** Tells the list how much of a file has been read, not oftener than eyes can see. */
export const reading = (key: string) => throttled((arrived: number) => change(key, { arrived }));

/** Tells the list how much of a file has arrived, and in how long the rest will. */
export function arriving(key: string, size: number) {
  const pace = openPace();
  return throttled((arrived) =>
    change(key, {
      arrived,
      left: pace(arrived, size),
      ...(arrived > 0 && { step: 'sending', sentence: undefined }),
    }),
  );
}

function throttled(tell: (bytes: number) => void) {
  let last = Number.NEGATIVE_INFINITY;
  return (bytes: number) => {
    const now = performance.now();
    if (now - last < frame) return;
    last = now;
    tell(bytes);
  };
}
