/** Numbers of measures: labels, not a sequence (3.2, 3.4, 4.2 and 4.6 are not there), so they are only ordered. */

/** Order by number as people read it: 1.10 after 1.9. */
export function byNumber(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
