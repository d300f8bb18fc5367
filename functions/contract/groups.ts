/** What belongs together: pages are promised to browsers that are older than `Map.groupBy`. */

/** What is given by a key of each, in the order in which they come. */
export function grouped<Key, One>(list: Iterable<One>, keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
