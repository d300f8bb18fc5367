/** What is typed, kept in the browser at every key until the server has it. A browser without room does without. */

/** What was kept under a name, or undefined. */
export function recall<T>(name: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // No room or no right to keep it here: the server has it a moment later.
  }
}

/** Forgets what was kept under a name. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

/** What is kept here and is no typed text: which road map was open last, that somebody has left, which files are on their way. */
const harmless = /^(roadmap|leaving|file:.*)$/;

/** The names of what was typed here and has not come to the server. */
export function typed(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => !harmless.test(name));
  } catch {
    return [];
  }
}
