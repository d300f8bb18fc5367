/** Numbers of measures as they are printed, and keys of our own that are never the same twice. */
import { russian } from './letters.ts';

/** «1.1.» → «1.1», «8a» with a Latin letter → «8а»; null where it is no number. */
export function labelOf(raw: string): string | null {
  const bare = raw
    .replace(/[\s\u00ad\u200b]+/g, '')
    .replace(/^(?:№|п\.)/iu, '')
    .replace(/[.):;,]+$/u, '')
    .replace(/[-–—,]/g, '.');
  if (
    !/^(?:\d{1,3}\p{L}{0,2}|\p{L}{1,4}\d{0,3})(?:\.(?:\d{1,3}\p{L}{0,2}|\p{L}{1,2}))*$/u.test(bare)
  )
    return null;
  const digits = /\d/.test(bare);
  return digits ? bare.replace(/[A-Za-z]+/g, (letters) => russian(letters.toLowerCase())) : bare;
}

/** A number at the beginning of a title, where the table has no column for it: «1.2. Проведение…». */
export const labelIn = (title: string): string | null =>
  /^\s*(\d{1,2}(?:\.\d{1,2})*)(?:[.)]\s|\s)/u.exec(title)?.[1] ?? null;

export const depth = (label: string): number => label.split('.').length;
export const prefix = (label: string): string => label.split('.').slice(0, -1).join('.');

/** Keys: the label, or «label~1», «label~2» where it stands more than once. */
export function keys(labels: string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    if (labels.filter((one) => one === label).length === 1) return label;
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return `${label}~${count}`;
  });
}

/** Where a number is skipped: pairs of neighbours with what lies between. */
export function gaps(labels: string[]): { between: [string, string]; missing: string[] }[] {
  const last = new Map<string, string>();
  return labels.flatMap((label) => {
    const of = prefix(label);
    const before = last.get(of);
    const n = Number(/\d+/.exec(label.split('.').at(-1) ?? '')?.[0] ?? Number.NaN);
    const m = Number(/\d+/.exec(before?.split('.').at(-1) ?? '')?.[0] ?? Number.NaN);
    if (!Number.isNaN(n)) last.set(of, label);
    if (before === undefined || !(n - m > 1)) return [];
    const missing = Array.from(
      { length: Math.min(n - m - 1, 5) },
      (_, i) => `${of ? `${of}.` : ''}${m + 1 + i}`,
    );
    return [{ between: [before, label] as [string, string], missing }];
  });
}
