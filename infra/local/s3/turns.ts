// Changes of one key go one after another, so that `If-None-Match: *` and the index cannot be
// overtaken between the look and the rename; different keys do not wait for each other.

/** Makes a queue per key: the work given for a key starts when the work before it has ended. */
export function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<void>>();
  return (key, work) => {
    const run = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = run.then(
      () => {},
      () => {},
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return run;
  };
}
