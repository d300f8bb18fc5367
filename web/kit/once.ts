/** An answer that several parts of a page ask for at once: asked once, and again when it is ten seconds old. */
const asked = new Map<string, Promise<unknown>>();

export function once<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const found = asked.get(name) as Promise<T> | undefined;
  if (found) return found;
  const fresh = ask();
  asked.set(name, fresh);
  setTimeout(() => asked.delete(name), 10_000);
  return fresh;
}
