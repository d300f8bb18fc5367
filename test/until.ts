/** Waiting for facts: however long a machine needs, nothing here says; only the bound of the suite ends it. */
export async function until(fact: () => unknown): Promise<void> {
  while (!(await fact())) await new Promise((next) => setTimeout(next, 5));
}
