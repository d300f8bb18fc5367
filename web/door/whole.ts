/** Lists that come by pages, read to their end. Apart from the door: a report asks for none. */

/** Everything of a list that comes by pages. */
export async function whole<T>(
  page: (query: { after?: string }) => Promise<{ tasks: T[]; next?: string | undefined }>,
): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const { tasks, next } = await page(after === undefined ? {} : { after });
    found.push(...tasks);
    after = next;
  } while (after);
  return found;
}
